import { exportJWK, generateKeyPair } from 'jose'
import { canonicalJson, sha256 } from '../digests.ts'
import { holderOf } from '../holder.ts'
import { vaultKey } from '../protocol.ts'
import { asked } from '../wire.ts'
import { applicationFault, standIn } from './applying.ts'
import { Faults } from './faults.ts'
import { issue } from './issuing.ts'
import { age, within } from './japan-time.ts'
import { JpkiAuthority, proves } from './jpki-authority.ts'
import { Ledger } from './ledger.ts'
import { menuOf } from './menu-of.ts'
import { allDay } from './municipalities.ts'
import { Registry } from './registry.ts'
import { Sessions } from './sessions.ts'
import type { CryptoKey } from 'jose'
import type { Accepted, Answer, Center, CenterFault, CenterRefusal, Noted, Proof, SessionOpened, TerminalIdentity } from '../center.ts'
import type { Application, CenterHours, Outcome, Sealed, SessionMenu, VaultKey } from '../protocol.ts'
import type { CardMaterial } from './jpki-authority.ts'
import type { Random } from './random.ts'
import type { IssueRequest } from './sessions.ts'

export interface ReferenceCenterSettings {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: Random
  /** When the center serves, Japan's time. Default: always, so that a demo works at night. */
  readonly hours?: CenterHours
  /** Who makes the cards. Default: an authority of its own, with keys of its own. */
  readonly authority?: JpkiAuthority
}

/** Years of age from which the service can be used (B3). */
const minimumAge = 15

const ok = <T>(value: T): Answer<T> => ({ kind: 'ok', value })
const refused = (reason: CenterRefusal) => ({ kind: 'refused', reason }) as const
const fault = (fault: CenterFault) => ({ kind: 'fault', fault }) as const

/**
 * A complete small certificate center: JPKI, municipalities, issuing, signing, ledger. What is ill-formed or contradicts
 * what was said before is answered `invalidAnswer`: the two sides do not mean the same, so nothing is issued (I-18).
 */
export class ReferenceCenter implements Center {
  readonly faults = new Faults()
  readonly ledger = new Ledger()
  /** ES256 public key, for terminals to pin. */
  readonly signingKey: VaultKey
  readonly #privateKey: CryptoKey
  readonly #now: () => number
  readonly #random: Random
  readonly #hours: CenterHours
  readonly #authority: JpkiAuthority
  readonly #registry = new Registry()
  readonly #sessions: Sessions
  #closed = false

  private constructor(
    { now, random, hours = allDay, authority = new JpkiAuthority(now, random) }: ReferenceCenterSettings,
    privateKey: CryptoKey,
    signingKey: VaultKey,
  ) {
    this.#now = now
    this.#random = random
    this.#hours = hours
    this.#privateKey = privateKey
    this.signingKey = signingKey
    this.#authority = authority
    this.#sessions = new Sessions(now, random)
  }

  static async open(settings: ReferenceCenterSettings): Promise<ReferenceCenter> {
    const pair = await generateKeyPair('ES256')
    const { kty, crv, x, y } = await exportJWK(pair.publicKey)
    return new ReferenceCenter(settings, pair.privateKey, vaultKey.parse({ kty, crv, x, y }))
  }

  /** A resident's demo card, known to the register from now on; null when there is no such card holder. */
  async issueCard(resident: string): Promise<CardMaterial | null> {
    const card = await this.#authority.issueCard(resident)
    const holder = card === null ? null : holderOf(card.certificate)
    if (holder !== null) this.#registry.register(resident, holder)
    return card
  }

  async openSession(terminal: TerminalIdentity): Promise<Answer<SessionOpened>> {
    const unwell = this.#unwell()
    if (unwell !== null) return unwell
    if (!asked.openSession.safeParse(terminal).success) return fault('invalidAnswer')
    if (!within(this.#hours, this.#now())) return refused('service.closed')
    const { id, challenge } = this.#sessions.open(terminal.terminal)
    return ok({ session: id, challenge: Buffer.from(challenge).toString('base64url'), hours: this.#hours })
  }

  async authenticate(session: string, proof: Proof): Promise<Answer<SessionMenu>> {
    const unwell = this.#unwell()
    if (unwell !== null) return unwell
    if (!asked.authenticate.safeParse({ session, proof }).success) return fault('invalidAnswer')
    const found = this.#sessions.find(session)
    if (found === null) return fault('late')
    const { challenge } = found
    found.challenge = null
    const certificate = Buffer.from(proof.certificate, 'base64url')
    const holder = holderOf(certificate)
    if (challenge === null || holder === null || !proves(certificate, challenge, Buffer.from(proof.signature, 'base64url')))
      return refused('certificate.unknown')
    const standing = await this.#authority.standing(certificate)
    if (standing === 'revoked' || (standing === 'good' && this.faults.isOn('revoked'))) return refused('certificate.revoked')
    const resident = this.#registry.residentOf(holder)
    const record = resident === null ? null : this.#registry.read(resident)
    if (standing === 'unknown' || resident === null || record === null) return refused('certificate.unknown')
    const { municipality, household, applicant } = record
    if (municipality.offers === null) return refused('service.notOffered')
    if (age(applicant.born, this.#now()) < minimumAge) return refused('service.notEligible')
    if (!within(municipality.hours, this.#now())) return refused('service.closed')
    const menu = menuOf(municipality, municipality.offers, household, applicant)
    found.applicant = { resident, holder, menu }
    return ok(menu)
  }

  async apply(session: string, application: Application): Promise<Answer<Accepted>> {
    const unwell = this.#unwell()
    if (unwell !== null) return unwell
    if (!asked.apply.safeParse({ session, application }).success) return fault('invalidAnswer')
    const found = this.#sessions.find(session)
    if (found === null) return fault('late')
    const { applicant } = found
    if (applicant === null || application.terminal !== found.terminal) return fault('invalidAnswer')
    const { transaction, request } = application
    const digest = sha256(canonicalJson(application))
    const known = this.ledger.find(transaction)
    if (known !== null) return known.session === session && known.application === digest ? ok({ transaction }) : fault('invalidAnswer')
    if (!within(this.#hours, this.#now())) return refused('service.closed')
    const wrong = applicationFault(application, applicant.menu)
    if (wrong !== null) return wrong === 'notOffered' ? refused('service.notOffered') : fault('invalidAnswer')
    this.ledger.enter({
      transaction,
      session,
      application: digest,
      municipalityCode: request.municipalityCode,
      kind: request.kind,
      fee: request.fee,
    })
    found.requests.set(transaction, { applicant, application })
    return ok({ transaction })
  }

  /** The document is made for the asking and kept nowhere (A7-04), so it can be had once. */
  async download(
    session: string,
    transaction: string,
    progress: (received: number, total: number | null) => void,
  ): Promise<Answer<Sealed>> {
    const unwell = this.#unwell()
    if (unwell !== null) return unwell
    const found = this.#sessions.find(session)
    if (found === null) return fault('late')
    const request = found.requests.get(transaction)
    if (request === undefined) return fault('invalidAnswer')
    found.requests.delete(transaction)
    const issued = await this.#issue(this.faults.isOn('swap') ? await this.#someoneElse(request) : request, request.application.vaultKey)
    if (issued.kind === 'wrongHolder') return fault('suspended')
    if (issued.kind === 'unprintable') return refused('service.notEligible')
    progress(issued.envelope.length, issued.envelope.length)
    return ok({ transaction, envelope: issued.envelope })
  }

  async report(session: string, transaction: string, outcome: Outcome): Promise<Answer<Noted>> {
    const unwell = this.#unwell()
    if (unwell !== null) return unwell
    if (!asked.report.safeParse({ session, transaction, outcome }).success) return fault('invalidAnswer')
    return this.ledger.conclude(session, transaction, outcome) === 'noted' ? ok({ transaction }) : fault('invalidAnswer')
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  #unwell(): { readonly kind: 'fault'; readonly fault: CenterFault } | null {
    if (this.#closed || this.faults.isOn('down')) return fault('unreachable')
    return this.faults.isOn('slow') ? fault('late') : null
  }

  async #issue(request: IssueRequest, sealFor: VaultKey) {
    const resident = this.faults.isOn('wrongHolder') ? await this.#another(request.applicant.resident) : request.applicant.resident
    const record = this.#registry.read(resident)
    if (record === null) throw new Error('an applicant who is in no register')
    return issue({ request, record, vaultKey: sealFor, signingKey: this.#privateKey, faults: this.faults, now: this.#now() })
  }

  /** Another applicant of this moment; when there is none, one who might have been. */
  async #someoneElse(request: IssueRequest): Promise<IssueRequest> {
    const other = this.#sessions.requestBesides(request.application.transaction)
    if (other !== null) return other
    const resident = await this.#another(request.applicant.resident)
    const record = this.#registry.read(resident)
    if (record === null) throw new Error('a stand-in who is in no register')
    return standIn(resident, record, request.application, this.#random)
  }

  async #another(resident: string): Promise<string> {
    const other = resident === 'mihon-hanako' ? 'kaku-taro' : 'mihon-hanako'
    await this.issueCard(other)
    return other
  }
}
