import type { Method } from '../center.ts'
import type { Outcome } from '../protocol.ts'

/** What was accepted, without anything about the person. */
export interface AcceptedApplication {
  /** SHA-256 of the application; the same transaction with another content is recognised by it. */
  readonly application: string
  readonly method: Method
  readonly kind: string
  /** Code of the municipality that issues: of residence, or the 本籍地. */
  readonly issuer: string
  /** Code of the municipality of residence. */
  readonly residence: string
  readonly copies: number
  /** Yen. */
  readonly fee: number
}

/** One line of the center's ledger: which transaction, of which terminal, and how it ended. No personal data. */
export interface LedgerLine {
  readonly transaction: string
  /** In which it was applied for, or given up. */
  readonly session: string
  /** Whose session that was. */
  readonly terminal: string
  /** Null: nothing was accepted under this id before the terminal gave it up, and nothing will be. */
  readonly accepted: AcceptedApplication | null
  /** Null until the terminal has reported. */
  readonly outcome: Outcome | null
  /** When it was applied for, and from the report on when that came: what has been counted for a day stays with it. ms since 1970. */
  readonly at: number
}

/** Who reports. */
export interface Reporter {
  readonly session: string
  /** Whose session it is; null once it has ended. */
  readonly terminal: string | null
}

/** Every transaction the center has heard of, each ending in exactly one outcome (I-22). Ids are never used twice (I-01). */
export class Ledger {
  readonly #now: () => number
  readonly #lines = new Map<string, LedgerLine>()
  /** Each terminal's own, lest its settlement look through everybody's. */
  readonly #ofTerminal = new Map<string, Set<string>>()
  /** What was accepted in each session, lest each application look through all there ever were. */
  readonly #transactions = new Map<string, string[]>()

  /** @param now ms since 1970. */
  constructor(now: () => number) {
    this.#now = now
  }

  lines(): readonly LedgerLine[] {
    return [...this.#lines.values()]
  }

  /** Those of one terminal, in no order. */
  linesOf(terminal: string): readonly LedgerLine[] {
    return [...this.#ofTerminal.get(terminal) ?? []].flatMap((transaction) => this.#lines.get(transaction) ?? [])
  }

  find(transaction: string): LedgerLine | null {
    return this.#lines.get(transaction) ?? null
  }

  /** Copies of one kind that were accepted in a session, without those reported as never handed out. */
  copiesOf(session: string, issuer: string, kind: string): number {
    return (this.#transactions.get(session) ?? []).reduce((sum, transaction) => {
      const line = this.#lines.get(transaction)
      if (line?.outcome === '未交付返金済' || line?.outcome === '未交付未収') return sum
      return line?.accepted?.issuer === issuer && line.accepted.kind === kind ? sum + line.accepted.copies : sum
    }, 0)
  }

  enter(line: Pick<LedgerLine, 'transaction' | 'session' | 'terminal'> & { readonly accepted: AcceptedApplication }): void {
    if (this.#lines.has(line.transaction)) throw new Error('transaction entered twice')
    this.#put({ ...line, outcome: null, at: this.#now() })
    this.#transactions.set(line.session, [...this.#transactions.get(line.session) ?? [], line.transaction])
  }

  /**
   * The first outcome stands: the same again is noted, another is not. Any session of the terminal that applied can report, for after a
   * restart it has another one (I-24); no other terminal can. What was never accepted can only be given up with nothing kept, which is noted, lest an
   * application that comes late be accepted after all.
   */
  conclude({ session, terminal }: Reporter, transaction: string, outcome: Outcome): 'noted' | 'contradiction' {
    const line = this.#lines.get(transaction) ?? givenUp({ session, terminal }, transaction, outcome)
    if (line === null || (line.session !== session && line.terminal !== terminal)) return 'contradiction'
    if (line.outcome === null) this.#put({ ...line, outcome, at: this.#now() })
    return line.outcome === null || line.outcome === outcome ? 'noted' : 'contradiction'
  }

  #put(line: LedgerLine): void {
    this.#lines.set(line.transaction, line)
    const own = this.#ofTerminal.get(line.terminal) ?? new Set()
    this.#ofTerminal.set(line.terminal, own.add(line.transaction))
  }
}

function givenUp({ session, terminal }: Reporter, transaction: string, outcome: Outcome): Omit<LedgerLine, 'at'> | null {
  // 返金済: a coin had fallen in before anything was to be paid, and went back.
  if (terminal === null || (outcome !== '未交付未収' && outcome !== '未交付返金済')) return null
  return { transaction, session, terminal, accepted: null, outcome: null }
}
