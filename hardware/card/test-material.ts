import { generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { SoftwareCardMaterial } from './software-card.ts'

interface Wishes {
  readonly pin?: string
  readonly municipality?: string
  readonly expires?: Date
  readonly key?: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }
}

/** Material for a card, made at run time: an RSA-2048 key and a self-signed certificate about as long as a real one. */
export function testMaterial(wishes: Wishes = {}): SoftwareCardMaterial {
  const { pin = '1234', municipality = '99901', expires = new Date('2035-01-01T00:00:00Z'), key } = wishes
  const { publicKey, privateKey } = key ?? generateKeyPairSync('rsa', { modulusLength: 2048 })
  const certificate = testCertificate(publicKey, privateKey, expires)
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' })
  return { certificate, ca: certificate, privateKey: pkcs8, pin, municipality, expiry: '20350101' }
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
