// oxlint-disable-next-line import/no-unassigned-import -- the certificate library can't load without it
import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension, BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { X509Certificate, webcrypto } from 'node:crypto'
import type { X509Certificate as Issued } from '@peculiar/x509'
import type { Random } from './random.ts'

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) } as const
const day = 24 * 60 * 60 * 1000
const year = 365 * day

interface Authority {
  readonly keys: webcrypto.CryptoKeyPair
  readonly certificate: Issued
}

/** A certificate and its key. */
export interface Certified {
  /** DER. */
  readonly certificate: Uint8Array
  /** PKCS#8. Exists in a running demo only. */
  readonly privateKey: Uint8Array
  /** Upper-case hex. */
  readonly serial: string
}

/**
 * An authority for fictitious certificates of RSA keys. Its own are made when the first certificate is asked for and die
 * with the process, so nothing it has signed is worth anything in another run.
 */
export class CertificateAuthority {
  readonly #name: string
  readonly #now: () => number
  readonly #random: Random
  #authority: Promise<Authority> | null = null

  constructor(name: string, now: () => number, random: Random) {
    this.#name = name
    this.#now = now
    this.#random = random
  }

  /** DER. */
  async certificate(): Promise<Uint8Array> {
    return new Uint8Array((await this.#made()).certificate.rawData)
  }

  /** @param notBefore ms since 1970; good for five years. As on the real card the subject says nothing about the person. */
  async certify(notBefore: number): Promise<Certified> {
    const { keys: caKeys, certificate: caCertificate } = await this.#made()
    const keys = await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify'])
    const serial = this.#serial()
    const certificate = await X509CertificateGenerator.create({
      serialNumber: serial,
      issuer: caCertificate.subject,
      subject: `C=JP, CN=sample${serial}`,
      notBefore: new Date(notBefore),
      notAfter: new Date(notBefore + 5 * year),
      signingAlgorithm: rsa,
      publicKey: keys.publicKey,
      signingKey: caKeys.privateKey,
      extensions: [
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        await AuthorityKeyIdentifierExtension.create(caKeys.publicKey),
      ],
    })
    const privateKey = new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
    return { certificate: new Uint8Array(certificate.rawData), privateKey, serial }
  }

  /** The certificate if this authority has issued it, and its time has come and not run out at `now` (ms since 1970); else null. */
  async recognise(der: Uint8Array, now: number): Promise<X509Certificate | null> {
    if (this.#authority === null) return null
    const ca = new X509Certificate(Buffer.from((await this.#authority).certificate.rawData))
    const certificate = parse(der)
    if (certificate === null || !certificate.checkIssued(ca) || !certificate.verify(ca.publicKey)) return null
    return now < certificate.validFromDate.getTime() || now > certificate.validToDate.getTime() ? null : certificate
  }

  #made(): Promise<Authority> {
    this.#authority ??= this.#make()
    return this.#authority
  }

  async #make(): Promise<Authority> {
    const keys = await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify'])
    const certificate = await X509CertificateGenerator.createSelfSigned({
      serialNumber: this.#serial(),
      name: this.#name,
      notBefore: new Date(this.#now() - day),
      notAfter: new Date(this.#now() + 10 * year),
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

function parse(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der)
  } catch {
    return null
  }
}
