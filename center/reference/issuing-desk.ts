import { issue } from './issuing.ts'
import { standIn } from './stand-in.ts'
import type { CryptoKey } from 'jose'
import type { Faults } from './faults.ts'
import type { Issued } from './issuing.ts'
import type { Registry } from './registry.ts'
import type { IssueRequest, Sessions } from './sessions.ts'
import type { Settings } from './settings.ts'

export interface DeskParts {
  readonly settings: Settings
  readonly registry: Registry
  readonly sessions: Sessions
  readonly faults: Faults
  /** ES256 private key of the center. */
  readonly signingKey: CryptoKey
  /** Puts a resident into the register who has not come yet. */
  readonly welcome: (card: string) => Promise<unknown>
}

/** Hands each request to the server that issues it, and what comes back to who asked; unless a fault mixes people up. */
export class IssuingDesk {
  readonly #parts: DeskParts

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  async issue(asked: IssueRequest): Promise<Issued> {
    const { settings, registry, faults, signingKey } = this.#parts
    for (const name of ['swap', 'wrongHolder'] as const) if (faults.isOn(name)) faults.strike(name, asked.application.transaction)
    const request = faults.isOn('swap') ? await this.#someoneElse(asked) : asked
    const drawn = faults.isOn('wrongHolder') ? await this.#wrongRecord(request) : request
    const { applicant, application } = drawn
    const record = registry.read(applicant.card, applicant.method, application.request.municipalityCode)
    if (record === null) throw new Error('an applicant who is in no register')
    const { vaultKey, transaction: asker } = asked.application
    const { issuers } = settings
    return issue({ request, asker, drawn: { record, request: drawn }, vaultKey, signingKey, faults, issuers, now: settings.now() })
  }

  /** Another applicant of this moment; when there is none, one who might have been. */
  async #someoneElse(request: IssueRequest): Promise<IssueRequest> {
    return this.#parts.sessions.requestBesides(request.application.transaction) ?? this.#another(request)
  }

  /** The right order, and another's record: only the sidecar can tell (I-06). */
  async #wrongRecord(request: IssueRequest): Promise<IssueRequest> {
    const { applicant, application } = await this.#another(request)
    return { applicant, application: { ...application, transaction: request.application.transaction } }
  }

  async #another({ applicant, application }: IssueRequest): Promise<IssueRequest> {
    const { settings, registry, welcome } = this.#parts
    const other = applicant.person === 'mihon-hanako' ? 'kaku-taro' : 'mihon-hanako'
    await welcome(other)
    const record = registry.read(other, 'jpki')
    if (record === null) throw new Error('a stand-in who is in no register')
    return standIn(other, record, application, settings.now(), settings.random)
  }
}
