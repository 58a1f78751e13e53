// oxlint-disable-next-line import/no-unassigned-import -- the certificate library can't load without it
import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { X509Certificate, verify, webcrypto } from 'node:crypto'
import { cardHolders, householdOf } from './residents.ts'
import type { X509Certificate as Issued } from '@peculiar/x509'
import type { Random } from './random.ts'

/** What a demo card holds. DER, all of it. */
export interface CardMaterial {
  readonly resident: string
  readonly pin: string
  readonly municipalityCode: string
  readonly certificate: Uint8Array
  readonly caCertificate: Uint8Array
  /** PKCS#8. Exists in a running demo only. */
  readonly privateKey: Uint8Array
}

export type Standing = 'good' | 'revoked' | 'unknown'

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) } as const
const day = 24 * 60 * 60 * 1000
const caName = 'C=JP, O=Fictitious JPKI, OU=JPKI for user authentication (sample), CN=Reference demo CA'

interface Authority {
  readonly keys: CryptoKeyPair
  readonly certificate: Issued
}
type CryptoKeyPair = webcrypto.CryptoKeyPair

/**
 * A certificate authority in the manner of 公的個人認証, for fictitious residents only. Its keys are made when the first
 * card is asked for and die with the process, so no card of an earlier run is worth anything.
 */
export class JpkiAuthority {
  readonly #now: () => number
  readonly #random: Random
  readonly #revoked = new Set<string>()
  readonly #cards = new Map<string, Promise<CardMaterial>>()
  #authority: Promise<Authority> | null = null

  constructor(now: () => number, random: Random) {
    this.#now = now
    this.#random = random
  }

  /** The card of a resident, always the same one within a run; null when the resident has none. */
  async issueCard(resident: string): Promise<CardMaterial | null> {
    const holder = cardHolders.find((candidate) => candidate.id === resident)
    const household = householdOf(resident)
    if (holder === undefined || household === null) return null
    const made = this.#cards.get(resident) ?? this.#makeCard(resident, holder.pin, household.municipality, holder.revoked)
    this.#cards.set(resident, made)
    return made
  }

  /** What the authority says of a certificate: its own, within its time, and not revoked. Nothing else is known (I-18). */
  async standing(der: Uint8Array): Promise<Standing> {
    if (this.#authority === null) return 'unknown'
    const ca = new X509Certificate(Buffer.from((await this.#authority).certificate.rawData))
    const certificate = parse(der)
    if (certificate === null || !certificate.checkIssued(ca) || !certificate.verify(ca.publicKey)) return 'unknown'
    const now = this.#now()
    if (now < certificate.validFromDate.getTime() || now > certificate.validToDate.getTime()) return 'unknown'
    return this.#revoked.has(certificate.serialNumber.toUpperCase()) ? 'revoked' : 'good'
  }

  async #makeCard(resident: string, pin: string, municipalityCode: string, revoked: boolean): Promise<CardMaterial> {
    this.#authority ??= this.#makeAuthority()
    const { keys: caKeys, certificate: caCertificate } = await this.#authority
    const keys = await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify'])
    const serial = this.#serial()
    const certificate = await X509CertificateGenerator.create({
      serialNumber: serial,
      issuer: caCertificate.subject,
      // As on the real card the subject says nothing about the person.
      subject: `C=JP, CN=sample${serial}`,
      notBefore: new Date(this.#now() - day),
      notAfter: new Date(this.#now() + 5 * 365 * day),
      signingAlgorithm: rsa,
      publicKey: keys.publicKey,
      signingKey: caKeys.privateKey,
      extensions: [
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        await AuthorityKeyIdentifierExtension.create(caKeys.publicKey),
      ],
    })
    if (revoked) this.#revoked.add(serial)
    const privateKey = new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
    return {
      resident,
      pin,
      municipalityCode,
      certificate: new Uint8Array(certificate.rawData),
      caCertificate: new Uint8Array(caCertificate.rawData),
      privateKey,
    }
  }

  async #makeAuthority(): Promise<Authority> {
    const keys = await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify'])
    const certificate = await X509CertificateGenerator.createSelfSigned({
      serialNumber: this.#serial(),
      name: caName,
      notBefore: new Date(this.#now() - day),
      notAfter: new Date(this.#now() + 10 * 365 * day),
      signingAlgorithm: rsa,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    })
    return { keys, certificate }
  }

  /** Positive and without a leading zero, so that every library writes it the same way. */
  #serial(): string {
    const bytes = Buffer.from(this.#random(8))
    bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
    return bytes.toString('hex').toUpperCase()
  }
}

/** Whether the signature over the challenge is by the certificate's key (RSA PKCS#1 v1.5 with SHA-256). */
export function proves(certificate: Uint8Array, challenge: Uint8Array, signature: Uint8Array): boolean {
  const key = parse(certificate)?.publicKey
  return key?.asymmetricKeyType === 'rsa' && verify('sha256', challenge, key, signature)
}

function parse(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der)
  } catch {
    return null
  }
}
