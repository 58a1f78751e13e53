import type { PayView } from '../../electron/contract/pay-view.ts'
import { phrase } from '../language/phrase.ts'
import { TouchButton } from './button.tsx'
import { ChangeRemark } from './change-remark.tsx'
import { AcceptedMoney } from './coins.tsx'
import { CashlessMeans } from './paying-pictures.tsx'
import { Spoken } from './spoken.tsx'

/** Money, or the terminal beside: two panels of one size, and each says what is to be done for it. Only the second is touched. */
export function WaysToPay({ accepts, change }: Pick<PayView, 'accepts' | 'change'>) {
  return (
    <div className="ways">
      <div className="way">
        <p className="way-name"><Spoken sentence={phrase('pay.cash')} /></p>
        <AcceptedMoney brief accepts={accepts} />
        {change && <p className="way-how"><Spoken sentence={phrase('pay.cash.how')} /></p>}
        <ChangeRemark change={change} />
      </div>
      <TouchButton look="plain" touch={{ kind: 'payCashless' }} testid="pay-cashless" words={phrase('pay.cashless')}>
        <span className="way-name"><Spoken sentence={phrase('pay.cashless')} /></span>
        <CashlessMeans />
        <span className="way-how"><Spoken sentence={phrase('pay.cashless.how')} /></span>
      </TouchButton>
    </div>
  )
}
