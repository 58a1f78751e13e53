import type { PayView } from '../../electron/contract/pay-view.ts'
import { phrase } from '../language/phrase.ts'
import { ChangeRemark } from '../parts/change-remark.tsx'
import { AcceptedMoney } from '../parts/coins.tsx'
import { Figure, Figures } from '../parts/figures.tsx'
import { Note } from '../parts/note.tsx'
import { OrderLines } from '../parts/order-lines.tsx'
import { isSeveral, wordsOfOne } from '../parts/paid-for.ts'
import { PayTime } from '../parts/pay-time.tsx'
import { Progress } from '../parts/progress.tsx'
import { Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'

/** ⑫ 料金支払い in money. */
export function PayScreen({ view }: { readonly view: PayView }) {
  const { lines, failed, due, inserted, accepts, change, declined } = view
  const remaining = due - inserted
  const several = isSeveral(view)
  return (
    <Screen
      name="pay" layout="sides" question={phrase(remaining > 0 ? 'pay.question' : 'pay.enough')} more={wordsOfOne(view)}
      reading={(
        <>
          {declined && inserted === 0 && <Note vital kind="warning" lines={[phrase('pay.declined')]} />}
          {!change && <ChangeRemark change={change} />}
          {several && <OrderLines failed={failed} lines={lines} />}
          <div className={several ? 'accepted brief' : 'accepted'}>
            {accepts.length > 0 && <p className="more"><Spoken sentence={phrase('pay.accepts')} /></p>}
            {accepts.length > 0 && <AcceptedMoney accepts={accepts} />}
          </div>
          <div className={several ? 'remarks brief' : 'remarks'}>
            {change && !several && <ChangeRemark change={change} />}
            <p><Spoken sentence={phrase('pay.cancel')} /></p>
          </div>
        </>
      )}
      band={{ leave: 'cancel', note: <PayTime view={view} /> }}
    >
      <Figures after={<Progress share={due === 0 ? 1 : inserted / due} name={phrase('pay.inserted')} />}>
        <Figure name={phrase('pay.fee')} yen={due} />
        <Figure name={phrase('pay.inserted')} yen={inserted} />
        <Figure name={phrase(remaining < 0 ? 'pay.overpaid' : 'pay.remaining')} yen={Math.abs(remaining)} main />
      </Figures>
    </Screen>
  )
}
