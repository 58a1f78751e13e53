import { createHash, generateKeyPairSync, verify, X509Certificate } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardReply } from './card-message.ts'
import type { Transmit } from './exchange.ts'
import { identify, prove } from './jpki.ts'
import { SoftwareCard } from './software-card.ts'
import { nameOf } from './test-chip.ts'
import { testMaterial } from './test-material.ts'

const now = new Date('2026-01-01T00:00:00Z')
const material = testMaterial()
const digest = createHash('sha256').update(material.certificate).digest('hex')
const challenge = Buffer.from('challenge of the center')
const pinOf = (digits: string) => Uint8Array.from(Buffer.from(digits))
const word = (value: number) => Uint8Array.of(value >> 8, value & 0xff)

/** A line to a card, with the names of all commands that went over it. `bend` may answer in the card's place. */
function line(card: SoftwareCard, bend: (command: Uint8Array, index: number) => Uint8Array | null = () => null) {
  const names: string[] = []
  const transmit: Transmit = async (command) => {
    names.push(nameOf(command))
    return bend(command, names.length - 1) ?? card.respond(command)
  }
  return { names, transmit }
}

const isVerify = (command: Uint8Array) => nameOf(command) === 'verify'
const isAskTries = (command: Uint8Array) => Buffer.from(command).toString('hex') === '00200080'
const proveOn = (transmit: Transmit, pin = pinOf('1234')) => prove(transmit, challenge, pin, digest)

describe('identify', () => {
  test('reads the card in 6 selects, one read per 256 bytes of certificate, one record and one question', async () => {
    const { names, transmit } = line(new SoftwareCard(material))
    const facts = { municipality: '99901', triesLeft: 3, certificateDigest: digest, expired: false }
    expect(await identify(transmit, now)).toEqual({ kind: 'jpki', ...facts })
    const reads = Math.ceil(material.certificate.length / 256)
    expect(names).toEqual(['a4', 'a4', ...Array<string>(reads).fill('b0'), 'a4', '20', 'a4', 'a4', 'b2'])
  })

  test('knows an expired certificate', async () => {
    const { transmit } = line(new SoftwareCard(material))
    expect(await identify(transmit, new Date('2035-01-01T00:00:00Z'))).toMatchObject({ expired: true })
    expect(await identify(transmit, new Date('2034-12-31T23:59:59Z'))).toMatchObject({ expired: false })
  })

  test('bears short reads, answers in parts, another Le, and 6F00 to the first command', async () => {
    const card = new SoftwareCard(material)
    let rest: Uint8Array = new Uint8Array(0)
    const { transmit } = line(card, (command, index) => {
      if (index === 0) return word(0x6f00)
      if (command[1] === 0xc0) return Buffer.concat([rest, word(0x9000)])
      if (command[1] !== 0xb0) return null
      if (command[4] === 0 || (command[4] ?? 0) > 100) return word(0x6c64)
      const answer = card.respond(command).subarray(0, -2)
      rest = answer.subarray(40)
      return rest.length > 0 ? Buffer.concat([answer.subarray(0, 40), word(0x6100 + rest.length)]) : null
    })
    expect(await identify(transmit, now)).toMatchObject({ kind: 'jpki', certificateDigest: digest })
  })

  test('asks for no byte beyond the certificate, and takes none from a card that sends more', async () => {
    const card = new SoftwareCard(material)
    const asked: (number | undefined)[] = []
    const { transmit } = line(card, (command) => {
      if (command[1] !== 0xb0) return null
      asked.push(command[4])
      return card.respond(command.with(4, 0))
    })
    expect(await identify(transmit, now)).toMatchObject({ certificateDigest: digest })
    expect(asked.at(-1)).toBe(material.certificate.length % 256)
  })

  test.each([
    ['ends too early', [Buffer.from('30820400', 'hex'), Buffer.of()], 'read certificate: the file ends too early'],
    ['claims megabytes', [Buffer.from('30834C4B40', 'hex')], 'read certificate: 5000005 bytes'],
    ['is none', [Buffer.from('04020000', 'hex')], 'read certificate: not DER'],
    ['is a sequence of nothing', [Buffer.from('3000', 'hex')], 'the certificate cannot be parsed'],
  ])('fails on a certificate that %s', async (_, pages, why) => {
    let page = 0
    const { transmit } = line(new SoftwareCard(material), (command) => {
      if (command[1] !== 0xb0) return null
      page += 1
      return Buffer.concat([pages[page - 1] ?? Buffer.of(), word(0x9000)])
    })
    expect(await identify(transmit, now)).toEqual({ kind: 'failed', why })
  })

  test('does not follow an answer without end', async () => {
    const { names, transmit } = line(new SoftwareCard(material), (command) => (command[1] === 0xb0 || command[1] === 0xc0 ? word(0x6101) : null))
    expect(await identify(transmit, now)).toEqual({ kind: 'failed', why: 'the card never ends its answer' })
    expect(names.length).toBeLessThan(50)
  })

  test('gives a second 6F00 as a failure', async () => {
    const { transmit } = line(new SoftwareCard(material), () => word(0x6f00))
    expect(await identify(transmit, now)).toEqual({ kind: 'failed', why: 'select application: 6F00' })
  })

  test('does without a 共通カード file', async () => {
    const isSelect = (command: Uint8Array) => Buffer.from(command).toString('hex').endsWith('010100')
    const { transmit } = line(new SoftwareCard(material), (command) => (isSelect(command) ? word(0x6a82) : null))
    expect(await identify(transmit, now)).toMatchObject({ kind: 'jpki', municipality: null })
  })

  test('calls a card without the application foreign after one command', async () => {
    const { names, transmit } = line(new SoftwareCard(material), () => word(0x6a82))
    expect(await identify(transmit, now)).toEqual({ kind: 'foreign' })
    expect(names).toHaveLength(1)
  })

  test.each([0x6983, 0x6984, 0x63c0])('takes %i to the question for tries as locked', async (status) => {
    const { transmit } = line(new SoftwareCard(material), (command) => (isAskTries(command) ? word(status) : null))
    expect(await identify(transmit, now)).toMatchObject({ triesLeft: 0 })
  })
})

describe('prove', () => {
  test('signs the challenge with the key of the certificate', async () => {
    const { names, transmit } = line(new SoftwareCard(material))
    const proved = await proveOn(transmit)
    if (proved.kind !== 'right') throw new Error(proved.kind)
    expect(Buffer.compare(proved.certificate, material.certificate)).toBe(0)
    expect(verify('sha256', challenge, new X509Certificate(material.certificate).publicKey, proved.signature)).toBe(true)
    expect(names.slice(-5)).toEqual(['a4', '20', 'verify', 'a4', 'sign'])
    expect(names).toHaveLength(7 + Math.ceil(material.certificate.length / 256))
  })

  test.each([
    [0x63c2, { kind: 'wrong', triesLeft: 2 }], [0x63c1, { kind: 'wrong', triesLeft: 1 }], [0x63c0, { kind: 'blocked' }],
    [0x6983, { kind: 'blocked' }], [0x6984, { kind: 'blocked' }],
    [0x6f00, { kind: 'failed', why: 'verify: 6F00' }], [0x6c04, { kind: 'failed', why: 'verify: otherLength' }],
  ])('takes %i to VERIFY for what it says, and does not try again', async (status, outcome) => {
    const { names, transmit } = line(new SoftwareCard(material), (command) => (isVerify(command) ? word(status) : null))
    expect(await proveOn(transmit)).toEqual(outcome)
    expect(names.filter((name) => name === 'verify')).toHaveLength(1)
    expect(names).not.toContain('sign')
  })

  test('asks no locked card, no card with an open PIN, and no other card for a PIN', async () => {
    const bends: [number, object][] = [[0x63c0, { kind: 'blocked' }], [0x9000, { kind: 'failed', why: 'ask for tries left: ok' }]]
    for (const [status, outcome] of bends) {
      const { names, transmit } = line(new SoftwareCard(material), (command) => (isAskTries(command) ? word(status) : null))
      expect(await proveOn(transmit)).toEqual(outcome)
      expect(names).not.toContain('verify')
    }
    const stranger = line(new SoftwareCard(testMaterial()))
    expect(await proveOn(stranger.transmit)).toEqual({ kind: 'swapped' })
    const foreign = line(new SoftwareCard(material), () => word(0x6a82))
    expect(await proveOn(foreign.transmit)).toEqual({ kind: 'swapped' })
    expect([...stranger.names, ...foreign.names]).not.toContain('verify')
  })

  test.each(['123', '12345', '12a4', ''])('sends nothing for %j, which is no PIN', async (digits) => {
    const { names, transmit } = line(new SoftwareCard(material))
    expect(await proveOn(transmit, pinOf(digits))).toMatchObject({ kind: 'failed' })
    expect(names).toEqual([])
  })

  test('does not spend a try on a key it cannot use', async () => {
    const elliptic = testMaterial({ key: generateKeyPairSync('ec', { namedCurve: 'P-384' }) })
    const { names, transmit } = line(new SoftwareCard(elliptic))
    const expected = createHash('sha256').update(elliptic.certificate).digest('hex')
    expect(await prove(transmit, challenge, pinOf('1234'), expected)).toEqual({ kind: 'failed', why: 'this card signs with ec' })
    expect(names).not.toContain('verify')
  })

  test('refuses a signature of another key', async () => {
    const { privateKey } = testMaterial()
    expect(await proveOn(line(new SoftwareCard({ ...material, privateKey })).transmit)).toEqual({
      kind: 'failed', why: 'the signature does not fit the certificate',
    })
  })

  test('overwrites the PIN and the command that carried it', async () => {
    const commands: Uint8Array[] = []
    const { transmit } = line(new SoftwareCard(material), (command) => { commands.push(command); return null })
    const pin = pinOf('1234')
    await proveOn(transmit, pin)
    expect([...pin]).toEqual([0, 0, 0, 0])
    expect(commands.filter((command) => Buffer.from(command).includes('1234'))).toEqual([])
    expect(commands.filter((command) => command.length === 9 && command.every((byte) => byte === 0))).toHaveLength(1)
  })
})

describe('any card whatever', () => {
  test('pulled before any command is gone, and nothing is said to it afterwards', async () => {
    const whole = line(new SoftwareCard(material))
    await proveOn(whole.transmit)
    for (let pulled = 0; pulled < whole.names.length; pulled += 1) {
      const { names, transmit } = line(new SoftwareCard(material), (_, index) => (index >= pulled ? new Uint8Array(pulled % 2) : null))
      expect(await proveOn(transmit)).toEqual({ kind: 'gone' })
      expect(names).toHaveLength(pulled + 1)
      const other = line(new SoftwareCard(material), (_, index) => (index >= pulled ? new Uint8Array(1) : null))
      expect(await identify(other.transmit, now)).toEqual({ kind: 'gone' })
    }
  })

  test('that answers with hostile bytes gets an outcome, and never a second VERIFY or SIGN', async () => {
    const status = fc.constantFrom(0x9000, 0x6282, 0x6110, 0x6c10, 0x63c2, 0x63c0, 0x6984, 0x6f00, 0x6a82).map(word)
    const start = fc.constantFrom('', '30820100', '3003', '3084FFFFFFFF').map((text) => Buffer.from(text, 'hex'))
    const plausible = fc.tuple(start, fc.uint8Array({ maxLength: 64 }), status).map((parts) => Uint8Array.from(Buffer.concat(parts)))
    const answers = fc.array(fc.option(fc.oneof(plausible, fc.uint8Array({ maxLength: 8 })), { freq: 3 }), { maxLength: 20 })
    await fc.assert(fc.asyncProperty(answers, async (bent) => {
      const bend = (_: Uint8Array, index: number) => bent[index] ?? null
      const first = line(new SoftwareCard(material), bend)
      const second = line(new SoftwareCard(material), bend)
      cardReply.parse({ kind: 'identified', id: 1, outcome: await identify(first.transmit, now) })
      cardReply.parse({ kind: 'proved', id: 1, outcome: await proveOn(second.transmit) })
      expect(second.names.filter((name) => name === 'verify').length).toBeLessThan(2)
      expect(second.names.filter((name) => name === 'sign').length).toBeLessThan(2)
    }), { numRuns: 300 })
  })
})
