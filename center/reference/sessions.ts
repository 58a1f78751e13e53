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

/** ms: as long as an envelope is good for. */
const keptFor = 10 * 60 * 1000
/** Of all sessions together; the oldest goes first. */
const mostKept = 256

/** The live sessions. One that ended is forgotten with all it held, so late and unknown are the same. */
export class Sessions {
  readonly #sessions = new Map<string, Session>()
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
    this.#sessions.set(session.id, session)
    return session
  }

  find(id: string): Session | null {
    this.#sweep()
    return this.#sessions.get(id) ?? null
  }

  /** Takes a request for issued, and keeps what comes of it until `forget`, the session's end, or its time. */
  keep({ issued, requests }: Session, request: IssueRequest, made: Promise<Issued>): Promise<Issued> {
    const { transaction } = request.application
    requests.delete(transaction)
    issued.set(transaction, { request, issued: made, until: this.#now() + keptFor })
    const all = [...this.#sessions.values()].flatMap((session) => [...session.issued].map(([id, { until }]) => ({ session, id, until })))
    const tooMany = Math.max(0, all.length - mostKept)
    for (const { session, id } of all.toSorted((a, b) => a.until - b.until).slice(0, tooMany)) session.issued.delete(id)
    return made
  }

  forget(session: string, transaction: string): void {
    this.#sessions.get(session)?.issued.delete(transaction)
  }

  /** A request of another session, for the fault that mixes two up. */
  requestBesides(transaction: string): IssueRequest | null {
    const all = [...this.#sessions.values()].flatMap((session) => [...session.requests.values()])
    return all.find((request) => request.application.transaction !== transaction) ?? null
  }

  #sweep(): void {
    for (const session of this.#sessions.values()) {
      if (session.endsAt <= this.#now()) this.#sessions.delete(session.id)
      for (const [transaction, { until }] of session.issued) if (until <= this.#now()) session.issued.delete(transaction)
    }
  }
}
