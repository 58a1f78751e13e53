import { generateKeyPairSync, verify, X509Certificate } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Transmit } from './exchange.ts'
import { ForeignCard } from './foreign-card.ts'
import { digitsOf, hexOf, line, noShortIds, word } from './line.fixture.ts'
import { prove } from './prove.ts'
import { SoftwareCard } from './software-card.ts'
import type { SoftwareCardMaterial } from './software-content.ts'
import { nameOf } from './test-chip.ts'
import { certificateOf, digestOf, testMaterial } from './test-material.ts'

const material = testMaterial()
const android = testMaterial({ medium: 'android' })
const iphone = testMaterial({ medium: 'iphone' })
const challenge = Buffer.from('challenge of the center')

const isVerify = (command: Uint8Array) => nameOf(command) === 'verify'
const isAskTries = (command: Uint8Array) => hexOf(command) === '00200098'
const proveOn = (transmit: Transmit, pin = digitsOf('1234')) => prove(transmit, challenge, pin, digestOf(material))

/** The proof is right: its certificate is the material's, and its signature is of that key. */
function expectRight(proved: Awaited<ReturnType<typeof prove>>, of: SoftwareCardMaterial): void {
  if (proved.kind !== 'right') throw new Error(JSON.stringify(proved))
  expect(hexOf(proved.certificate)).toBe(hexOf(certificateOf(of)))
  expect(verify('sha256', challenge, new X509Certificate(certificateOf(of)).publicKey, proved.signature)).toBe(true)
}

describe('a card', () => {
  test('signs the challenge with the key of the certificate, in one command for each thing', async () => {
    const { names, transmit } = line(new SoftwareCard(material))
    expectRight(await proveOn(transmit), material)
    expect(names).toEqual(['a4', 'b0', '20', 'verify', 'a4', 'sign'])
  })

  test('that takes no short ids signs after SELECT', async () => {
    const { names, transmit } = line(new SoftwareCard(material), noShortIds)
    expectRight(await proveOn(transmit), material)
    expect(names.filter((name) => name === 'verify')).toHaveLength(1)
  })

  test.each([
    [0x63c2, { kind: 'wrong', triesLeft: 2 }], [0x63c1, { kind: 'wrong', triesLeft: 1 }], [0x63c0, { kind: 'blocked' }],
    [0x6983, { kind: 'blocked' }], [0x6984, { kind: 'blocked' }],
    [0x6f00, { kind: 'failed', why: 'verify: 6F00' }], [0x6c04, { kind: 'failed', why: 'verify: otherLength' }],
    [0x6a86, { kind: 'failed', why: 'verify: 6A86' }],
  ])('that answers %i to VERIFY is taken for what it says, and not asked again', async (status, outcome) => {
    const { names, transmit } = line(new SoftwareCard(material), (command) => (isVerify(command) ? word(status) : null))
    expect(await proveOn(transmit)).toEqual(outcome)
    expect(names.filter((name) => name === 'verify')).toHaveLength(1)
    expect(names).not.toContain('sign')
  })

  test('is asked for no PIN when it is locked, has an open PIN, or is another', async () => {
    const bends: [number, object][] = [[0x63c0, { kind: 'blocked' }], [0x9000, { kind: 'failed', why: 'ask for tries left: ok' }]]
    for (const [status, outcome] of bends) {
      const { names, transmit } = line(new SoftwareCard(material), (command) => (isAskTries(command) ? word(status) : null))
      expect(await proveOn(transmit)).toEqual(outcome)
      expect(names).not.toContain('verify')
    }
    for (const other of [new SoftwareCard(testMaterial()), new SoftwareCard(android), new ForeignCard()]) {
      const { names, transmit } = line(other)
      expect(await proveOn(transmit)).toEqual({ kind: 'swapped' })
      expect(names).not.toContain('verify')
    }
  })

  test.each(['123', '12345', '12a4', ''])('is told nothing for %j, which is no PIN', async (digits) => {
    const { names, transmit } = line(new SoftwareCard(material))
    expect(await proveOn(transmit, digitsOf(digits))).toMatchObject({ kind: 'failed' })
    expect(names).toEqual([])
  })

  test('spends no try on a key that cannot be used', async () => {
    const elliptic = testMaterial({ key: generateKeyPairSync('ec', { namedCurve: 'P-384' }) })
    const { names, transmit } = line(new SoftwareCard(elliptic))
    const proved = await prove(transmit, challenge, digitsOf('1234'), digestOf(elliptic))
    expect(proved).toEqual({ kind: 'failed', why: 'this card signs with ec' })
    expect(names).not.toContain('verify')
  })

  test('that signs with another key is refused', async () => {
    const { privateKey } = testMaterial()
    expect(await proveOn(line(new SoftwareCard({ ...material, privateKey })).transmit)).toEqual({
      kind: 'failed', why: 'the signature does not fit the certificate',
    })
  })

  test('leaves neither PIN nor the command that carried it', async () => {
    const commands: Uint8Array[] = []
    const { transmit } = line(new SoftwareCard(material), (command) => { commands.push(command); return null })
    const pin = digitsOf('1234')
    await proveOn(transmit, pin)
    expect([...pin]).toEqual([0, 0, 0, 0])
    expect(commands.filter((command) => Buffer.from(command).includes('1234'))).toEqual([])
    expect(commands.filter((command) => command.length === 9 && command.every((byte) => byte === 0))).toHaveLength(1)
  })
})

describe('an Android phone', () => {
  test('shows its certificate after the PIN, and signs', async () => {
    const { names, transmit } = line(new SoftwareCard(android))
    expectRight(await prove(transmit, challenge, digitsOf('1234'), null), android)
    expect(names).toEqual(['a4', 'b0', '20', 'verify', 'b0', 'a4', 'sign'])
  })

  test('counts wrong PINs, and is locked at last', async () => {
    const phone = new SoftwareCard(android)
    const kinds: string[] = []
    for (const digits of ['0000', '0000', '0000', '1234']) {
      kinds.push((await prove(line(phone).transmit, challenge, digitsOf(digits), null)).kind)
    }
    expect(kinds).toEqual(['wrong', 'wrong', 'blocked', 'blocked'])
  })

  test('that is a card or another phone by now costs nobody a try', async () => {
    for (const other of [new SoftwareCard(material), new SoftwareCard(iphone), new ForeignCard()]) {
      const { names, transmit } = line(other)
      expect(await prove(transmit, challenge, digitsOf('1234'), null)).toEqual({ kind: 'swapped' })
      expect(names).not.toContain('verify')
    }
  })

  test('that keeps its certificate closed after the PIN has failed', async () => {
    const bend = (command: Uint8Array) => (hexOf(command).startsWith('00b08a') ? word(0x6982) : null)
    const outcome = await prove(line(new SoftwareCard(android), bend).transmit, challenge, digitsOf('1234'), null)
    expect(outcome).toEqual({ kind: 'failed', why: 'the certificate stays closed' })
  })
})

describe('an iPhone', () => {
  test('has verified its owner: it signs without VERIFY', async () => {
    const { names, transmit } = line(new SoftwareCard(iphone))
    expectRight(await prove(transmit, challenge, null, digestOf(iphone)), iphone)
    expect(names).toEqual(['a4', 'b0', 'b0', 'a4', 'sign'])
  })

  test('of somebody else is another one', async () => {
    const { names, transmit } = line(new SoftwareCard(testMaterial({ medium: 'iphone' })))
    expect(await prove(transmit, challenge, null, digestOf(iphone))).toEqual({ kind: 'swapped' })
    expect(names).not.toContain('sign')
  })
})

test.each([
  ['a card', material, digestOf(material)], ['a card nobody read', material, null],
  ['an Android phone', android, null], ['an Android phone somehow read', android, digestOf(android)],
])('%s that is asked to sign without a PIN has failed, without a VERIFY', async (_, of, expected) => {
  const { names, transmit } = line(new SoftwareCard(of))
  expect(await prove(transmit, challenge, null, expected)).toEqual({ kind: 'failed', why: 'this device does not verify its owner' })
  expect(names).not.toContain('verify')
  expect(names).not.toContain('sign')
})
