import type { BoardView } from '../../electron/contract/board.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { Panel, Push } from './board-panel.tsx'
import type { BoardProps } from './board-panel.tsx'

/** The demo terminal for payment without money, and who stands before it; nothing where there is none. */
export function Cashless({ board: { cashless }, command }: BoardProps) {
  const { say } = useSpeech()
  if (cashless === null) return null
  const { asking, payments } = cashless
  return (
    <Panel title={phrase('board.cashless')}>
      <p className="state" data-testid="cashless">
        {say(asking === null ? phrase('board.cashless.idle') : phrase('board.cashless.asking', { amount: { yen: asking } }))}
      </p>
      <div className="pushes">
        <Push name={phrase('board.cashless.pay')} testid="pay-cashless" disabled={asking === null} push={() => command({ kind: 'payCashless' })} />
        <Push name={phrase('board.cashless.refuse')} testid="refuse-cashless" disabled={asking === null} push={() => command({ kind: 'refuseCashless' })} />
      </div>
      <ul className="payments">
        {payments.map((payment) => <li key={payment.reference} data-testid="payment"><Whereabouts payment={payment} /></li>)}
      </ul>
    </Panel>
  )
}

type Payment = NonNullable<BoardView['cashless']>['payments'][number]

/** Where the money of one payment is now. */
function Whereabouts({ payment: { reference, ...sums } }: { readonly payment: Payment }) {
  const { say } = useSpeech()
  const places = (['setAside', 'captured', 'released'] as const).filter((place) => sums[place] > 0)
  return (
    <>
      <span className="reference">{reference}</span>
      {places.map((place) => <span key={place} className="sum">{say(phrase(`board.cashless.${place}`, { amount: { yen: sums[place] } }))}</span>)}
      {places.length === 0 && <span className="sum">{say(phrase('board.cashless.nothing'))}</span>}
    </>
  )
}
