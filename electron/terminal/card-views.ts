import type { Held, PinView, ReadingView } from '../contract/view.ts'
import type { At, Medium } from '../flow/flow.ts'

export function heldOf(medium: Medium): Held {
  return medium === 'android' || medium === 'iphone' ? 'phone' : 'card'
}

/** ② */
export function readingView({ seen }: At<'reading'>): ReadingView {
  return { name: 'reading', holding: seen === null ? null : heldOf(seen.medium) }
}

/** ③, and ⑤ of カードAP. A full counter need not be spoken of. */
export function pinView({ medium, type, length, triesLeft, wrong, checking }: At<'pin'>): PinView {
  const full = 3
  return {
    name: 'pin', holding: heldOf(medium), certificate: type?.entry.kind ?? null, length, wrong, checking,
    triesLeft: triesLeft < full ? triesLeft : null,
  }
}
