import { X509Certificate, verify } from 'node:crypto'
import { CertificateAuthority } from './certificate-authority.ts'
import { sameDay } from './japan-time.ts'
import { MemoryKeep, serialOf } from './keep.ts'
import type { Certified, Keep } from './keep.ts'
import type { Random } from './random.ts'
import type { CardHolder } from './residents.ts'

export type Standing = 'good' | 'revoked' | 'issuedToday' | 'noPin' | 'unknown'

const day = 24 * 60 * 60 * 1000
const caName = 'C=JP, O=Fictitious JPKI, OU=JPKI for user authentication (sample), CN=Reference demo CA'

/** A certificate authority in the manner of 公的個人認証, for fictitious residents only, with its OCSP responder. */
export class JpkiAuthority {
  readonly #authority: CertificateAuthority
  readonly #now: () => number

  constructor(now: () => number, random: Random, keep: Keep = new MemoryKeep()) {
    this.#now = now
    this.#authority = new CertificateAuthority(caName, now, random, keep)
  }

  /** DER. */
  caCertificate(): Promise<Uint8Array> {
    return this.#authority.certificate()
  }

  /**
   * 利用者証明用電子証明書 of somebody who has one, as it stands in the demo's data: the one issued before where it is still what it
   * should be. So 発行当日 is of this day, and every other is older than a day.
   * @param carrier `CardHolder.id`
   */
  certify(carrier: string, standing: NonNullable<CardHolder['certificate']>): Promise<Certified> {
    const now = this.#now()
    return this.#authority.certify(`${carrier}.${standing}`, {
      notBefore: standing === 'issuedToday' ? now : now - day,
      isStillGood: (notBefore) => sameDay(notBefore, now) === (standing === 'issuedToday'),
    })
  }

  /** `CardHolder.id` under which a certificate was issued, by whichever process shares this authority. @param serial upper-case hex. */
  async carrierOf(serial: string): Promise<string | null> {
    return (await this.#authority.nameOf(serial))?.split('.')[0] ?? null
  }

  /**
   * What the authority says of a certificate at a moment (ms since 1970): its own, within its time, and not revoked. Nothing else is
   * known (I-18).
   */
  async standing(der: Uint8Array, now: number): Promise<Standing> {
    const certificate = await this.#authority.recognise(der, now)
    const name = certificate === null ? null : await this.#authority.nameOf(serialOf(der))
    if (certificate === null || name === null) return 'unknown'
    const [, standing] = name.split('.')
    if (standing === 'revoked') return 'revoked'
    // 顔認証マイナンバーカード: no PIN was ever set.
    if (standing === 'noPin') return 'noPin'
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
