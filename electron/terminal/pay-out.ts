import type { PaidOut } from '../../hardware/coins/coins.ts'

/** `unknown`: what came out was not said, or can't be true: all of it is owed, and staff counts. */
export type Believed = PaidOut | { readonly kind: 'unknown' }

/** What a pay-out of so many yen has come to, as far as the answer can be believed. */
export function paidOutOf(asked: number, { kind, paid }: PaidOut): Believed {
  if (!Number.isSafeInteger(paid) || paid < 0 || paid > asked) return { kind: 'unknown' }
  if (paid === asked) return { kind: 'paid', paid }
  return { kind: kind === 'stuck' ? 'stuck' : 'short', paid, owed: asked - paid }
}
