import { CertID } from '@peculiar/asn1-ocsp'
import { OctetString } from '@peculiar/asn1-schema'
import { AlgorithmIdentifier, Certificate } from '@peculiar/asn1-x509'
import { X509Certificate, createHash } from 'node:crypto'
import { decoded, encoded } from './der.ts'

const hashes = [
  { name: 'sha1', oid: '1.3.14.3.2.26' },
  { name: 'sha256', oid: '2.16.840.1.101.3.4.2.1' },
] as const
export type HashName = (typeof hashes)[number]['name']

/** An authority as OCSP names it: by digests of its name and of its key (RFC 6960 4.1.1). */
export class Issuer {
  readonly certificate: X509Certificate
  /** The same, as its parts. */
  readonly parts: Certificate
  readonly #name: Uint8Array
  readonly #key: Uint8Array

  /** @param der the authority's certificate, which whoever asks or answers trusts without asking further */
  constructor(der: Uint8Array) {
    const parts = decoded(Certificate, der)
    if (parts === null) throw new Error('the authority has no certificate in DER')
    this.certificate = new X509Certificate(der)
    this.parts = parts
    this.#name = encoded(parts.tbsCertificate.subject)
    this.#key = keyBits(parts)
  }

  /** The certificate of this serial number (DER content, big endian), as it is asked for. */
  certId(serial: ArrayBuffer, hash: HashName): CertID {
    const { oid } = hashes.find(({ name }) => name === hash) ?? hashes[0]
    return new CertID({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: oid, parameters: null }),
      issuerNameHash: new OctetString(digest(hash, this.#name)),
      issuerKeyHash: new OctetString(digest(hash, this.#key)),
      serialNumber: serial,
    })
  }

  /** Whether it is this authority's certificate that is asked for. */
  names({ hashAlgorithm, issuerNameHash, issuerKeyHash }: CertID): boolean {
    const hash = hashes.find(({ oid }) => oid === hashAlgorithm.algorithm)?.name
    return hash !== undefined && digest(hash, this.#name).equals(Buffer.from(issuerNameHash.buffer)) &&
      digest(hash, this.#key).equals(Buffer.from(issuerKeyHash.buffer))
  }

  /** Whether it has signed the certificate. */
  issued(certificate: X509Certificate): boolean {
    return certificate.checkIssued(this.certificate) && certificate.verify(this.certificate.publicKey)
  }
}

/** A certificate's key as OCSP takes its digest: the content of the bit string alone. */
export const keyBits = ({ tbsCertificate }: Certificate): Uint8Array => new Uint8Array(tbsCertificate.subjectPublicKeyInfo.subjectPublicKey)

/** A serial number in upper-case hex, as Node writes it. */
export const serialText = (serial: ArrayBuffer): string => Buffer.from(serial).toString('hex').toUpperCase().replace(/^(00)+(?=.)/, '')

/** The same number as content of a DER integer, where a first bit of one would make it negative. @param serial hex. */
export function serialBytes(serial: string): ArrayBuffer {
  const bytes = Buffer.from(serial, 'hex')
  return Uint8Array.from((bytes[0] ?? 0) < 0x80 ? bytes : [0, ...bytes]).buffer
}

const digest = (hash: HashName, bytes: Uint8Array): Buffer => createHash(hash).update(bytes).digest()
