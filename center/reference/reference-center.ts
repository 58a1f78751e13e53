import { canonicalJson, sha256 } from '../digests.ts'
import { holderOf } from '../holder.ts'
import { isStopped } from '../stops.ts'
import { asked } from '../wire.ts'
import { fault, ok, refused } from './answer.ts'
import { applicationFault } from './applying.ts'
import { cardHolderOf } from './card-holders.ts'
import { relayed } from './fault/relay.ts'
import { IssuingDesk } from './issuing-desk.ts'
import { JpkiInquiry } from './jpki-inquiry.ts'
import { Ledger } from './ledger.ts'
import { pageOf } from './ledger-page.ts'
import { methodsFor } from './methods.ts'
import { OriginOffice } from './origin-office.ts'
import { Reception } from './reception.ts'
import { Registrations } from './registering.ts'
import { Registry } from './registry.ts'
import { Sessions } from './sessions.ts'
import { completed, shut } from './settings.ts'
import { newSigningKey } from './signing-key.ts'
import { StopOffice } from './stop-office.ts'
import type { CryptoKey } from 'jose'
import type {
  Accepted, Answer, Center, CenterStanding, Noted, Presented, Proof, SessionOpened, TerminalIdentity,
} from '../center.ts'
import type { Application, LedgerPage, LedgerSpan, Outcome, PinVerified, Registered, Registration, Sealed, SessionMenu, VaultKey } from '../protocol.ts'
import type { Declined } from './answer.ts'
import type { CardMaterial } from './card-office.ts'
import type { Faults } from './faults.ts'
import type { Session } from './sessions.ts'
import type { ReferenceCenterSettings, Settings } from './settings.ts'
import type { SigningKey } from './signing-key.ts'

/** ms; what the fault adds to the center's clock. */
const skew = 10 * 60 * 1000

/**
 * A complete small certificate center: JPKI, カードAP, municipalities, 利用登録, issuing, signing, stops, ledger. What is ill-formed or
 * contradicts what was said before is answered `invalidAnswer`: the two sides do not mean the same, so nothing is issued (I-18).
 */
export class ReferenceCenter implements Center {
  readonly faults: Faults
  readonly ledger: Ledger
  readonly stops: StopOffice
  readonly origins: OriginOffice
  /** ES256 public key, for terminals to pin. */
  readonly signingKey: VaultKey
  readonly #settings: Settings
  readonly #registry = new Registry()
  readonly #registrations: Registrations
  readonly #sessions: Sessions
  readonly #inquiry: JpkiInquiry
  readonly #reception: Reception
  readonly #desk: IssuingDesk
  #closed = false

  private constructor(settings: Settings, privateKey: CryptoKey, signingKey: VaultKey) {
    const { now, random, cards, faults } = settings
    const registry = this.#registry
    this.#settings = settings
    this.faults = faults
    this.signingKey = signingKey
    this.ledger = new Ledger(now)
    this.stops = new StopOffice(now, privateKey)
    this.origins = new OriginOffice(random)
    this.#registrations = new Registrations(cards.facts, this.origins)
    this.#sessions = new Sessions(now, random)
    this.#inquiry = new JpkiInquiry(settings)
    this.#reception = new Reception({ settings, registry, inquiry: this.#inquiry, origins: this.origins, stops: this.stops })
    this.#desk = new IssuingDesk({
      settings, registry, faults, sessions: this.#sessions, signingKey: privateKey, welcome: (card) => this.issueCard(card),
    })
  }

  /** @param signing what it signs with; without it, with a key that nobody keeps. */
  static async open(settings: ReferenceCenterSettings, signing: SigningKey | null = null): Promise<ReferenceCenter> {
    const { privateKey, publicKey } = signing ?? await newSigningKey()
    return new ReferenceCenter(completed(settings), privateKey, publicKey)
  }

  /** What a resident of the demo presents, known to the register from now on; null when there is no such holder. */
  async issueCard(id: string): Promise<CardMaterial | null> {
    const card = await this.#settings.cards.issue(id)
    const known = cardHolderOf(id)
    const holder = card === null || card.certificate === null ? null : holderOf(card.certificate)
    if (known !== null && holder !== null) this.#registry.register(known, holder)
    return card
  }

  /** Of which terminal a live session, or a transaction that was heard of, is; null: of none. */
  terminalOf(what: { readonly session: string } | { readonly transaction: string }): string | null {
    const found = 'session' in what ? this.#sessions.find(what.session) : this.ledger.find(what.transaction)
    return found?.terminal ?? null
  }

  async heartbeat(terminal: TerminalIdentity): Promise<Answer<CenterStanding>> {
    const unwell = this.#unwell()
    if (unwell !== null) return unwell
    if (!asked.heartbeat.safeParse({ terminal }).success) return fault('invalidAnswer')
    if (!this.#approves(terminal)) return fault('suspended')
    const { hours, calendar } = this.#settings
    const stops = this.faults.isOn('oldStops') ? await this.stops.noticeBefore() : await this.stops.notice()
    return ok({ now: this.#toldTime(), hours, holidays: [...calendar], stops })
  }

  async openSession(terminal: TerminalIdentity, presented: Presented): Promise<Answer<SessionOpened>> {
    const unwell = this.#unwell()
    if (unwell !== null) return unwell
    if (!asked.openSession.safeParse({ terminal, presented }).success) return fault('invalidAnswer')
    if (!this.#approves(terminal)) return fault('suspended')
    const declined = shut(this.#settings, this.stops.stops)
    if (declined !== null) return declined
    const methods = await methodsFor(presented, this.stops.stops, () => this.#inquiry.isAnswered())
    const { id, challenge } = this.#sessions.open(terminal.terminal, presented)
    return ok({ session: id, challenge: Buffer.from(challenge).toString('base64url'), now: this.#toldTime(), methods })
  }

  authenticate(session: string, proof: Proof): Promise<Answer<SessionMenu>> {
    return this.#within(asked.authenticate, { session, proof }, (found) => this.#reception.authenticate(found, proof))
  }

  introduce(session: string, userId: string): Promise<Answer<SessionMenu>> {
    return this.#within(asked.introduce, { session, userId }, (found) => this.#reception.introduce(found, userId))
  }

  verifyPin(session: string, kind: string, sealedPin: string): Promise<Answer<PinVerified>> {
    return this.#within(asked.verifyPin, { session, kind, sealedPin }, (found) => this.#reception.verifyPin(found, kind, sealedPin))
  }

  register(session: string, registration: Registration): Promise<Answer<Registered>> {
    return this.#within(asked.register, { session, registration }, async ({ applicant, terminal }) => {
      const { transaction, municipalityCode } = registration
      if (applicant === null || registration.terminal !== terminal || this.ledger.find(transaction) !== null) return fault('invalidAnswer')
      const { method, menu } = applicant
      const undertaking = { method, municipality: municipalityCode, residence: menu.municipalityCode }
      const declined = this.#registrations.knows(transaction) ? null : shut(this.#settings, this.stops.stops, undertaking)
      if (declined !== null) return declined
      const done = await this.#registrations.register(session, applicant, registration)
      if (done.kind === 'registered') return ok({ transaction, number: done.number })
      return done.kind === 'refused' ? done : fault('invalidAnswer')
    })
  }

  apply(session: string, application: Application): Promise<Answer<Accepted>> {
    const { faults } = this
    return relayed({ call: 'apply', transaction: application.transaction, faults }, () => this.#accept(session, application))
  }

  #accept(session: string, application: Application): Promise<Answer<Accepted>> {
    return this.#within(asked.apply, { session, application }, async ({ applicant, terminal, proven, requests }) => {
      const { transaction, request } = application
      if (applicant === null || application.terminal !== terminal || this.#registrations.knows(transaction)) return fault('invalidAnswer')
      const digest = sha256(canonicalJson(application))
      const known = this.ledger.find(transaction)
      const same = known?.session === session && known.accepted?.application === digest
      if (known !== null) return same ? ok({ transaction }) : fault('invalidAnswer')
      const { hours, calendar: holidays, now } = this.#settings
      const { kind, municipalityCode: issuer, copies, fee } = request
      const copiesBefore = this.ledger.copiesOf(session, issuer, kind)
      const standing = { proven, copiesBefore, stops: this.stops.stops, hours, holidays, now: now() }
      const wrong = applicationFault(application, applicant, standing)
      if (wrong !== null) return wrong === 'contradiction' ? fault('invalidAnswer') : refused(wrong)
      const { method, menu: { municipalityCode: residence } } = applicant
      const accepted = { application: digest, method, kind, issuer, residence, copies, fee }
      this.ledger.enter({ transaction, session, terminal, accepted })
      requests.set(transaction, { applicant, application })
      return ok({ transaction })
    })
  }

  /**
   * The document is made for the asking, once, and kept nowhere (A7-04); its sealed envelope, which only the asking vault can open, is kept for
   * ten minutes at most, so that a cut download goes on. After its outcome was reported nothing comes. Hours no longer count, stops do.
   */
  download(session: string, transaction: string, progress: (received: number, total: number | null) => void): Promise<Answer<Sealed>> {
    const { faults } = this
    return relayed({ call: 'download', transaction, faults }, () => this.#deliver(session, transaction, progress))
  }

  #deliver(session: string, transaction: string, progress: (received: number, total: number | null) => void): Promise<Answer<Sealed>> {
    return this.#within(asked.download, { session, transaction, from: 0 }, async (found) => {
      const kept = found.issued.get(transaction)
      const request = found.requests.get(transaction) ?? kept?.request
      if (request === undefined || this.ledger.find(transaction)?.outcome !== null) return fault('invalidAnswer')
      const { applicant: { method, menu }, application } = request
      const { kind, municipalityCode: municipality } = application.request
      if (isStopped(this.stops.stops, { method, municipality, residence: menu.municipalityCode, kind })) return refused('service.stopped')
      const issued = await (kept?.issued ?? this.#sessions.keep(found, request, this.#desk.issue(request)))
      if (issued.kind !== 'sealed') this.#sessions.forget(session, transaction)
      switch (issued.kind) {
        case 'refused': return issued
        case 'wrongBuild': return fault('suspended')
        case 'wrongHolder': case 'wrongOrder':
          this.stops.mismatched(transaction)
          return fault('suspended')
        case 'sealed':
          // Reported while it was being made.
          if (this.ledger.find(transaction)?.outcome !== null) return fault('invalidAnswer')
          progress(issued.envelope.length, issued.envelope.length)
          return ok({ transaction, envelope: Buffer.from(issued.envelope, 'latin1') })
      }
    })
  }

  report(session: string, transaction: string, outcome: Outcome): Promise<Answer<Noted>> {
    const { faults } = this
    return relayed({ call: 'report', transaction, faults }, () => this.#conclude(session, transaction, outcome))
  }

  async #conclude(session: string, transaction: string, outcome: Outcome): Promise<Answer<Noted>> {
    const unwell = this.#unwell()
    if (unwell !== null) return unwell
    if (!asked.report.safeParse({ session, transaction, outcome }).success) return fault('invalidAnswer')
    const terminal = this.#sessions.find(session)?.terminal ?? null
    const foreign = this.#registrations.knows(transaction)
    if (foreign || this.ledger.conclude({ session, terminal }, transaction, outcome) === 'contradiction')
      return fault(terminal === null ? 'late' : 'invalidAnswer')
    this.#sessions.forget(this.ledger.find(transaction)?.session ?? session, transaction)
    if (outcome === '不整合') this.stops.mismatched(transaction)
    return ok({ transaction })
  }

  readLedger(session: string, span: LedgerSpan): Promise<Answer<LedgerPage>> {
    return this.#within(asked.readLedger, { session, span }, async ({ terminal }) => ok(pageOf(this.ledger.linesOf(terminal), span)))
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  #unwell(): Declined | null {
    if (this.#closed || this.faults.isOn('down')) return fault('unreachable')
    return this.faults.isOn('slow') ? fault('late') : null
  }

  #approves({ build }: TerminalIdentity): boolean {
    const { approvedBuilds } = this.#settings
    return approvedBuilds === null || approvedBuilds.includes(build)
  }

  #toldTime(): number {
    return this.#settings.now() + (this.faults.isOn('clockSkew') ? skew : 0)
  }

  /** A question of a live session; one that is none, or ended, is late for everything. */
  async #within<Value>(
    schema: { safeParse(question: unknown): { readonly success: boolean } },
    question: { readonly session: string; readonly [field: string]: unknown },
    serve: (found: Session) => Promise<Answer<Value>>,
  ): Promise<Answer<Value>> {
    const unwell = this.#unwell()
    if (unwell !== null) return unwell
    if (!schema.safeParse(question).success) return fault('invalidAnswer')
    const found = this.#sessions.find(question.session)
    return found === null ? fault('late') : serve(found)
  }
}
