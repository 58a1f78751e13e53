import { canonicalJson, sha256 } from '../digests.ts'
import { readFacts, sameFacts } from './card-facts.ts'
import { printedFacts } from './card-office.ts'
import { personOf } from './residents.ts'
import type { Registration } from '../protocol.ts'
import type { CenterRefusal } from '../refusals.ts'
import type { FactsAuthority } from './facts-authority.ts'
import type { OriginOffice } from './origin-office.ts'
import type { Applicant } from './sessions.ts'

interface Line { readonly session: string; readonly content: string; readonly number: string }

export type Registered =
  | { readonly kind: 'registered'; readonly number: string }
  | { readonly kind: 'refused'; readonly reason: CenterRefusal }
  /** It is not what was said before, or not what this applicant was offered. */
  | { readonly kind: 'contradiction' }

/**
 * 利用登録申請 (A3-02): takes the four facts as the card's issuer has signed them, and holds them against the register of the 住所地.
 * By transaction: the same again gets the same answer, another content none.
 */
export class Registrations {
  readonly #facts: FactsAuthority
  readonly #office: OriginOffice
  readonly #lines = new Map<string, Line>()

  constructor(facts: FactsAuthority, office: OriginOffice) {
    this.#facts = facts
    this.#office = office
  }

  knows(transaction: string): boolean {
    return this.#lines.has(transaction)
  }

  async register(session: string, { person, menu }: Applicant, registration: Registration): Promise<Registered> {
    const refusal = await this.#refusalOf(person, registration)
    // Nothing is awaited from here on, so that the same sent twice at once is entered once.
    const content = sha256(canonicalJson(registration))
    const line = this.#lines.get(registration.transaction)
    if (line !== undefined) {
      return line.session === session && line.content === content ? { kind: 'registered', number: line.number } : { kind: 'contradiction' }
    }
    const offered = menu.origin?.prefectures.flatMap(({ municipalities }) => municipalities.map(({ code }) => code)) ?? []
    if (!offered.includes(registration.municipalityCode)) return { kind: 'contradiction' }
    const status = this.#office.statusOf(person)
    if (status === 'registered') return { kind: 'contradiction' }
    if (status === 'inWork') return { kind: 'refused', reason: 'origin.inWork' }
    if (refusal !== null) return { kind: 'refused', reason: refusal }
    const number = this.#office.enter(person, registration.municipalityCode)
    this.#lines.set(registration.transaction, { session, content, number })
    return { kind: 'registered', number }
  }

  async #refusalOf(applicant: string, { facts, attestation, certificate }: Registration): Promise<CenterRefusal | null> {
    const file = bytes(facts)
    const attested = await this.#facts.hasAttested(file, { attestation: bytes(attestation), certificate: bytes(certificate) })
    const read = attested ? readFacts(file) : null
    // Not the card's own words: as with a certificate that nobody knows, nothing is believed.
    if (read === null) return 'certificate.unknown'
    const person = personOf(applicant)
    return person !== null && sameFacts(read, printedFacts(person)) ? null : 'origin.factsDiffer'
  }
}

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'))
