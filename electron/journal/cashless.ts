import type { Yen } from '../flow/yen.ts'
import type { Entry } from './entry.ts'

/** One asking of the cashless terminal, read off the journal alone. */
export interface Payment {
  readonly transaction: string
  readonly attempt: number
  /** Asked for, yen. */
  readonly yen: Yen
  /** Fees of what was printed for it since, yen. */
  readonly charged: Yen
  /** `refused` by the terminal beside: staff has to look. */
  readonly state: 'asked' | 'setAside' | 'capturing' | 'releasing' | 'captured' | 'released' | 'refused'
}

/** What the cashless terminal has still to be told, whatever it was told before: it takes the same twice as once. */
export type Unsettled =
  | { readonly kind: 'capture'; readonly transaction: string; readonly attempt: number; readonly yen: Yen }
  | { readonly kind: 'release'; readonly transaction: string; readonly attempt: number }

/** By this the cashless terminal knows an asking; never used twice. */
export function paymentReference(transaction: string, attempt: number): string {
  return `${transaction}-${attempt}`
}

/** Every asking in the order of the journal: a pure fold. */
export function paymentsOf(entries: Iterable<Entry>): readonly Payment[] {
  const payments = new Map<string, Payment>()
  for (const entry of entries) {
    if (entry.kind === 'authorisationBegun') {
      const { transaction, attempt, yen } = entry
      payments.set(paymentReference(transaction, attempt), { transaction, attempt, yen, charged: 0, state: 'asked' })
    } else if (entry.kind === 'printEnded') {
      if (entry.outcome === 'printed') charge(payments, entry)
    } else if ('attempt' in entry) {
      const reference = paymentReference(entry.transaction, entry.attempt)
      const before = payments.get(reference)
      if (before !== undefined) payments.set(reference, { ...before, state: stateAfter(entry) })
    }
  }
  return [...payments.values()]
}

/** Read with no visit under way: then nobody else is going to tell it. */
export function unsettledOf(entries: Iterable<Entry>): readonly Unsettled[] {
  return paymentsOf(entries).flatMap(({ transaction, attempt, charged, state }): readonly Unsettled[] => {
    switch (state) {
      case 'captured': case 'released': case 'refused': return []
      case 'asked': case 'releasing': return [{ kind: 'release', transaction, attempt }]
      case 'setAside': case 'capturing': return [charged > 0 ? { kind: 'capture', transaction, attempt, yen: charged } : { kind: 'release', transaction, attempt }]
    }
  })
}

type About = Exclude<Extract<Entry, { readonly attempt: number }>, { kind: 'authorisationBegun' }>

function stateAfter(entry: About): Payment['state'] {
  switch (entry.kind) {
    case 'authorisationEnded': return answered[entry.outcome]
    case 'captureBegun': return 'capturing'
    case 'releaseBegun': return 'releasing'
    case 'captureEnded': return entry.outcome === 'unknown' ? 'capturing' : entry.outcome === 'done' ? 'captured' : 'refused'
    case 'releaseEnded': return entry.outcome === 'unknown' ? 'releasing' : entry.outcome === 'done' ? 'released' : 'refused'
  }
}

/** Visits for which something was set aside, whatever became of it. */
export function setAsideIn(entries: Iterable<Entry>): ReadonlySet<string> {
  const visits = new Set<string>()
  for (const entry of entries) if (entry.kind === 'authorisationEnded' && entry.outcome === 'authorised') visits.add(entry.transaction)
  return visits
}

/** Declined or called off, nothing is set aside; where nobody knows, it has to be let go. */
const answered = { authorised: 'setAside', declined: 'released', cancelled: 'released', unknown: 'asked' } as const

/** It is the one payment of the visit for which something was set aside. */
function charge(payments: Map<string, Payment>, { transaction, charged }: { readonly transaction: string; readonly charged: Yen }): void {
  for (const [key, payment] of payments) {
    if (payment.transaction === transaction && payment.state === 'setAside') payments.set(key, { ...payment, charged: payment.charged + charged })
  }
}
