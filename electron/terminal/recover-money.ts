import type { Coins, PaidOut } from '../../hardware/coins/coins.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { Obligation } from '../journal/recovery.ts'
import type { Clock } from './clock.ts'
import { inTime } from './patience.ts'
import { paidOutOf } from './pay-out.ts'
import type { Settings } from './settings.ts'

interface MoneyParts {
  readonly journal: Journal
  readonly coins: Coins
  readonly clock: Clock
  readonly random: (bytes: number) => Uint8Array
  readonly settings: Settings
}

type ReturnMoney = Extract<Obligation, { kind: 'returnMoney' }>

/** Pays out once. What is to be written of it; nothing, where nobody has heard how it ended: then it is recalled next. */
export async function returnMoney(parts: MoneyParts, { transaction, yen, reference }: ReturnMoney): Promise<readonly Entry[]> {
  const order = Buffer.from(parts.random(16)).toString('hex')
  parts.journal.write({ kind: 'payOutBegun', transaction, yen, order })
  const answer = await within(parts, parts.coins.payOut(yen, order))
  const believed = answer === null ? { kind: 'unknown' as const } : paidOutOf(yen, answer)
  switch (believed.kind) {
    case 'paid': return [{ kind: 'payOutEnded', outcome: 'paid', transaction, paid: believed.paid }]
    // The lock first: a crash in between leaves a pay-out that is recalled, not a terminal that serves on.
    case 'short': case 'stuck': return [
      { kind: 'outOfService', code: believed.kind === 'short' ? 'coins.short' : 'coins.payoutStuck' },
      { kind: 'payOutEnded', outcome: believed.kind, transaction, paid: believed.paid, owed: believed.owed, reference },
    ]
    case 'unknown': return []
  }
}

type RecallPayOut = Extract<Obligation, { kind: 'recallPayOut' }>

/**
 * Nobody saw it end; the tubes have counted all the same, and what did not come out is inside as before. Where they can't tell either, all of
 * it is owed, and staff counts.
 */
export async function recallPayOut(parts: MoneyParts, { transaction, yen, order, reference }: RecallPayOut): Promise<readonly Entry[]> {
  const answer = await within(parts, parts.coins.recall(order))
  const paid = answer === null ? null : cameOut(yen, answer)
  if (paid !== null) return [{ kind: 'payOutRecalled', transaction, paid }]
  return [{ kind: 'outOfService', code: 'coins.payoutStuck' }, { kind: 'owed', transaction, yen, reference, why: 'payOutUnknown' }]
}

/** Null: nobody knows. */
function cameOut(asked: number, recalled: Awaited<ReturnType<Coins['recall']>>): number | null {
  switch (recalled.kind) {
    case 'never': return 0
    case 'unknown': return null
    case 'paid': case 'short': case 'stuck': return believedOf(asked, recalled)
  }
}

function believedOf(asked: number, answer: PaidOut): number | null {
  const believed = paidOutOf(asked, answer)
  return believed.kind === 'unknown' ? null : believed.paid
}

function within<Answer>({ clock, settings }: MoneyParts, asked: Promise<Answer>): Promise<Answer | null> {
  return inTime(clock, settings.times.deadlines.payOut, asked)
}
