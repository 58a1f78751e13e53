import { randomId } from './random.ts'
import type { Method, Presented } from '../center.ts'
import type { Application, Holder, SessionMenu } from '../protocol.ts'
import type { Issued } from './issuing.ts'
import type { Random } from './random.ts'

/** Everything that belongs to one customer at one terminal. Nothing of it stands anywhere else (I-14). */
export interface Session {
  readonly id: string
  readonly terminal: string
  readonly presented: Presented
  /** Milliseconds since 1970. */
  readonly endsAt: number
  /** 32 bytes; taken away by the first who says who he is, rightly or wrongly. */
  challenge: Uint8Array | null
  applicant: Applicant | null
  /** カードAP: the kinds whose PIN was right in this session. */
  readonly proven: Set<string>
  readonly requests: Map<string, IssueRequest>
  /** What was issued, for a download that was cut; only the vault that asked can open it. */
  readonly issued: Map<string, KeptIssue>
}

export interface KeptIssue {
  readonly session: Session
  readonly request: IssueRequest
  readonly issued: Promise<Issued>
  /** Milliseconds since 1970. */
  readonly until: number
}

export interface Applicant {
  /** `CardHolder.id` of what was presented. */
  readonly card: string
  /** `Person.id` */
  readonly person: string
  readonly method: Method
  readonly holder: Holder
  readonly menu: SessionMenu
}

/** One application and who made it: all that issuing may look at. */
export interface IssueRequest {
  readonly applicant: Applicant
  readonly application: Application
}

/** Longer than a whole visit with every screen's time used up. */
const lifetime = 30 * 60 * 1000
/** Of one terminal, which serves one customer at a time; the oldest ends. */
const mostSessions = 64

/** ms: as long as an envelope is good for. */
const keptFor = 10 * 60 * 1000
/** Of one terminal, so that one that never reports takes nothing from the others; its oldest goes. */
const mostKeptOfOne = 32
/** Of all terminals together; the oldest of the one that has most goes. */
const mostKept = 256

/**
 * The live sessions. One that ended is forgotten with all it held, so late and unknown are the same. What ends by its time stands in the
 * order of ending, so however many there are, no question looks at more than those that have just ended.
 */
export class Sessions {
  readonly #sessions = new Map<string, Session>()
  readonly #ofTerminal = new Map<string, Set<Session>>()
  readonly #kept = new Set<KeptIssue>()
  readonly #now: () => number
  readonly #random: Random

  constructor(now: () => number, random: Random) {
    this.#now = now
    this.#random = random
  }

  open(terminal: string, presented: Presented): Session & { challenge: Uint8Array } {
    this.#sweep()
    const session = {
      id: randomId(this.#random),
      terminal,
      presented,
      endsAt: this.#now() + lifetime,
      challenge: this.#random(32),
      applicant: null,
      proven: new Set<string>(),
      requests: new Map<string, IssueRequest>(),
      issued: new Map<string, KeptIssue>(),
    }
    const own = this.#ofTerminal.get(terminal) ?? new Set()
    const [oldest] = own
    if (oldest !== undefined && own.size >= mostSessions) this.#end(oldest)
    this.#ofTerminal.set(terminal, own.add(session))
    this.#sessions.set(session.id, session)
    return session
  }

  find(id: string): Session | null {
    this.#sweep()
    return this.#sessions.get(id) ?? null
  }

  /** Takes a request for issued, and keeps what comes of it until `forget`, the session's end, or its time. */
  keep(session: Session, request: IssueRequest, made: Promise<Issued>): Promise<Issued> {
    const { transaction } = request.application
    session.requests.delete(transaction)
    const kept = { session, request, issued: made, until: this.#now() + keptFor }
    session.issued.set(transaction, kept)
    this.#kept.add(kept)
    this.#makeRoom(session.terminal)
    return made
  }

  forget(session: string, transaction: string): void {
    const kept = this.#sessions.get(session)?.issued.get(transaction)
    if (kept !== undefined) this.#drop(kept)
  }

  /** A request of another session, for the fault that mixes two up. */
  requestBesides(transaction: string): IssueRequest | null {
    const all = [...this.#sessions.values()].flatMap((session) => [...session.requests.values()])
    return all.find((request) => request.application.transaction !== transaction) ?? null
  }

  #makeRoom(terminal: string): void {
    const byTerminal = Map.groupBy(this.#kept, ({ session }) => session.terminal)
    const [most = []] = [...byTerminal.values()].toSorted((a, b) => b.length - a.length)
    const own = byTerminal.get(terminal) ?? []
    const [goes] = own.length > mostKeptOfOne ? own : this.#kept.size > mostKept ? most : []
    if (goes !== undefined) this.#drop(goes)
  }

  #sweep(): void {
    for (const session of this.#sessions.values()) {
      if (session.endsAt > this.#now()) break
      this.#end(session)
    }
    for (const kept of this.#kept) {
      if (kept.until > this.#now()) break
      this.#drop(kept)
    }
  }

  #end(session: Session): void {
    for (const kept of session.issued.values()) this.#drop(kept)
    this.#sessions.delete(session.id)
    const own = this.#ofTerminal.get(session.terminal)
    own?.delete(session)
    if (own?.size === 0) this.#ofTerminal.delete(session.terminal)
  }

  #drop(kept: KeptIssue): void {
    kept.session.issued.delete(kept.request.application.transaction)
    this.#kept.delete(kept)
  }
}
