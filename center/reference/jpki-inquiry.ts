import { OcspClient } from './ocsp/client.ts'
import { Issuer } from './ocsp/issuer.ts'
import type { X509Certificate } from 'node:crypto'
import type { OcspOutcome } from './ocsp/verdict.ts'
import type { Settings } from './settings.ts'

/** ms the JPKI center has for an answer: the customer stands before ③ meanwhile. */
const patience = 5_000

/** The center's side of OCSP (A6-01). Nothing is remembered: an answer is for one question. */
export class JpkiInquiry {
  readonly #settings: Settings
  #issuer: Issuer | null = null

  constructor(settings: Settings) {
    this.#settings = settings
  }

  async ask(certificate: X509Certificate): Promise<OcspOutcome> {
    const { ocsp: transport, now, random, timer } = this.#settings
    const issuer = await this.#authority()
    return new OcspClient({ issuer, transport, now, random, timer, timeout: patience }).ask(certificate)
  }

  /** Whether there is an answer to be had now. Asked about the authority's own certificate, for that is nobody's. */
  async isAnswered(): Promise<boolean> {
    const { certificate } = await this.#authority()
    const { kind } = await this.ask(certificate)
    return kind !== 'down'
  }

  /** The authority as it is now: one that is too old is made anew. */
  async #authority(): Promise<Issuer> {
    const der = await this.#settings.cards.jpki.caCertificate()
    const issuer = this.#issuer?.certificate.raw.equals(der) ? this.#issuer : new Issuer(der)
    this.#issuer = issuer
    return issuer
  }
}
