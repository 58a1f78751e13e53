import type { ScreenView } from '../../electron/contract/view.ts'

/** The ways through the service as the customer counts their steps: a certificate, and the 利用登録 for 本籍地証明書. */
export const trails = {
  certificate: ['reading', 'pin', 'certificate', 'content', 'payment', 'receiving'],
  registration: ['origin', 'sameCard', 'checkNumber', 'sent'],
} as const
export type Trail = (typeof trails)[keyof typeof trails]
export type TrailStep = Trail[number]

/** The trail that a step is on. */
export function trailOf(step: TrailStep): readonly TrailStep[] {
  return trails.certificate.some((each) => each === step) ? trails.certificate : trails.registration
}

/** Which step a screen belongs to; null where nothing has begun or nothing goes on. */
export function stepOf(view: ScreenView): TrailStep | null {
  switch (view.name) {
    case 'reading': case 'cardRefused': return 'reading'
    // カードAP asks for the PIN of a certificate once that is chosen: the trail must not lead back.
    case 'pin': return view.certificate === null ? 'pin' : 'certificate'
    case 'takeCard': return 'pin'
    case 'choose': case 'why': return 'certificate'
    case 'scope': case 'members': case 'items': case 'select': case 'copies': case 'confirm': return 'content'
    case 'download': case 'pay': return 'payment'
    case 'print': case 'takePaper': case 'takeReceipt': return 'receiving'
    case 'origin': return 'origin'
    case 'sameCard': return 'sameCard'
    case 'checkNumber': return 'checkNumber'
    case 'registering': case 'registered': return 'sent'
    case 'ready': case 'refund': case 'refused': case 'trouble': case 'outOfService': case 'leaving': return null
  }
}

/** Whether a step lies before, at or after the current one of its trail. */
export function progressOf(step: TrailStep, current: TrailStep): 'done' | 'current' | 'ahead' {
  const trail = trailOf(current)
  const distance = trail.indexOf(step) - trail.indexOf(current)
  if (distance === 0) return 'current'
  return distance < 0 ? 'done' : 'ahead'
}
