import type { Cashless, Settled } from '../../hardware/cashless/cashless.ts'
import { paymentReference } from '../journal/cashless.ts'
import type { Unsettled } from '../journal/cashless.ts'
import type { Journal } from '../journal/journal.ts'
import type { Clock } from './clock.ts'
import { inTime } from './patience.ts'
import type { Settings } from './settings.ts'

export interface PaymentParts {
  readonly journal: Journal
  /** Null: there is none, or none any more. */
  readonly cashless: Cashless | null
  readonly clock: Clock
  readonly settings: Settings
  /** False once the terminal has been stopped: then nothing is written any more, and the next start tells it again. */
  readonly alive: () => boolean
}

/** What was set aside is taken or let go, as the paper says. @returns `unknown`: to be asked again; `refused`: staff has to look. Both leave a fault in the journal. */
export async function settlePayment(parts: PaymentParts, due: Unsettled): Promise<Settled> {
  const outcome = await tell(parts, due)
  if (outcome !== 'done' && parts.alive()) parts.journal.write({ kind: 'fault', code: 'cashless.unknown' })
  return outcome
}

async function tell({ journal, cashless, clock, settings, alive }: PaymentParts, due: Unsettled): Promise<Settled> {
  if (cashless === null) return 'unknown'
  const { transaction, attempt } = due
  const reference = paymentReference(transaction, attempt)
  const within = async (asked: Promise<Settled>): Promise<Settled> => await inTime(clock, settings.times.deadlines.settle, asked) ?? 'unknown'
  switch (due.kind) {
    case 'capture': {
      journal.write({ kind: 'captureBegun', transaction, attempt, yen: due.yen })
      const outcome = await within(cashless.capture(reference, due.yen))
      if (alive()) journal.write({ kind: 'captureEnded', transaction, attempt, yen: due.yen, outcome })
      return outcome
    }
    case 'release': {
      journal.write({ kind: 'releaseBegun', transaction, attempt })
      const outcome = await within(cashless.release(reference))
      if (alive()) journal.write({ kind: 'releaseEnded', transaction, attempt, outcome })
      return outcome
    }
  }
}
