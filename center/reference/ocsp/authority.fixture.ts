// oxlint-disable-next-line import/no-unassigned-import -- the certificate library can't load without it
import 'reflect-metadata'
import {
  BasicConstraintsExtension, ExtendedKeyUsageExtension, Extension, KeyUsageFlags, KeyUsagesExtension, SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { KeyObject, X509Certificate, webcrypto } from 'node:crypto'
import { Issuer } from './issuer.ts'
import type { Extension as AnyExtension } from '@peculiar/x509'
import type { Signer } from './responder.ts'

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) } as const
const day = 24 * 60 * 60 * 1000
const ocspSigning = '1.3.6.1.5.5.7.3.9'
const clientAuth = '1.3.6.1.5.5.7.3.2'
const null5 = Uint8Array.of(5, 0)

/** What a delegate's certificate is like; every default is right. */
export interface DelegateTraits {
  readonly purpose?: 'ocspSigning' | 'clientAuth' | 'none'
  readonly nocheck?: boolean
  readonly maySign?: boolean
  /** ms since 1970. */
  readonly from?: number
  readonly until?: number
  /** A critical extension nobody knows. */
  readonly strange?: boolean
  /** The certificate is about a key of Ed25519, and not about the one that signs. */
  readonly edwards?: boolean
}

/** An authority for one test file, at a moment (ms since 1970). */
export interface TestAuthority {
  readonly der: Uint8Array
  readonly issuer: Issuer
  /** The authority itself as the signer of answers. */
  readonly itself: Signer
  /** @param serial hex */
  certify(serial: string): Promise<X509Certificate>
  delegate(traits?: DelegateTraits): Promise<Signer>
}

/** One key for every delegate and card, for making keys takes longer than all the rest. */
const someKeys = webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify'])

async function edwardsKey(): Promise<webcrypto.CryptoKey> {
  const keys = await webcrypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('publicKey' in keys)) throw new Error('one key')
  return keys.publicKey
}

export async function openAuthority(now: number, name = 'C=JP, O=Fictitious, CN=OCSP test CA'): Promise<TestAuthority> {
  const keys = await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01', name, keys, signingAlgorithm: rsa,
    notBefore: new Date(now - day),
    notAfter: new Date(now + 365 * day),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const der = new Uint8Array(certificate.rawData)

  interface Signing {
    readonly serialNumber: string
    readonly subject: string
    readonly extensions: AnyExtension[]
    readonly from?: number | undefined
    readonly until?: number | undefined
    readonly key?: webcrypto.CryptoKey | undefined
  }

  async function sign({ serialNumber, subject, extensions, from = now - day, until = now + 30 * day, key }: Signing) {
    const publicKey = key ?? (await someKeys).publicKey
    const issued = await X509CertificateGenerator.create({
      serialNumber, subject, extensions, publicKey, issuer: certificate.subject, signingAlgorithm: rsa, signingKey: keys.privateKey,
      notBefore: new Date(from), notAfter: new Date(until),
    })
    return new Uint8Array(issued.rawData)
  }

  return {
    der,
    issuer: new Issuer(der),
    itself: { delegate: null, privateKey: KeyObject.from(keys.privateKey) },
    async certify(serialNumber) {
      const extensions = [new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)]
      return new X509Certificate(await sign({ serialNumber, subject: 'CN=somebody', extensions }))
    },
    async delegate({ purpose = 'ocspSigning', nocheck = true, maySign = true, from, until, strange = false, edwards = false } = {}) {
      const extensions = [
        new KeyUsagesExtension(maySign ? KeyUsageFlags.digitalSignature : KeyUsageFlags.keyEncipherment, true),
        ...purpose === 'none' ? [] : [new ExtendedKeyUsageExtension([purpose === 'ocspSigning' ? ocspSigning : clientAuth], true)],
        ...nocheck ? [new Extension('1.3.6.1.5.5.7.48.1.5', false, null5)] : [],
        ...strange ? [new Extension('1.2.3.4', true, null5)] : [],
      ]
      const key = edwards ? await edwardsKey() : undefined
      const delegate = await sign({ serialNumber: '02', subject: 'CN=OCSP responder', extensions, from, until, key })
      return { delegate, privateKey: KeyObject.from((await someKeys).privateKey) }
    },
  }
}
