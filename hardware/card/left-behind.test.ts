import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readCertificate } from './certificate.ts'
import { openApplication } from './exchange.ts'
import type { Transmit } from './exchange.ts'
import { readFacts } from './facts.ts'
import { readFile } from './file.ts'
import { jpkiAid, jpkiFile } from './jpki-files.ts'
import { digitsOf, hexOf, line, word } from './line.fixture.ts'
import { overwrittenIn } from './overwritten.fixture.ts'
import { prepare, prove } from './prove.ts'
import { readSameCard } from './same-card.ts'
import { SoftwareCard } from './software-card.ts'
import type { SoftwareCardMaterial } from './software-content.ts'
import { nameOf } from './test-chip.ts'
import { certificateOf, digestOf, testFacts, testMaterial } from './test-material.ts'

const card = testMaterial({ facts: testFacts })
const android = testMaterial({ medium: 'android' })
const iphone = testMaterial({ medium: 'iphone' })
const elliptic = testMaterial({ key: generateKeyPairSync('ec', { namedCurve: 'P-384' }) })
/** Signs with another key than its certificate's. */
const forged = { ...card, privateKey: testMaterial().privateKey }
const other = 'a'.repeat(64)
const challenge = Uint8Array.of(1)

const proof = (pin: string | null, expected: string | null) => (transmit: Transmit) =>
  prove(transmit, challenge, pin === null ? null : digitsOf(pin), expected)
const preparation = (expected: string) => (transmit: Transmit) => prepare(transmit, expected, null)
const facts = (number: string) => (transmit: Transmit) => readFacts(transmit, digitsOf(number), digestOf(card))
type Bend = (command: Uint8Array) => Uint8Array | null
const well: Bend = () => null
const uncounted: Bend = (command) => (nameOf(command) === '20' ? word(0x6f00) : null)

/** How often the card's certificate was overwritten as a whole. */
async function overwritten(of: SoftwareCardMaterial, run: () => Promise<unknown>): Promise<number> {
  const certificate = Buffer.from(certificateOf(of))
  return (await overwrittenIn(run)).filter((bytes) => bytes.equals(certificate)).length
}

describe('a certificate that nobody knew before', () => {
  test.each<readonly [string, string, SoftwareCardMaterial, (transmit: Transmit) => Promise<{ readonly kind: string }>, Bend]>([
    ['a proof', 'swapped', card, proof('1234', other), well],
    ['a proof', 'wrong', card, proof('0000', digestOf(card)), well],
    ['a proof', 'failed', card, proof('1234', digestOf(card)), uncounted],
    ['a proof', 'failed', forged, proof('1234', digestOf(card)), well],
    ['a proof', 'failed', elliptic, proof('1234', digestOf(elliptic)), well],
    ['a phone\'s proof', 'swapped', iphone, proof(null, other), well],
    ['a phone\'s proof', 'failed', { ...android, privateKey: forged.privateKey }, proof('1234', null), well],
    ['a preparation', 'swapped', card, preparation(other), well],
    ['a preparation', 'failed', card, preparation(digestOf(card)), uncounted],
    ['a preparation', 'failed', elliptic, preparation(digestOf(elliptic)), well],
    ['reading facts', 'right', card, facts(testFacts.checkNumber), well],
    ['reading facts', 'wrong', card, facts('0'.repeat(14)), well],
  ])('is overwritten when %s ends as %s', async (_, kind, material, converse, bend) => {
    expect(await overwritten(material, async () => {
      expect(await converse(line(new SoftwareCard(material), bend).transmit)).toMatchObject({ kind })
    })).toBe(1)
  })

  test('is left to who gets it', async () => {
    const handed = [
      [card, proof('1234', digestOf(card))], [android, proof('1234', null)], [iphone, proof(null, digestOf(iphone))], [card, preparation(digestOf(card))],
    ] as const
    for (const [material, converse] of handed) {
      expect(await overwritten(material, () => converse(line(new SoftwareCard(material)).transmit))).toBe(0)
    }
  })
})

test('the first page that is compared with a known certificate is overwritten, and what is known is not', async () => {
  const page = Buffer.from(certificateOf(card).subarray(0, 256))
  const pages = async (run: () => Promise<unknown>) => (await overwrittenIn(run)).filter((bytes) => bytes.equals(page)).length
  const { transmit } = line(new SoftwareCard(card))
  await openApplication(transmit, jpkiAid)
  const known = await readCertificate(transmit)
  if (known.kind !== 'certificate') throw new Error(known.kind)
  const alone = await pages(() => readFile(transmit, jpkiFile.authenticationCertificate, () => page.length))
  expect(await pages(() => readSameCard(transmit, digestOf(card), known))).toBe(alone + 1)
  expect(hexOf(known.der)).toBe(hexOf(certificateOf(card)))
})
