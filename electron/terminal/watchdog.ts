import type { FlowEvent } from '../flow/event.ts'
import type { Clock } from './clock.ts'

/**
 * Sees to it that what was asked is answered once: by the device, or after `ms` by the event given for that case. What
 * comes later is told to `tooLate`, so that it leaves a trace and nothing else. A device that throws counts as silent now.
 */
export function watched(clock: Clock, ms: number, asked: Promise<FlowEvent>, late: FlowEvent, tell: (event: FlowEvent) => void, tooLate: (event: FlowEvent) => void): void {
  let open = true
  const settle = (event: FlowEvent) => {
    if (!open) return tooLate(event)
    open = false
    stop()
    tell(event)
  }
  const stop = clock.after(ms, () => settle(late))
  asked.then(settle, () => {
    if (open) settle(late)
  })
}
