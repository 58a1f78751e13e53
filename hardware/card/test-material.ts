import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { Medium } from './card.ts'
import type { SoftwareCardMaterial, SoftwareFacts } from './software-content.ts'

interface Wishes {
  readonly medium?: Medium
  readonly pin?: string | null
  readonly municipality?: string
  readonly userId?: string | null
  readonly expires?: Date
  readonly key?: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }
  readonly facts?: SoftwareFacts | null
}

/** Facts of nobody: files of more than a page, of one page to the byte, and of less. The 個人番号 has a wrong check digit. */
export const testFacts: SoftwareFacts = {
  basic: factsObject(`架空 花子\n${'架空県見本市東町一丁目'.repeat(20)}`),
  attestation: new Uint8Array(256).fill(0xa5),
  certificate: new Uint8Array(90).fill(0x7f),
  individualNumber: '987654321098',
  checkNumber: '55021720352285',
}

/** Material for a card or phone, made at run time: an RSA-2048 key and a self-signed certificate about as long as a real one. */
export function testMaterial(wishes: Wishes = {}): SoftwareCardMaterial {
  const { medium = 'card', municipality = '99901', userId = null, facts = null } = wishes
  const common = { medium, municipality, expiry: '20350101', userId, facts }
  if (medium === 'juki') return { ...common, certificate: null, ca: null, privateKey: null, pin: null }
  const { pin = medium === 'iphone' ? null : '1234', expires = new Date('2035-01-01T00:00:00Z'), key } = wishes
  const { publicKey, privateKey } = key ?? generateKeyPairSync('rsa', { modulusLength: 2048 })
  const certificate = testCertificate(publicKey, privateKey, expires)
  return { ...common, certificate, ca: certificate, privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }), pin }
}

/** The certificate of material that has one. */
export function certificateOf({ certificate }: SoftwareCardMaterial): Uint8Array {
  if (certificate === null) throw new Error('this material has no certificate')
  return certificate
}

/** What a card session is bound to: SHA-256 of the certificate, hex. */
export function digestOf(material: SoftwareCardMaterial): string {
  return createHash('sha256').update(certificateOf(material)).digest('hex')
}

/** FF20 with a BER length, around whatever. */
function factsObject(text: string): Uint8Array {
  return Uint8Array.from([0xff, ...der(0x20, Buffer.from(text))])
}

const extensionBytes = 800

function testCertificate(publicKey: KeyObject, privateKey: KeyObject, expires: Date): Uint8Array {
  const sha256WithRsa = der(0x30, oid('2A864886F70D01010B'), der(0x05))
  const name = der(0x30, der(0x31, der(0x30, oid('550403'), der(0x0c, Buffer.from('Card of a test')))))
  const extension = der(0x30, oid('2A0304'), der(0x04, Buffer.alloc(extensionBytes, 0x5a)))
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    sha256WithRsa,
    name,
    der(0x30, time(new Date('2020-01-01T00:00:00Z')), time(expires)),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, der(0x30, extension)),
  )
  return Uint8Array.from(der(0x30, body, sha256WithRsa, der(0x03, Buffer.of(0), sign('sha256', body, privateKey))))
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'))
}

function time(date: Date): Buffer {
  return der(0x17, Buffer.from(`${date.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`))
}

/** One DER object. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const digits = content.length < 0x80 ? [content.length] : lengthDigits(content.length)
  return Buffer.concat([Buffer.from([tag, ...digits]), content])
}

function lengthDigits(length: number): number[] {
  const hex = length.toString(16)
  const digits = [...Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')]
  return [0x80 + digits.length, ...digits]
}
