import type { Clock } from './clock.ts'

/** What is answered within `ms`; null when nothing is, or when the device throws. What comes later is not heard. */
export function inTime<Answer>(clock: Clock, ms: number, asked: Promise<Answer>): Promise<Answer | null> {
  return new Promise((resolve) => {
    const stop = clock.after(ms, () => resolve(null))
    const settle = (answer: Answer | null): void => {
      stop()
      resolve(answer)
    }
    asked.then(settle, () => settle(null))
  })
}
