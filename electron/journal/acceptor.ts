import type { Yen } from '../flow/yen.ts'
import type { Entry } from './entry.ts'

/** What takes money in; each has an event counter of its own, which goes round from 255 to 1, and is 0 when it was just switched on. */
export type Inlet = 'coins' | 'notes'

/** How far an inlet's events are known. */
export interface Mark { readonly inlet: Inlet; readonly counter: number }

/** What an inlet remembers to have credited. */
export interface Credit extends Mark { readonly yen: Yen }

/** What the coin device remembers of the time after the journal's marks, credits oldest first; `lost`: there may have been more. */
export type Remembered = ({ readonly kind: 'told' } | { readonly kind: 'lost'; readonly inlet: Inlet; readonly why: 'reset' | 'overrun' }) & {
  readonly credits: readonly Credit[]
  readonly faults: readonly ('fraud' | 'uncounted')[]
  readonly marks: readonly Mark[]
}

/** How far the journal knows each inlet, and whose money anything beyond would be. */
export interface Known {
  readonly marks: readonly Mark[]
  /** The visit for which the inlet was opened last. */
  readonly payer: string | null
}

/** Pure: the last counter that was written of each inlet, and the last payer. */
export function knownOf(entries: Iterable<Entry>): Known {
  const counters = new Map<Inlet, number>()
  let payer: string | null = null
  for (const entry of entries) {
    if (entry.kind === 'acceptorAdopted' || entry.kind === 'credited' || entry.kind === 'coinsPassed') counters.set(entry.inlet, entry.counter)
    else if (entry.kind === 'inletOpened') payer = entry.transaction
  }
  return { marks: [...counters].map(([inlet, counter]) => ({ inlet, counter })), payer }
}

/** What has to be written down of what the device remembers, in this order, so that a crash in between loses nothing. */
export type Learnt =
  /** First of all, so that no crash leaves the rest without it: what was forgotten staff has to count, over what was pulled back it has to decide. */
  | { readonly kind: 'alarm'; readonly fault: 'fraud' | 'uncounted' }
  | { readonly kind: 'credit'; readonly credit: Credit }
  /** Never seen before, or it has forgotten: its counter is believed from here on. */
  | { readonly kind: 'adopt'; readonly why: 'first' | 'reset' | 'overrun'; readonly mark: Mark }
  /** Its counter went on without a credit. */
  | { readonly kind: 'pass'; readonly mark: Mark }

/** @param open whether an inlet may have been open meanwhile, by the device's own word at its last closing: a shut one that was reset has missed nothing. */
export function learntOf(remembered: Remembered, { marks }: Known, open: boolean): readonly Learnt[] {
  const { credits } = remembered
  const forgetful = remembered.kind === 'lost' ? remembered : null
  const alarms = new Set(remembered.faults)
  if (forgetful !== null && open) alarms.add('uncounted')
  const learnt: Learnt[] = [...alarms].map((fault) => ({ kind: 'alarm', fault }))
  learnt.push(...credits.map((credit) => ({ kind: 'credit', credit }) as const))
  for (const mark of remembered.marks) {
    const last = [...marks, ...credits].findLast(({ inlet }) => inlet === mark.inlet)
    if (last === undefined) learnt.push({ kind: 'adopt', why: 'first', mark })
    else if (forgetful?.inlet === mark.inlet) learnt.push({ kind: 'adopt', why: forgetful.why, mark })
    else if (last.counter !== mark.counter) learnt.push({ kind: 'pass', mark })
  }
  return learnt
}
