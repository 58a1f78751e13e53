import type { PayLine, PayView } from '../../electron/contract/pay-view.ts'
import { clockText } from '../language/moment.ts'
import { phrase } from '../language/phrase.ts'
import type { Phrase } from '../language/phrase.ts'
import { AcceptedMoney } from '../parts/coins.tsx'
import { Figure, Figures } from '../parts/figures.tsx'
import { OrderLines } from '../parts/order-lines.tsx'
import { Progress } from '../parts/progress.tsx'
import { Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'
import { useMsLeft } from '../parts/time-left.ts'

/** ⑫ 料金支払い. */
export function PayScreen({ view }: { readonly view: PayView }) {
  const { lines, failed, due, inserted, accepts, change } = view
  const remaining = due - inserted
  const several = lines.length + failed.length > 1
  return (
    <Screen
      name="pay" layout="sides" question={phrase(remaining > 0 ? 'pay.question' : 'pay.enough')}
      more={several ? [] : lines.flatMap(wordsOf)}
      reading={(
        <>
          {several && <OrderLines failed={failed} lines={lines} />}
          <div className={several ? 'accepted brief' : 'accepted'}>
            <p className="more"><Spoken sentence={phrase('pay.accepts')} /></p>
            <AcceptedMoney accepts={accepts} />
          </div>
          <div className={several ? 'remarks brief' : 'remarks'}>
            {!(several && change) && <p><Spoken sentence={phrase(change ? 'pay.change' : 'pay.exact')} /></p>}
            <p><Spoken sentence={phrase('pay.cancel')} /></p>
          </div>
        </>
      )}
      band={{ leave: 'cancel', note: <TimeLeft view={view} /> }}
    >
      <Figures after={<Progress share={due === 0 ? 1 : inserted / due} name={phrase('pay.inserted')} />}>
        <Figure name={phrase('pay.fee')} yen={due} />
        <Figure name={phrase('pay.inserted')} yen={inserted} />
        <Figure name={phrase(remaining < 0 ? 'pay.overpaid' : 'pay.remaining')} yen={Math.abs(remaining)} main />
      </Figures>
    </Screen>
  )
}

function wordsOf({ certificate, fee, copies }: PayLine): readonly Phrase[] {
  return [phrase(`certificate.${certificate}`), phrase('money.feeTimesCopies', { fee: { yen: fee }, count: copies })]
}

function TimeLeft({ view }: { readonly view: PayView }) {
  return (
    <p className="time-left" role="timer">
      <span><Spoken sentence={phrase('pay.timeLeft')} /></span>
      <strong>{clockText(useMsLeft(view))}</strong>
    </p>
  )
}
