// oxlint-disable-next-line import/no-unassigned-import -- the certificate library can't load without it
import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension, BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags,
  KeyUsagesExtension, SubjectAlternativeNameExtension, SubjectKeyIdentifierExtension, X509CertificateGenerator, X509CrlGenerator,
} from '@peculiar/x509'
import { X509Certificate, webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import type { Extension } from '@peculiar/x509'
import type { Certified, Keep } from './keep.ts'
import { serialOf } from './keep.ts'
import type { Random } from './random.ts'

const ec = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const day = 24 * 60 * 60 * 1000
const year = 365 * day
const own = 'authority'
const subject = 'CN=Madoguchi TLS demo authority'

/** In PEM; the key is PKCS#8. */
export interface TlsIdentity {
  readonly certificate: string
  readonly key: string
}

interface Wanted {
  readonly name: string
  readonly subject: string
  readonly purpose: readonly Extension[]
  readonly isWanted: (kept: X509Certificate) => boolean
}

/**
 * Who the served center and its terminals know each other by, in demo and tests: EC P-256, an authority of ten years, all else of one.
 * What has less than a month left is made anew. What was revoked stands on the list for good.
 */
export class TlsAuthority {
  readonly #now: () => number
  readonly #random: Random
  readonly #keep: Keep

  constructor(now: () => number, random: Random, keep: Keep) {
    this.#now = now
    this.#random = random
    this.#keep = keep
  }

  /** PEM. */
  async certificate(): Promise<string> {
    return pemOf('CERTIFICATE', (await this.#own()).certificate)
  }

  /** @param hosts names and addresses under which the server is reached. */
  server(hosts: readonly string[]): Promise<TlsIdentity> {
    const names = hosts.map((host) => ({ type: isIP(host) === 0 ? 'dns' as const : 'ip' as const, value: host }))
    return this.#identity({
      name: 'server', subject: 'CN=Madoguchi reference center',
      purpose: [new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]), new SubjectAlternativeNameExtension(names)],
      isWanted: (kept) => hosts.every((host) => (isIP(host) === 0 ? kept.checkHost(host) : kept.checkIP(host)) !== undefined),
    })
  }

  /** @param id as the terminal's configuration has it: letters, digits, hyphens. It is the subject's CN. */
  terminal(id: string): Promise<TlsIdentity> {
    return this.#identity({
      name: `terminal-${id}`, subject: `CN=${id}`, purpose: [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])], isWanted: () => true,
    })
  }

  /** The list of those no longer believed, in PEM, good for a year. @param certificates in PEM. */
  async revocations(certificates: readonly string[]): Promise<string> {
    const authority = await this.#own()
    const crl = await X509CrlGenerator.create({
      issuer: subject, thisUpdate: new Date(this.#now() - day), nextUpdate: new Date(this.#now() + year), signingAlgorithm: ec,
      signingKey: await signingKeyOf(authority),
      entries: certificates.map((certificate) => (
        { serialNumber: new X509Certificate(certificate).serialNumber, revocationDate: new Date(this.#now() - day) }
      )),
    })
    return pemOf('X509 CRL', new Uint8Array(crl.rawData))
  }

  async #identity({ name, subject: whose, purpose, isWanted }: Wanted): Promise<TlsIdentity> {
    const authority = await this.#own()
    const ca = new X509Certificate(authority.certificate)
    const isGood = ({ certificate: der }: Certified): boolean => {
      const kept = new X509Certificate(der)
      return kept.checkIssued(ca) && kept.verify(ca.publicKey) && this.#lasts(kept, 30 * day) && isWanted(kept)
    }
    const { certificate, privateKey } = await this.#keep.take(name, isGood, () => this.#make(authority, whose, purpose))
    return { certificate: pemOf('CERTIFICATE', certificate), key: pemOf('PRIVATE KEY', privateKey) }
  }

  #own(): Promise<Certified> {
    const isGood = ({ certificate }: Certified): boolean => this.#lasts(new X509Certificate(certificate), year)
    return this.#keep.take(own, isGood, async () => {
      const keys = await webcrypto.subtle.generateKey(ec, true, ['sign', 'verify'])
      const certificate = await X509CertificateGenerator.createSelfSigned({
        serialNumber: this.#serial(), name: subject, signingAlgorithm: ec, keys,
        notBefore: new Date(this.#now() - day), notAfter: new Date(this.#now() + 10 * year),
        extensions: [
          new BasicConstraintsExtension(true, 0, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
          await SubjectKeyIdentifierExtension.create(keys.publicKey),
        ],
      })
      return certified(new Uint8Array(certificate.rawData), keys)
    })
  }

  async #make(authority: Certified, whose: string, purpose: readonly Extension[]): Promise<Certified> {
    const keys = await webcrypto.subtle.generateKey(ec, true, ['sign', 'verify'])
    const certificate = await X509CertificateGenerator.create({
      serialNumber: this.#serial(), issuer: subject, subject: whose, signingAlgorithm: ec,
      publicKey: keys.publicKey, signingKey: await signingKeyOf(authority),
      notBefore: new Date(this.#now() - day), notAfter: new Date(this.#now() + year),
      extensions: [
        new BasicConstraintsExtension(false, undefined, true), new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        await AuthorityKeyIdentifierExtension.create(await publicKeyOf(authority)), ...purpose,
      ],
    })
    return certified(new Uint8Array(certificate.rawData), keys)
  }

  #lasts({ validFromDate, validToDate }: X509Certificate, rest: number): boolean {
    return validFromDate.getTime() <= this.#now() && this.#now() + rest <= validToDate.getTime()
  }

  /** Positive and without a leading zero, so that every library writes it the same way. */
  #serial(): string {
    const bytes = Buffer.from(this.#random(8))
    bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
    return bytes.toString('hex').toUpperCase()
  }
}

async function certified(certificate: Uint8Array, { privateKey }: webcrypto.CryptoKeyPair): Promise<Certified> {
  const key = new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', privateKey))
  return { certificate, privateKey: key, serial: serialOf(certificate) }
}

function signingKeyOf({ privateKey }: Certified): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('pkcs8', Uint8Array.from(privateKey), ec, false, ['sign'])
}

function publicKeyOf({ certificate }: Certified): Promise<webcrypto.CryptoKey> {
  const spki = Uint8Array.from(new X509Certificate(certificate).publicKey.export({ format: 'der', type: 'spki' }))
  return webcrypto.subtle.importKey('spki', spki, ec, true, ['verify'])
}

function pemOf(label: 'CERTIFICATE' | 'PRIVATE KEY' | 'X509 CRL', der: Uint8Array): string {
  const lines = Buffer.from(der).toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
