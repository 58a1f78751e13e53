import type { Method } from '../center.ts'
import type { Outcome } from '../protocol.ts'

/** One line of the center's ledger: which request, of which session, and how it ended. No personal data. */
export interface LedgerLine {
  readonly transaction: string
  readonly session: string
  /** SHA-256 of the application as accepted; the same transaction with another content is recognised by it. */
  readonly application: string
  readonly method: Method
  readonly kind: string
  /** Code of the municipality that issues: of residence, or the 本籍地. */
  readonly issuer: string
  /** Code of the municipality of residence. */
  readonly residence: string
  /** Yen. */
  readonly fee: number
  /** Null until the terminal has reported. */
  readonly outcome: Outcome | null
}

/** Every transaction the center accepted, each ending in exactly one outcome (I-22). Ids are never used twice (I-01). */
export class Ledger {
  readonly #lines = new Map<string, LedgerLine>()

  lines(): readonly LedgerLine[] {
    return [...this.#lines.values()]
  }

  find(transaction: string): LedgerLine | null {
    return this.#lines.get(transaction) ?? null
  }

  enter(line: Omit<LedgerLine, 'outcome'>): void {
    if (this.#lines.has(line.transaction)) throw new Error('transaction entered twice')
    this.#lines.set(line.transaction, { ...line, outcome: null })
  }

  /** The first outcome stands: the same again is noted, another is not. Only the session that applied can report. */
  conclude(session: string, transaction: string, outcome: Outcome): 'noted' | 'contradiction' {
    const line = this.#lines.get(transaction)
    if (line === undefined || line.session !== session || (line.outcome !== null && line.outcome !== outcome)) return 'contradiction'
    this.#lines.set(transaction, { ...line, outcome })
    return 'noted'
  }
}
