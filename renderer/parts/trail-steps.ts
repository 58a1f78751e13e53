import type { ScreenName } from '../../electron/contract/view.ts'

/** The six steps as the customer counts them. */
export const trailSteps = ['reading', 'pin', 'certificate', 'content', 'payment', 'receiving'] as const
export type TrailStep = (typeof trailSteps)[number]

/** Which step a screen belongs to; null where nothing has begun or nothing goes on. */
export const stepOf: Readonly<Record<ScreenName, TrailStep | null>> = {
  ready: null, reading: 'reading', cardRefused: 'reading', pin: 'pin', takeCard: 'pin', choose: 'certificate',
  scope: 'content', members: 'content', items: 'content', copies: 'content', confirm: 'content', download: 'payment',
  pay: 'payment', print: 'receiving', takePaper: 'receiving', takeReceipt: 'receiving', refund: null, refused: null,
  trouble: null, outOfService: null, leaving: null,
}

/** Whether a step lies before, at or after the current one. */
export function progressOf(step: TrailStep, current: TrailStep): 'done' | 'current' | 'ahead' {
  const distance = trailSteps.indexOf(step) - trailSteps.indexOf(current)
  if (distance === 0) return 'current'
  return distance < 0 ? 'done' : 'ahead'
}
