import { verify, X509Certificate } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { placeholderProfile } from './card-ap.ts'
import type { CardChange, CardReader, FactsRead, Proved } from './card.ts'
import type { Chip } from './chip.ts'
import { ForeignCard } from './foreign-card.ts'
import { preparedContract } from './prepared.contract.ts'
import { SoftwareCard } from './software-card.ts'
import { WitnessedChip } from './test-chip.ts'
import { certificateOf, digestOf, testFacts, testMaterial } from './test-material.ts'

/** The profiles that a reader under test is opened with. */
export const contractProfiles = [placeholderProfile]

/** A reader and a hand that lays cards on it. */
export interface CardBench {
  readonly reader: CardReader
  place(chip: Chip): Promise<void>
  remove(): Promise<void>
  /** The card is pulled once it has answered so many more commands. */
  removeAfter(commands: number): void
  stop(): Promise<void>
}

/** Whatever the pipe made of the byte arrays. */
const plain = (outcome: object) => Object.entries(outcome).map(([key, value]) => [key, value instanceof Uint8Array ? [...value] : value])

/** Resolves when the reader tells the change; a state told at the beginning counts. */
export function told(reader: CardReader, kind: CardChange['kind']): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = reader.watch((change) => {
    if (change.kind === kind) resolve()
  })
  return promise.finally(stop)
}

const mine = testMaterial({ municipality: '99901', userId: 'U0001', facts: testFacts })
const hers = testMaterial({ municipality: '99902', facts: testFacts })
const juki = testMaterial({ medium: 'juki', userId: 'J0001' })
const android = testMaterial({ medium: 'android' })
const iphone = testMaterial({ medium: 'iphone' })
const challenge = Buffer.from('nonce of the center')

/** What every implementation of `CardReader` keeps. @param pulls after how many commands a card is pulled out of a conversation. */
export function cardReaderContract(name: string, open: () => Promise<CardBench>, pulls: readonly number[]): void {
  describe(`${name} keeps the contract of card readers`, { timeout: 30_000 }, () => {
    const opened = new AsyncDisposableStack()
    let bench: CardBench
    let lies = false

    beforeAll(async () => {
      bench = await open()
      opened.defer(() => bench.stop())
      bench.reader.watch((change) => { lies = change.kind === 'placed' || (lies && change.kind !== 'removed') })
    })
    afterEach(lift)
    afterAll(() => opened.disposeAsync())

    async function lay(chip: Chip): Promise<WitnessedChip> {
      const witnessed = new WitnessedChip(chip)
      const placed = told(bench.reader, 'placed')
      await bench.place(witnessed)
      await placed
      return witnessed
    }

    async function lift(): Promise<void> {
      const removed = lies ? told(bench.reader, 'removed') : null
      await bench.remove()
      await removed
    }

    /** Every proof ends with a PIN buffer of zeros. */
    async function prove(digits: string, expected: string | null): Promise<Proved> {
      const pin = Uint8Array.from(Buffer.from(digits))
      const outcome = await bench.reader.prove(challenge, pin, expected)
      expect([...pin]).toEqual([0, 0, 0, 0])
      return outcome
    }

    /** So does every reading of facts. */
    async function readFacts(digits: string, expected = digestOf(mine)): Promise<FactsRead> {
      const number = Uint8Array.from(Buffer.from(digits))
      const outcome = await bench.reader.readFacts(number, expected)
      expect([...number]).toEqual(Array<number>(14).fill(0))
      return outcome
    }

    function expectRight(proved: Proved, of: typeof mine): void {
      if (proved.kind !== 'right') throw new Error(proved.kind)
      expect(Buffer.compare(proved.certificate, certificateOf(of))).toBe(0)
      expect(verify('sha256', challenge, new X509Certificate(proved.certificate).publicKey, proved.signature)).toBe(true)
    }

    test('tells when a card is placed and removed, and finds nobody in between', async () => {
      const heard: string[] = []
      const stop = bench.reader.watch(({ kind }) => heard.push(kind))
      await lay(new SoftwareCard(mine))
      await lift()
      expect(await bench.reader.identify()).toEqual({ kind: 'gone' })
      expect(await prove('1234', digestOf(mine))).toEqual({ kind: 'gone' })
      expect(await readFacts(testFacts.checkNumber)).toEqual({ kind: 'gone' })
      stop()
      await lay(new SoftwareCard(mine))
      expect(heard).toEqual(['readerFound', 'placed', 'removed'])
    })

    test('reads what needs no PIN', async () => {
      const witness = await lay(new SoftwareCard(mine))
      expect(await bench.reader.identify()).toEqual({
        kind: 'readable', medium: 'card', municipality: '99901', userId: 'U0001',
        jpki: { triesLeft: 3, certificateDigest: digestOf(mine), expired: false, ownerVerified: false },
        dates: { card: '20350101', certificate: { from: new Date('2020-01-01T00:00:00Z'), to: new Date('2035-01-01T00:00:00Z') } },
      })
      expect(witness.seen).not.toContain('verify')
    })

    test('knows a 住基カード by its カードAP', async () => {
      await lay(new SoftwareCard(juki))
      const dates = { card: '20350101', certificate: null }
      const readable = { kind: 'readable', medium: 'juki', municipality: '99901', jpki: null, userId: 'J0001', dates }
      expect(await bench.reader.identify()).toEqual(readable)
    })

    test('reads an Android phone\'s certificate after the PIN', async () => {
      await lay(new SoftwareCard(android))
      expect(await bench.reader.identify()).toMatchObject({ medium: 'android', jpki: { certificateDigest: null, ownerVerified: false } })
      expect(await prove('0000', null)).toEqual({ kind: 'wrong', triesLeft: 2 })
      expectRight(await prove('1234', null), android)
    })

    test('lets an iPhone sign without a PIN, and nothing else', async () => {
      await lay(new SoftwareCard(iphone))
      const jpki = { certificateDigest: digestOf(iphone), ownerVerified: true }
      expect(await bench.reader.identify()).toMatchObject({ medium: 'iphone', jpki })
      expectRight(await bench.reader.prove(challenge, null, digestOf(iphone)), iphone)
      await lift()
      const witness = await lay(new SoftwareCard(mine))
      expect(await bench.reader.prove(challenge, null, digestOf(mine))).toMatchObject({ kind: 'failed' })
      expect(witness.seen).not.toContain('verify')
    })

    test('calls any other card foreign', async () => {
      await lay(new ForeignCard())
      expect(await bench.reader.identify()).toEqual({ kind: 'foreign' })
    })

    test('proves with the right PIN, and the signature is that of the certificate', async () => {
      const witness = await lay(new SoftwareCard(mine))
      expectRight(await prove('1234', digestOf(mine)), mine)
      expect(witness.seen.filter((seen) => seen === 'verify' || seen === 'sign')).toEqual(['verify', 'sign'])
    })

    test('powers the card off after each conversation, so that no PIN stays open', async () => {
      const witness = await lay(new SoftwareCard(mine))
      await prove('1234', digestOf(mine))
      await readFacts(testFacts.checkNumber)
      await bench.reader.identify()
      const openings = witness.seen.join(' ').split('verify').slice(1)
      expect(openings).toHaveLength(2)
      // Power-off comes before the next conversation begins with its first SELECT of an application and its first reading.
      for (const opening of openings) expect(opening).toMatch(/^(?: a4 sign| b0)+ off/)
    })

    test('counts wrong PINs on the card, which remembers them while it is away', async () => {
      const card = new SoftwareCard(mine)
      await lay(card)
      expect(await prove('0000', digestOf(mine))).toEqual({ kind: 'wrong', triesLeft: 2 })
      await lift()
      await lay(card)
      expect(await bench.reader.identify()).toMatchObject({ jpki: { triesLeft: 2 } })
      expect(await prove('0000', digestOf(mine))).toEqual({ kind: 'wrong', triesLeft: 1 })
      expect(await prove('1234', digestOf(mine))).toMatchObject({ kind: 'right' })
      expect(card.triesLeft).toBe(3)
    })

    test('says blocked at the last wrong PIN and ever after, without trying again', async () => {
      const card = new SoftwareCard(mine)
      const witness = await lay(card)
      const digest = digestOf(mine)
      const wrong = [await prove('0000', digest), await prove('0000', digest), await prove('0000', digest)]
      expect(wrong.map(({ kind }) => kind)).toEqual(['wrong', 'wrong', 'blocked'])
      expect(await prove('1234', digest)).toEqual({ kind: 'blocked' })
      expect(await bench.reader.identify()).toMatchObject({ jpki: { triesLeft: 0 } })
      expect(witness.seen.filter((seen) => seen === 'verify')).toHaveLength(3)
    })

    test('notices another card before it costs that card a try', async () => {
      await lay(new SoftwareCard(mine))
      const digest = digestOf(mine)
      await lift()
      const witness = await lay(new SoftwareCard(hers))
      expect(await prove('1234', digest)).toEqual({ kind: 'swapped' })
      expect(witness.seen).not.toContain('verify')
    })

    test('reads the four facts with 照合番号B, as the card holds them', async () => {
      const witness = await lay(new SoftwareCard(mine))
      const { basic, attestation, certificate, checkNumber } = testFacts
      expect(plain(await readFacts(checkNumber))).toEqual(plain({ kind: 'right', facts: basic, attestation, certificate }))
      expect(witness.seen.filter((seen) => seen === 'verify')).toHaveLength(1)
    })

    test('counts a wrong 照合番号B, and asks no other card for one', async () => {
      await lay(new SoftwareCard(mine))
      const wrong = [await readFacts('0'.repeat(14)), await readFacts('0'.repeat(14)), await readFacts('0'.repeat(14))]
      expect(wrong).toEqual([{ kind: 'wrong', triesLeft: 2 }, { kind: 'wrong', triesLeft: 1 }, { kind: 'blocked' }])
      await lift()
      const witness = await lay(new SoftwareCard(hers))
      expect(await readFacts(testFacts.checkNumber)).toEqual({ kind: 'swapped' })
      expect(witness.seen).not.toContain('verify')
    })

    test('says what the reader is at', async () => {
      expect(bench.reader.state).toBe('empty')
      await lay(new SoftwareCard(mine))
      expect(bench.reader.state).toBe('present')
      await bench.reader.identify()
      expect(bench.reader.state).toBe('present')
      await lift()
      expect(bench.reader.state).toBe('empty')
    })

    preparedContract({ mine, hers, reader: () => bench.reader, lay, lift, prove, expectRight })

    const conversations: [string, number, () => Promise<Proved | FactsRead>][] = [
      ['a proof', 6, () => prove('1234', digestOf(mine))], ['reading facts', 10, () => readFacts(testFacts.checkNumber)],
    ]
    const pulled = pulls.flatMap((commands) => conversations.filter(([, length]) => commands < length)
      .map(([conversation, , converse]) => [commands, conversation, converse] as const))

    test.each(pulled)('says gone when pulled after %i commands of %s, and is well with the next card', async (commands, _, converse) => {
      const card = new SoftwareCard(mine)
      const witness = await lay(card)
      await bench.reader.identify()
      const before = witness.seen.length
      const removed = told(bench.reader, 'removed')
      bench.removeAfter(commands)
      expect(await converse()).toEqual({ kind: 'gone' })
      await removed
      expect(witness.seen.slice(before).filter((seen) => !['on', 'off'].includes(seen))).toHaveLength(commands)
      await lay(card)
      expect(await bench.reader.identify()).toMatchObject({ jpki: { triesLeft: 3, certificateDigest: digestOf(mine) } })
    })
  })
}
