import { X509Certificate, createPrivateKey, verify } from 'node:crypto'
import { CertificateAuthority } from './certificate-authority.ts'
import { sameDay } from '../japan-time.ts'
import { MemoryKeep, serialOf } from './keep.ts'
import type { Certified, Keep } from './keep.ts'
import type { Signer } from './ocsp/responder.ts'
import type { CertificateStatus } from './ocsp/status.ts'
import type { Random } from './random.ts'
import type { CardHolder } from './residents.ts'

/** What can be seen of a certificate without asking OCSP. */
export type Standing = 'usable' | 'issuedToday' | 'noPin' | 'unknown'

const day = 24 * 60 * 60 * 1000
const caName = 'C=JP, O=Fictitious JPKI, OU=JPKI for user authentication (sample), CN=Reference demo CA'

/** A certificate authority in the manner of 公的個人認証, for fictitious residents only. */
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

  /** Who signs its answers of OCSP. */
  async ocspSigner(): Promise<Signer> {
    const { certificate, privateKey } = await this.#authority.certifyResponder()
    return { delegate: certificate, privateKey: createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' }) }
  }

  /** What its register says of a card's certificate. When one was revoked the demo does not know: now. @param serial upper-case hex. */
  async statusOf(serial: string): Promise<CertificateStatus> {
    const standing = (await this.#authority.nameOf(serial))?.split('.')[1]
    if (standing === undefined) return { kind: 'unknown' }
    return standing === 'revoked' ? { kind: 'revoked', at: this.#now(), reason: null } : { kind: 'good' }
  }

  /**
   * What is to be seen of a certificate at a moment (ms since 1970): a card's of this authority, within its time; else it is unknown
   * (I-18). Whether it was revoked only OCSP tells.
   */
  async standing(der: Uint8Array, now: number): Promise<Standing> {
    const certificate = await this.#authority.recognise(der, now)
    const standing = certificate === null ? undefined : (await this.#authority.nameOf(serialOf(der)))?.split('.')[1]
    if (certificate === null || standing === undefined) return 'unknown'
    // 顔認証マイナンバーカード: no PIN was ever set.
    if (standing === 'noPin') return 'noPin'
    return sameDay(certificate.validFromDate.getTime(), now) ? 'issuedToday' : 'usable'
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
