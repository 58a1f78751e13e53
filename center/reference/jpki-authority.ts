import { X509Certificate, verify } from 'node:crypto'
import { CertificateAuthority } from './certificate-authority.ts'
import { sameDay } from './japan-time.ts'
import type { Certified } from './certificate-authority.ts'
import type { Random } from './random.ts'
import type { CardHolder } from './residents.ts'

export type Standing = 'good' | 'revoked' | 'issuedToday' | 'noPin' | 'unknown'

const day = 24 * 60 * 60 * 1000
const caName = 'C=JP, O=Fictitious JPKI, OU=JPKI for user authentication (sample), CN=Reference demo CA'

/** A certificate authority in the manner of 公的個人認証, for fictitious residents only, with its OCSP responder. */
export class JpkiAuthority {
  readonly #authority: CertificateAuthority
  readonly #now: () => number
  readonly #revoked = new Set<string>()
  /** 顔認証マイナンバーカード: no PIN was ever set. */
  readonly #withoutPin = new Set<string>()

  constructor(now: () => number, random: Random) {
    this.#now = now
    this.#authority = new CertificateAuthority(caName, now, random)
  }

  /** DER. */
  caCertificate(): Promise<Uint8Array> {
    return this.#authority.certificate()
  }

  /** 利用者証明用電子証明書 of somebody who has one, as it stands in the demo's data. */
  async certify(standing: NonNullable<CardHolder['certificate']>): Promise<Certified> {
    const now = this.#now()
    const certified = await this.#authority.certify(standing === 'issuedToday' ? now : now - day)
    if (standing === 'revoked') this.#revoked.add(certified.serial)
    if (standing === 'noPin') this.#withoutPin.add(certified.serial)
    return certified
  }

  /**
   * What the authority says of a certificate at a moment (ms since 1970): its own, within its time, and not revoked. Nothing else is
   * known (I-18).
   */
  async standing(der: Uint8Array, now: number): Promise<Standing> {
    const certificate = await this.#authority.recognise(der, now)
    if (certificate === null) return 'unknown'
    const serial = certificate.serialNumber.toUpperCase()
    if (this.#revoked.has(serial)) return 'revoked'
    if (this.#withoutPin.has(serial)) return 'noPin'
    return sameDay(certificate.validFromDate.getTime(), now) ? 'issuedToday' : 'good'
  }
}

/** Whether a signature is by the certificate's key (RSA PKCS#1 v1.5 with SHA-256). */
export function proves(certificate: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = new X509Certificate(certificate).publicKey
    return key.asymmetricKeyType === 'rsa' && verify('sha256', message, key, signature)
  } catch {
    return false
  }
}
