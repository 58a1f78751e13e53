import { X509Certificate } from 'node:crypto'
import { holderOf } from '../holder.ts'
import { isStopped } from '../stops.ts'
import { refusalOf } from './admission.ts'
import { fault, ok, refused } from './answer.ts'
import { cardHolderOf } from './card-holders.ts'
import { proves } from './jpki-authority.ts'
import { cardApRefusal } from './methods.ts'
import { PinServers } from './pin-server.ts'
import { sessionMenu } from './session-menu.ts'
import { shut } from './settings.ts'
import type { Answer, CenterRefusal, Method, Proof } from '../center.ts'
import type { Holder, PinVerified, SessionMenu } from '../protocol.ts'
import type { JpkiInquiry } from './jpki-inquiry.ts'
import type { OriginOffice } from './origin-office.ts'
import type { Registry } from './registry.ts'
import type { CardHolder } from './residents.ts'
import type { Session } from './sessions.ts'
import type { Settings } from './settings.ts'
import type { StopOffice } from './stop-office.ts'

export interface ReceptionParts {
  readonly settings: Settings
  readonly registry: Registry
  readonly origins: OriginOffice
  readonly stops: StopOffice
  readonly inquiry: Pick<JpkiInquiry, 'ask'>
}

/** Finds out who has come, by either method, and what he may ask for. In one session one person, once. */
export class Reception {
  readonly #parts: ReceptionParts
  readonly #pins = new PinServers()

  constructor(parts: ReceptionParts) {
    this.#parts = parts
  }

  async authenticate(found: Session, { certificate: text, signature }: Proof): Promise<Answer<SessionMenu>> {
    const { challenge } = found
    found.challenge = null
    const certificate = Buffer.from(text, 'base64url')
    const holder = holderOf(certificate)
    if (challenge === null || holder === null || !proves(certificate, challenge, Buffer.from(signature, 'base64url')))
      return refused('certificate.unknown')
    const untrusted = await this.#certificateRefusal(certificate)
    if (untrusted !== null) return refused(untrusted)
    const card = this.#parts.registry.cardOf(holder) ?? await this.#issuedElsewhere(holder)
    return card === null ? refused('certificate.unknown') : this.#admit(found, card, 'jpki')
  }

  /** A card that another process had made by the authority we share with it; known to the register from now on. */
  async #issuedElsewhere(holder: Holder): Promise<CardHolder | null> {
    const { registry, settings } = this.#parts
    const carrier = await settings.cards.jpki.carrierOf(holder.serial)
    const card = carrier === null ? null : cardHolderOf(carrier)
    if (card !== null) registry.register(card, holder)
    return card
  }

  async introduce(found: Session, userId: string): Promise<Answer<SessionMenu>> {
    if (found.challenge === null) return fault('invalidAnswer')
    found.challenge = null
    const { municipality } = found.presented
    const cardAp = cardApRefusal(found.presented, this.#parts.stops.stops)
    if (municipality === null || cardAp !== null) return refused(cardAp ?? 'method.notAccepted')
    const card = this.#parts.registry.userOf(municipality, userId)
    return card === null ? refused('card.notRegistered') : this.#admit(found, card, 'cardAp')
  }

  async verifyPin({ id, applicant, proven }: Session, kind: string, sealedPin: string): Promise<Answer<PinVerified>> {
    const user = applicant?.method === 'cardAp' ? cardHolderOf(applicant.card) : null
    if (applicant === null || user === null) return fault('invalidAnswer')
    const municipality = applicant.menu.municipalityCode
    if (isStopped(this.#parts.stops.stops, { method: 'cardAp', municipality, kind })) return refused('service.stopped')
    const server = await this.#pins.of(municipality)
    const verified = await server.verify(user, { session: id, kind }, sealedPin)
    if (verified === null) return fault('invalidAnswer')
    if (verified.kind === 'right') proven.add(kind)
    else proven.delete(kind)
    return ok(verified)
  }

  async #certificateRefusal(certificate: Uint8Array): Promise<CenterRefusal | null> {
    const { settings: { cards, now } } = this.#parts
    const standing = await cards.jpki.standing(certificate, now())
    switch (standing) {
      case 'unknown': return 'certificate.unknown'
      case 'issuedToday': return await this.#revocation(certificate) ?? 'certificate.issuedToday'
      case 'noPin': return await this.#revocation(certificate) ?? 'card.noPin'
      case 'usable': return this.#revocation(certificate)
    }
  }

  /** Asks OCSP; where there is no answer nobody is let in, and no earlier answer counts (A6). */
  async #revocation(certificate: Uint8Array): Promise<CenterRefusal | null> {
    const { kind } = await this.#parts.inquiry.ask(new X509Certificate(certificate))
    switch (kind) {
      case 'down': return 'method.unavailable'
      case 'unknown': return 'certificate.unknown'
      case 'revoked': return 'certificate.revoked'
      case 'good': return null
    }
  }

  async #admit(found: Session, card: CardHolder, method: Method): Promise<Answer<SessionMenu>> {
    const { settings, registry, origins, stops: { stops } } = this.#parts
    const now = settings.now()
    const record = registry.read(card.id, method)
    if (record === null) return refused(method === 'jpki' ? 'certificate.unknown' : 'card.notRegistered')
    const declined = shut(settings, stops, { method, municipality: record.municipality.code })
    if (declined !== null) return declined
    const refusal = refusalOf(record, method, now)
    if (refusal !== null) return refused(refusal)
    const issuer = method === 'jpki' ? origins.registeredAt(card.person) : null
    const menu = sessionMenu({
      record, method, stops, now,
      // The four facts are on the card alone, and 利用登録 needs the electronic certificate (A3-11).
      origin: method === 'jpki' && card.medium === 'card' ? origins.offerFor(record) : null,
      originRecord: issuer === null ? null : registry.read(card.id, method, issuer),
      pins: method === 'jpki' ? null : { server: await this.#pins.of(record.municipality.code), user: card },
    })
    found.applicant = { card: card.id, person: card.person, method, holder: record.holder, menu }
    return ok(menu)
  }
}
