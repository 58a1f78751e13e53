import type { PayView } from '../../electron/contract/pay-view.ts'
import { phrase } from '../language/phrase.ts'
import { Figure, Figures } from '../parts/figures.tsx'
import { Note } from '../parts/note.tsx'
import { OrderLines } from '../parts/order-lines.tsx'
import { isSeveral, wordsOfOne } from '../parts/paid-for.ts'
import { PayTime } from '../parts/pay-time.tsx'
import { Screen } from '../parts/screen.tsx'
import { WaysToPay } from '../parts/ways-to-pay.tsx'

/** ⑫ 料金支払い, before anything has been put in, where there is a terminal beside. */
export function PayChoiceScreen({ view }: { readonly view: PayView }) {
  const { lines, failed, due, declined } = view
  return (
    <Screen
      name="pay" layout="stack" question={phrase('pay.question')} more={wordsOfOne(view)}
      reading={(
        <>
          <Figures><Figure name={phrase('pay.fee')} yen={due} main /></Figures>
          {declined && <Note vital kind="warning" lines={[phrase('pay.declined')]} />}
          {isSeveral(view) && <OrderLines failed={failed} lines={lines} />}
        </>
      )}
      band={{ leave: 'cancel', note: <PayTime view={view} /> }}
    >
      <WaysToPay {...view} />
    </Screen>
  )
}
