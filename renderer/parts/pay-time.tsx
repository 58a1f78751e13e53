import type { PayView } from '../../electron/contract/pay-view.ts'
import { clockText } from '../language/moment.ts'
import { phrase } from '../language/phrase.ts'
import { Spoken } from './spoken.tsx'
import { useMsLeft } from './time-left.ts'

/** How long one may still pay. */
export function PayTime({ view }: { readonly view: PayView }) {
  return (
    <p className="time-left" role="timer">
      <span><Spoken sentence={phrase('pay.timeLeft')} /></span>
      <strong>{clockText(useMsLeft(view))}</strong>
    </p>
  )
}
