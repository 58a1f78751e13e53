// oxlint-disable-next-line import/no-unassigned-import -- the certificate library can't load without it
import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension, BasicConstraintsExtension, ExtendedKeyUsageExtension, Extension, KeyUsageFlags, KeyUsagesExtension,
  SubjectKeyIdentifierExtension, X509CertificateGenerator,
} from '@peculiar/x509'
import { X509Certificate, webcrypto } from 'node:crypto'
import { serialOf } from './keep.ts'
import type { Extension as AnyExtension, X509Certificate as Issued } from '@peculiar/x509'
import type { Certified, Keep } from './keep.ts'
import type { Random } from './random.ts'

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) } as const
const day = 24 * 60 * 60 * 1000
const year = 365 * day
/** How long a card's certificate is good. */
const term = 5 * year
const own = 'authority'
const responder = 'ocsp-responder'
/** Whose key signs answers of OCSP for the authority, and is asked about no further itself (RFC 6960 4.2.2.2). */
const answering = [
  new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.9'], true),
  new Extension('1.3.6.1.5.5.7.48.1.5', false, Uint8Array.of(5, 0)),
]

/** What a certificate is to be, and when one that was made before is still that. */
export interface Wanted {
  /** ms since 1970; good for five years. */
  readonly notBefore: number
  /** @param notBefore of the one made before, which has not run out. */
  readonly isStillGood: (notBefore: number) => boolean
}

/**
 * An authority for fictitious certificates of RSA keys. Its own are made when the first certificate is asked for, and last as long
 * as what it keeps them in. What is too old for its use is made anew.
 */
export class CertificateAuthority {
  readonly #name: string
  readonly #now: () => number
  readonly #random: Random
  readonly #keep: Keep

  constructor(name: string, now: () => number, random: Random, keep: Keep) {
    this.#name = name
    this.#now = now
    this.#random = random
    this.#keep = keep
  }

  /** DER. */
  async certificate(): Promise<Uint8Array> {
    return (await this.#own()).certificate
  }

  /** @param name what it is kept under: letters, digits, hyphens, dots. As on the real card the subject says nothing about the person. */
  certify(name: string, wanted: Wanted): Promise<Certified> {
    return this.#take(name, wanted, [])
  }

  /** The delegate that answers OCSP in this authority's name. */
  certifyResponder(): Promise<Certified> {
    return this.#take(responder, { notBefore: this.#now() - day, isStillGood: () => true }, answering)
  }

  async #take(name: string, { notBefore, isStillGood }: Wanted, purpose: readonly AnyExtension[]): Promise<Certified> {
    const authority = await this.#own()
    const ca = new X509Certificate(authority.certificate)
    const isGood = ({ certificate: der }: Certified): boolean => {
      const certificate = new X509Certificate(der)
      return isFrom(ca, certificate) && isInTime(certificate, this.#now()) && isStillGood(certificate.validFromDate.getTime())
    }
    return this.#keep.take(name, isGood, () => this.#make(authority, notBefore, purpose))
  }

  /** The certificate if this authority has issued it, and its time has come and not run out at `now` (ms since 1970); else null. */
  async recognise(der: Uint8Array, now: number): Promise<X509Certificate | null> {
    const authority = await this.#keep.latest(own)
    const certificate = parse(der)
    if (authority === null || certificate === null) return null
    return isFrom(new X509Certificate(authority.certificate), certificate) && isInTime(certificate, now) ? certificate : null
  }

  /** Under which name a certificate was issued. @param serial upper-case hex. */
  nameOf(serial: string): Promise<string | null> {
    return this.#keep.nameOf(serial)
  }

  /** It must have begun before all that it issues and outlast it. */
  #own(): Promise<Certified> {
    const isGood = ({ certificate }: Certified): boolean => {
      const { validFromDate, validToDate } = new X509Certificate(certificate)
      const now = this.#now()
      return validFromDate.getTime() <= now - day && now + term <= validToDate.getTime()
    }
    return this.#keep.take(own, isGood, () => this.#makeOwn())
  }

  async #makeOwn(): Promise<Certified> {
    const keys = await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify'])
    const certificate = await X509CertificateGenerator.createSelfSigned({
      serialNumber: this.#serial(),
      name: this.#name,
      notBefore: new Date(this.#now() - year),
      notAfter: new Date(this.#now() + 2 * term),
      signingAlgorithm: rsa,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    })
    return certified(certificate, keys)
  }

  async #make(authority: Certified, notBefore: number, purpose: readonly AnyExtension[]): Promise<Certified> {
    const signingKey = await webcrypto.subtle.importKey('pkcs8', Uint8Array.from(authority.privateKey), rsa, true, ['sign'])
    const keys = await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify'])
    const serial = this.#serial()
    const certificate = await X509CertificateGenerator.create({
      serialNumber: serial,
      issuer: this.#name,
      subject: `C=JP, CN=sample${serial}`,
      notBefore: new Date(notBefore),
      notAfter: new Date(notBefore + term),
      signingAlgorithm: rsa,
      publicKey: keys.publicKey,
      signingKey,
      extensions: [
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        await authorityKey(authority),
        ...purpose,
      ],
    })
    return certified(certificate, keys)
  }

  /** Positive and without a leading zero, so that every library writes it the same way. */
  #serial(): string {
    const bytes = Buffer.from(this.#random(8))
    bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
    return bytes.toString('hex').toUpperCase()
  }
}

async function certified(issued: Issued, keys: webcrypto.CryptoKeyPair): Promise<Certified> {
  const certificate = new Uint8Array(issued.rawData)
  const privateKey = new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
  return { certificate, privateKey, serial: serialOf(certificate) }
}

async function authorityKey({ certificate }: Certified): Promise<AuthorityKeyIdentifierExtension> {
  const spki = Uint8Array.from(new X509Certificate(certificate).publicKey.export({ format: 'der', type: 'spki' }))
  return AuthorityKeyIdentifierExtension.create(await webcrypto.subtle.importKey('spki', spki, rsa, true, ['verify']))
}

function isFrom(ca: X509Certificate, certificate: X509Certificate): boolean {
  return certificate.checkIssued(ca) && certificate.verify(ca.publicKey)
}

function isInTime({ validFromDate, validToDate }: X509Certificate, now: number): boolean {
  return validFromDate.getTime() <= now && now <= validToDate.getTime()
}

function parse(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der)
  } catch {
    return null
  }
}
