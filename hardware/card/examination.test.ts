import { createHash, createPrivateKey, sign } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Proved, Readable } from './card.ts'
import { examine } from './examination.ts'
import type { Examined } from './examination.ts'
import type { Finding } from './finding.ts'
import { misfit } from './prove.ts'
import { ReaderDouble } from './reader-double.fixture.ts'
import { certificateOf, digestOf, testMaterial } from './test-material.ts'
import { TestTimer } from './test-timer.ts'

const material = testMaterial()
const digest = digestOf(material)
const challenge = Uint8Array.of(1, 2, 3)
const validity = { from: new Date('2020-01-01T00:00:00Z'), to: new Date('2035-01-01T00:00:00Z') }
const card: Readable = {
  kind: 'readable', medium: 'card', municipality: '99901', userId: null, dates: { card: '20350101', certificate: validity },
  jpki: { triesLeft: 3, certificateDigest: digest, expired: false, ownerVerified: false },
}

let reader: ReaderDouble
let time: TestTimer
let pin: Uint8Array | null
let found: Finding[]

beforeEach(() => {
  reader = new ReaderDouble(card, right(challenge))
  time = new TestTimer()
  pin = Uint8Array.from(Buffer.from('1234'))
  found = []
})

afterEach(() => expect(reader.watching).toBe(0))

function right(over: Uint8Array): Proved {
  const key = createPrivateKey({ key: Buffer.from(material.privateKey ?? []), format: 'der', type: 'pkcs8' })
  return { kind: 'right', certificate: certificateOf(material), signature: sign('sha256', over, key) }
}

/** What can happen without time passing happens; what is waited for then is in `time.waiting`. */
function settled(): Promise<void> {
  return new Promise((resolve) => { setImmediate(resolve) })
}

function start(now = new Date('2030-01-01T00:00:00Z')): Promise<Examined> {
  // Each look at the clock is 10 ms later, each call of the reader is one more command.
  let clock = 0
  return examine(reader, {
    timer: time.timer, clock: () => { clock += 10; return clock }, now: () => now, wait: 10, pin, challenge,
    apdus: () => reader.asked.length, tell: (finding) => found.push(finding),
  })
}

function place(): void {
  reader.presence.apply({ kind: 'readerFound' })
  reader.presence.apply({ kind: 'placed' })
}

/** With a card on the reader; a line that broke is given the time in which a missing reader would be noticed. */
async function examined(now?: Date): Promise<Examined> {
  place()
  const examination = start(now)
  await settled()
  time.pass(1000)
  return examination
}

const kinds = () => found.map(({ kind }) => kind)
const broken = () => found.find(({ kind }) => kind === 'broken')

describe('a card that is well', () => {
  test('with its PIN: everything is learned, in the order of a transaction, and the PIN is overwritten', async () => {
    expect(await examined()).toEqual({
      kind: 'card', municipality: '99901', triesLeft: 3, certificateSha256: digest, signatureValid: true, apdus: 3, ms: 30, well: true,
    })
    expect(reader.asked).toEqual(['identify', `prepare ${digest}`, `prove ${digest}`])
    expect(reader.seenPin).toBe('1234')
    expect([...pin ?? []]).toEqual([0, 0, 0, 0])
    expect(kinds()).toEqual(['service', 'reader', 'step', 'card', 'municipality', 'expiry', 'certificate', 'tries', 'step', 'step', 'signature'])
    expect(time.waiting).toEqual([])
  })

  test('without a PIN: no signature is asked for, and none is missed', async () => {
    pin = null
    expect(await examined()).toMatchObject({ signatureValid: null, triesLeft: 3, apdus: 1, well: true })
    expect(reader.asked).toEqual(['identify'])
    expect(found.at(-1)).toEqual({ kind: 'notSigned', why: 'noPin' })
  })

  test('and no 共通カード that says where it is from is still well', async () => {
    reader.identified = { ...card, municipality: null }
    expect(await examined()).toMatchObject({ municipality: null, well: true })
  })

  test.each([['two', 2], ['three', 3]])('with %s tries left may be asked', async (_, triesLeft) => {
    reader.identified = { ...card, jpki: { triesLeft, certificateDigest: digest, expired: false, ownerVerified: false } }
    expect(await examined()).toMatchObject({ signatureValid: true, triesLeft, well: true })
  })
})

describe('a PIN', () => {
  test.each([[1, 'lastTry'], [0, 'locked']] as const)('is not presented with %i tries left, and the proof is not even prepared', async (triesLeft, why) => {
    reader.identified = { ...card, jpki: { triesLeft, certificateDigest: digest, expired: false, ownerVerified: false } }
    expect(await examined()).toMatchObject({ triesLeft, signatureValid: null, well: false })
    expect(reader.asked).toEqual(['identify'])
    expect(found.at(-1)).toEqual({ kind: 'notSigned', why })
    expect([...pin ?? []]).toEqual([0, 0, 0, 0])
  })

  test('is not missed by a card with one try left: without one that is not well either', async () => {
    pin = null
    reader.identified = { ...card, jpki: { triesLeft: 1, certificateDigest: digest, expired: false, ownerVerified: false } }
    expect(await examined()).toMatchObject({ triesLeft: 1, well: false })
  })

  test.each([
    [{ kind: 'wrong', triesLeft: 2 }, 2, { kind: 'wrongPin', triesLeft: 2 }],
    [{ kind: 'blocked' }, 0, { kind: 'wrongPin', triesLeft: 0 }],
    [{ kind: 'swapped' }, 3, { kind: 'swapped' }],
  ] as const)('that ends in %j is asked once, and what is left is said', async (proved, triesLeft, finding) => {
    reader.proved = proved
    expect(await examined()).toMatchObject({ triesLeft, signatureValid: null, certificateSha256: digest, well: false })
    expect(found.at(-1)).toEqual(finding)
    expect(reader.asked.filter((asked) => asked.startsWith('prove'))).toHaveLength(1)
  })

  test('is not presented to a card that was lifted in between, whatever lies there now', async () => {
    reader.meanwhile = () => {
      reader.presence.apply({ kind: 'removed' })
      reader.presence.apply({ kind: 'placed' })
    }
    expect(await examined()).toMatchObject({ signatureValid: null, well: false })
    expect(reader.asked).not.toContain(`prove ${digest}`)
    expect(broken()).toEqual({ kind: 'broken', at: 'cardGone', why: 'gone', pinUsed: false })
  })
})

describe('a signature', () => {
  test('over something else is not valid', async () => {
    reader.proved = right(Uint8Array.of(1, 2, 4))
    expect(await examined()).toMatchObject({ signatureValid: false, well: false })
  })

  test('that the card process itself finds not to fit is not valid', async () => {
    reader.proved = { kind: 'failed', why: misfit }
    expect(await examined()).toMatchObject({ signatureValid: false, well: false })
    expect(broken()).toMatchObject({ at: 'refused', why: misfit })
  })

  test('with another certificate than the one identified is not valid', async () => {
    const other = createHash('sha256').update('another').digest('hex')
    reader.identified = { ...card, jpki: { triesLeft: 3, certificateDigest: other, expired: false, ownerVerified: false } }
    expect(await examined()).toMatchObject({ signatureValid: false, certificateSha256: other, well: false })
  })

  test('is told with the certificate\'s validity; one that has run out is not well, valid as the signature is', async () => {
    expect(await examined(new Date('2035-01-01T00:00:00Z'))).toMatchObject({ signatureValid: true, well: false })
    expect(found.at(-1)).toEqual({
      kind: 'signature', valid: true, expired: true, validity,
    })
  })
})

describe('other cards', () => {
  test('a card is good to the end of its last day in Japan, and says so with its certificate\'s validity', async () => {
    pin = null
    expect(await examined(new Date('2035-01-01T14:59:59Z'))).toMatchObject({ well: true })
    expect(found).toContainEqual({ kind: 'expiry', expiry: '20350101', expired: false })
    expect(found).toContainEqual({ kind: 'certificate', digest, validity, expired: false })
    found = []
    expect(await examined(new Date('2035-01-01T15:00:00Z'))).toMatchObject({ well: false })
    expect(found).toContainEqual({ kind: 'expiry', expiry: '20350101', expired: true })
  })

  test('a certificate that has run out is not well without a PIN either', async () => {
    pin = null
    reader.identified = { ...card, jpki: { triesLeft: 3, certificateDigest: digest, expired: true, ownerVerified: false } }
    expect(await examined()).toMatchObject({ certificateSha256: digest, well: false })
  })

  test('an Android phone shows its certificate after the PIN only, and there is nothing to prepare', async () => {
    reader.identified = { ...card, medium: 'android', municipality: null, jpki: { triesLeft: 3, certificateDigest: null, expired: false, ownerVerified: false } }
    expect(await examined()).toMatchObject({ kind: 'android', certificateSha256: digest, signatureValid: true, well: true })
    expect(reader.asked).toEqual(['identify', 'prove null'])
    expect(kinds()).not.toContain('municipality')
  })

  test('an iPhone has verified its owner: nothing is presented, and there are no tries', async () => {
    reader.identified = { ...card, medium: 'iphone', municipality: null, jpki: { triesLeft: 3, certificateDigest: digest, expired: false, ownerVerified: true } }
    expect(await examined()).toMatchObject({ kind: 'iphone', triesLeft: null, signatureValid: true, well: true })
    expect(reader.seenPin).toBe(null)
    expect(reader.asked).toEqual(['identify', `prove ${digest}`])
    expect([...pin ?? []]).toEqual([0, 0, 0, 0])
  })

  test('a 住基カード has no certificate to examine', async () => {
    reader.identified = { ...card, medium: 'juki', jpki: null }
    expect(await examined()).toMatchObject({ kind: 'juki', municipality: '99901', triesLeft: null, certificateSha256: null, well: false })
    expect(found.at(-1)).toEqual({ kind: 'noCertificate' })
  })

  test.each(['foreign', 'mute'] as const)('a %s card is nothing to talk to', async (kind) => {
    reader.identified = { kind }
    expect(await examined()).toMatchObject({ kind, municipality: null, triesLeft: null, certificateSha256: null, signatureValid: null, apdus: 1, well: false })
    expect(reader.asked).toEqual(['identify'])
  })
})

describe('before a card lies there', () => {
  test.each([
    ['noService', [{ kind: 'service', answers: false }]],
    ['noReader', [{ kind: 'service', answers: true }, { kind: 'reader', found: false }]],
  ] as const)('%s is said after 5 s, and nothing is asked', async (state, findings) => {
    reader.state = state
    const examination = start()
    await settled()
    expect(time.waiting).toEqual([5000])
    time.pass(5000)
    expect(await examination).toEqual({
      kind: null, municipality: null, triesLeft: null, certificateSha256: null, signatureValid: null, apdus: 0, ms: 0, well: false,
    })
    expect(found).toEqual(findings)
    expect([...pin ?? []]).toEqual([0, 0, 0, 0])
  })

  test('it is said that a card is waited for, and that none came', async () => {
    reader.presence.apply({ kind: 'readerFound' })
    const examination = start()
    await settled()
    time.pass(1000)
    await settled()
    expect(found.at(-1)).toEqual({ kind: 'waiting', seconds: 10 })
    expect(time.waiting).toEqual([9000])
    time.pass(9000)
    expect(await examination).toMatchObject({ kind: null, well: false })
    expect(found.at(-1)).toEqual({ kind: 'noCard', seconds: 10 })
    expect(reader.asked).toEqual([])
  })

  test('a card that comes while it is waited for is examined', async () => {
    reader.presence.apply({ kind: 'readerFound' })
    const examination = start()
    await settled()
    time.pass(1000)
    await settled()
    reader.presence.apply({ kind: 'placed' })
    expect(await examination).toMatchObject({ signatureValid: true, well: true })
    expect(time.waiting).toEqual([])
  })

  test('a reader that is unplugged ends the waiting', async () => {
    reader.presence.apply({ kind: 'readerFound' })
    const examination = start()
    await settled()
    reader.state = 'noReader'
    reader.presence.apply({ kind: 'readerLost' })
    expect(await examination).toMatchObject({ well: false })
    expect(broken()).toEqual({ kind: 'broken', at: 'readerGone', why: 'gone', pinUsed: false })
  })
})

describe('a conversation that breaks off', () => {
  const gone = { kind: 'gone' } as const
  const failed = (why: string) => ({ kind: 'failed', why }) as const

  test.each([
    ['cardGone', gone, 'empty'], ['readerGone', gone, 'noReader'], ['readerGone', failed('no reader'), 'noReader'],
    ['serviceGone', failed('card reader: NoService'), 'noService'], ['held', failed('card reader: SharingViolation'), 'present'],
    ['hung', failed('the card reader does not answer'), 'noService'], ['hung', failed('the card process ended'), 'noService'],
    ['hungExtended', failed('the card reader does not answer an extended command'), 'noService'],
    ['refused', failed('sign: 6F00'), 'present'],
  ] as const)('is %s after %j with the reader at %s, at identifying and at proving', async (at, outcome, state) => {
    reader.identified = outcome
    reader.state = state
    const why = outcome.kind === 'failed' ? outcome.why : outcome.kind
    expect(await examined()).toMatchObject({ kind: null, signatureValid: null, well: false })
    expect(broken()).toEqual({ kind: 'broken', at, why, pinUsed: false })
    reader.identified = card
    reader.proved = outcome
    found = []
    expect(await examined()).toMatchObject({ kind: 'card', triesLeft: 3, signatureValid: null, well: false })
    expect(broken()).toEqual({ kind: 'broken', at, why, pinUsed: true })
    expect(reader.asked.filter((asked) => asked.startsWith('prove'))).toHaveLength(1)
  })

  test('the PIN is overwritten even when the reader throws', async () => {
    reader.identify = () => Promise.reject(new Error('a bug'))
    place()
    await expect(start()).rejects.toThrow('a bug')
    expect([...pin ?? []]).toEqual([0, 0, 0, 0])
  })
})
