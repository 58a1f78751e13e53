import type { PaidOut } from '../../hardware/coins/coins.ts'

/**
 * What a pay-out of so many yen has come to, as far as the answer can be believed. A sum that can't be right says nothing:
 * then none of it counts as paid, and the machine stands still until staff has counted.
 */
export function paidOutOf(asked: number, { kind, paid }: PaidOut): PaidOut {
  if (!Number.isSafeInteger(paid) || paid < 0 || paid > asked) return stuck(asked)
  if (paid === asked) return { kind: 'paid', paid }
  return { kind: kind === 'stuck' ? 'stuck' : 'short', paid, owed: asked - paid }
}

/** The hoppers said nothing at all. */
export function stuck(asked: number): Extract<PaidOut, { kind: 'stuck' }> {
  return { kind: 'stuck', paid: 0, owed: asked }
}
