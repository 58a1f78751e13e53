import type { RegisteredView } from '../../electron/contract/origin-view.ts'
import type {
  Held, LeavingView, OutOfServiceView, RefundView, ScreenView, TakePaperView, TakeReceiptView, TroubleView,
} from '../../electron/contract/view.ts'
import type { Refusal } from '../../electron/contract/words.ts'
import { phoneRefusals } from '../language/reason-words.ts'
import { slipKey } from '../parts/owed-slip.ts'
import type { Clip } from './clip.ts'

/** Where something has ended, well or not. */
export type EndingView = Extract<ScreenView, {
  name: 'cardRefused' | 'why' | 'takePaper' | 'takeReceipt' | 'registered' | 'refund' | 'refused' | 'trouble' | 'outOfService' | 'leaving'
}>

/** ⑭, ⑮ and every other ending: what happened, and what to take or do. Amounts and reference numbers are on the screen alone. */
export function endingClips(screen: EndingView): readonly Clip[] {
  switch (screen.name) {
    case 'why': return refusalClips(screen.reason, 'card')
    case 'cardRefused': case 'refused':
      return [...refusalClips(screen.reason, screen.holding), ...where(screen.card, `refused.${screen.holding}`)]
    case 'takePaper': return takePaperClips(screen)
    case 'takeReceipt': return takeReceiptClips(screen)
    case 'registered': return registeredClips(screen)
    case 'refund': return refundClips(screen)
    case 'trouble': return troubleClips(screen)
    case 'outOfService': return outOfServiceClips(screen)
    case 'leaving': return leavingClips(screen)
  }
}

function where(so: boolean, clip: Clip): readonly Clip[] {
  return so ? [clip] : []
}

/** What can't be done, and where to go. */
function refusalClips(reason: Refusal, holding: Held): readonly Clip[] {
  const own = holding === 'phone' ? phoneRefusals.find((each) => each === reason) : undefined
  return [own === undefined ? `refusal.${reason}.what` : `refusal.${own}.phone.what`, `refusal.${reason}.go`]
}

function takePaperClips({ card, change, failed, sensor }: TakePaperView): readonly Clip[] {
  return [
    'takePaper.question', ...where(card, 'refused.card'), ...where(change > 0, 'refund.tray'),
    ...where(failed.length > 0, 'failed.charge'), sensor ? 'takePaper.sensor' : 'takePaper.confirm',
  ]
}

function takeReceiptClips({ receipt, paperStillThere, card, holding }: TakeReceiptView): readonly Clip[] {
  const left = [...where(paperStillThere, 'takeReceipt.paperStillThere'), ...where(card, `refused.${holding}`)]
  switch (receipt) {
    case 'printing': return ['takeReceipt.printing', 'takeReceipt.wait', ...left]
    case 'outlet': return ['takeReceipt.question', ...left]
    case 'failed': return ['takeReceipt.failed', 'takeReceipt.askStaff', ...left]
  }
}

function registeredClips({ card, slip }: RegisteredView): readonly Clip[] {
  return [
    'registered.question', ...(slip === 'taken' ? [] : [`registered.slip.${slip}` as const]), ...where(card, 'refused.card'),
    'registered.days',
  ]
}

function refundClips({ reason, returned, owed, slip, done, card, holding }: RefundView): readonly Clip[] {
  const short = done && owed > 0
  return [
    ...(reason === null ? [] : [`refusal.${reason}.what` as const]),
    done ? (short ? 'refund.short' : 'refund.question') : 'refund.running',
    ...where(short, slipKey(slip)), ...where(returned > 0, 'refund.tray'), ...where(card, `refund.${holding}`),
  ]
}

function troubleClips({ fault, returned, owed, slip, card, holding, paper, done }: TroubleView): readonly Clip[] {
  return [
    'trouble.question', fault === 'card.failed' && holding === 'phone' ? 'fault.card.failed.phone' : `fault.${fault}.what`,
    ...where(!done, 'trouble.settling'), ...where(returned > 0, 'refund.tray'), ...where(done && owed > 0, slipKey(slip)),
    ...where(card, `trouble.${holding}`), ...where(paper, 'trouble.paper'),
  ]
}

function outOfServiceClips({ faults, closed, card, paper }: OutOfServiceView): readonly Clip[] {
  const left = [...where(card, 'outOfService.card'), ...where(paper, card ? 'outOfService.paperToo' : 'outOfService.paper')]
  if (faults.length > 0) return ['outOfService.question', 'outOfService.more', ...left]
  if (closed !== null) return [...refusalClips(closed.reason, 'card'), ...left]
  return left.length > 0 ? [...left, 'outOfService.free'] : ['outOfService.question', 'outOfService.more']
}

function leavingClips({ card, holding, receipt, reason }: LeavingView): readonly Clip[] {
  const words: readonly Clip[] = card ? [`leaving.${holding}`, `leaving.${reason}`] : [`leaving.${reason}`, 'leaving.erasing']
  return [...words, ...where(receipt, 'leaving.receipt')]
}
