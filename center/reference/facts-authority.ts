import { createPrivateKey, sign } from 'node:crypto'
import { CertificateAuthority } from './certificate-authority.ts'
import { proves } from './jpki-authority.ts'
import { MemoryKeep } from './keep.ts'
import type { Keep } from './keep.ts'
import type { Random } from './random.ts'

const caName = 'C=JP, O=Fictitious card issuer, OU=Facts of the card (sample), CN=Reference demo facts CA'
const day = 24 * 60 * 60 * 1000

/** What a card holds beside its facts, to show that they are what its issuer wrote. */
export interface Attested {
  /** RSA PKCS#1 v1.5 with SHA-256 over the file of the facts. */
  readonly attestation: Uint8Array
  /** DER; of the key that has signed. */
  readonly certificate: Uint8Array
}

/** Signs the 券面事項 of fictitious cards, and knows its own signatures again. The real card's are of a form of their own. */
export class FactsAuthority {
  readonly #authority: CertificateAuthority
  readonly #now: () => number

  constructor(now: () => number, random: Random, keep: Keep = new MemoryKeep()) {
    this.#now = now
    this.#authority = new CertificateAuthority(caName, now, random, keep)
  }

  async attest(facts: Uint8Array): Promise<Attested> {
    const wanted = { notBefore: this.#now() - day, isStillGood: () => true }
    const { certificate, privateKey } = await this.#authority.certify('signer', wanted)
    const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
    return { attestation: new Uint8Array(sign('sha256', facts, key)), certificate }
  }

  /** Whether the facts are, byte for byte, what a certificate of this authority has signed. */
  async hasAttested(facts: Uint8Array, { attestation, certificate }: Attested): Promise<boolean> {
    return (await this.#authority.recognise(certificate, this.#now())) !== null && proves(certificate, facts, attestation)
  }
}
