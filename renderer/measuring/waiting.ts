import { nameOf } from './name.ts'

/** What ranks first, and the warning that no change is given. */
const first = ':is([data-rank=\'1\'], .exact)'

/** What must be seen at once and yet is only read by who turns a page: the digits just typed, the warning that one more wrong one locks the card. */
export function waitingFaults(frame: Element): readonly string[] {
  return [...frame.querySelectorAll(`[data-away]${first}`)].map((block) => `waits for another page: ${nameOf(block)}`)
}
