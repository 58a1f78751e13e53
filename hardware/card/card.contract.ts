import { verify, X509Certificate } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CardChange, CardReader, Proved } from './card.ts'
import type { Chip } from './chip.ts'
import { ForeignCard } from './foreign-card.ts'
import { SoftwareCard } from './software-card.ts'
import { WitnessedChip } from './test-chip.ts'
import { testMaterial } from './test-material.ts'

/** A reader and a hand that lays cards on it. */
export interface CardBench {
  readonly reader: CardReader
  place(chip: Chip): Promise<void>
  remove(): Promise<void>
  /** The card is pulled once it has answered so many more commands. */
  removeAfter(commands: number): void
  stop(): Promise<void>
}

/** Resolves when the reader tells the change; a state told at the beginning counts. */
export function told(reader: CardReader, kind: CardChange['kind']): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = reader.watch((change) => {
    if (change.kind === kind) resolve()
  })
  return promise.finally(stop)
}

const mine = testMaterial({ municipality: '99901' })
const hers = testMaterial({ municipality: '99902' })
const challenge = Buffer.from('nonce of the center')

/** What every implementation of `CardReader` keeps. @param pulls after how many commands a card is pulled out of `prove`. */
export function cardReaderContract(name: string, open: () => Promise<CardBench>, pulls: readonly number[]): void {
  describe(`${name} keeps the contract of card readers`, { timeout: 30_000 }, () => {
    let bench: CardBench
    let lies = false

    beforeAll(async () => {
      bench = await open()
      bench.reader.watch((change) => { lies = change.kind === 'placed' || (lies && change.kind !== 'removed') })
    }, 240_000)
    afterEach(lift)
    afterAll(() => bench.stop())

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

    async function digestOf(): Promise<string> {
      const identified = await bench.reader.identify()
      return identified.kind === 'jpki' ? identified.certificateDigest : identified.kind
    }

    /** Every proof ends with a PIN buffer of zeros. */
    async function prove(digits: string, expected: string): Promise<Proved> {
      const pin = Uint8Array.from(Buffer.from(digits))
      const outcome = await bench.reader.prove(challenge, pin, expected)
      expect([...pin]).toEqual([0, 0, 0, 0])
      return outcome
    }

    test('tells when a card is placed and removed, and finds nobody in between', async () => {
      const heard: string[] = []
      const stop = bench.reader.watch(({ kind }) => heard.push(kind))
      await lay(new SoftwareCard(mine))
      await lift()
      expect(await bench.reader.identify()).toEqual({ kind: 'gone' })
      expect(await prove('1234', 'a'.repeat(64))).toEqual({ kind: 'gone' })
      stop()
      await lay(new SoftwareCard(mine))
      expect(heard).toEqual(['readerFound', 'placed', 'removed'])
    })

    test('reads what needs no PIN', async () => {
      const witness = await lay(new SoftwareCard(mine))
      const digest = new X509Certificate(mine.certificate).fingerprint256.replaceAll(':', '').toLowerCase()
      expect(await bench.reader.identify()).toEqual({
        kind: 'jpki', municipality: '99901', triesLeft: 3, certificateDigest: digest, expired: false,
      })
      expect(witness.seen).not.toContain('verify')
    })

    test('calls any other card foreign', async () => {
      await lay(new ForeignCard())
      expect(await bench.reader.identify()).toEqual({ kind: 'foreign' })
    })

    test('proves with the right PIN, and the signature is that of the certificate', async () => {
      const witness = await lay(new SoftwareCard(mine))
      const proved = await prove('1234', await digestOf())
      if (proved.kind !== 'right') throw new Error(proved.kind)
      expect(Buffer.compare(proved.certificate, mine.certificate)).toBe(0)
      expect(verify('sha256', challenge, new X509Certificate(proved.certificate).publicKey, proved.signature)).toBe(true)
      expect(witness.seen.filter((seen) => seen === 'verify' || seen === 'sign')).toEqual(['verify', 'sign'])
    })

    test('powers the card off after each conversation, so that no PIN stays open', async () => {
      const witness = await lay(new SoftwareCard(mine))
      const digest = await digestOf()
      await prove('1234', digest)
      await digestOf()
      const afterwards = witness.seen.slice(witness.seen.indexOf('sign') + 1)
      expect(afterwards.indexOf('off')).toBeGreaterThanOrEqual(0)
      expect(afterwards.indexOf('off')).toBeLessThan(afterwards.indexOf('a4'))
    })

    test('counts wrong PINs on the card, which remembers them while it is away', async () => {
      const card = new SoftwareCard(mine)
      await lay(card)
      expect(await prove('0000', await digestOf())).toEqual({ kind: 'wrong', triesLeft: 2 })
      await lift()
      await lay(card)
      expect(await bench.reader.identify()).toMatchObject({ triesLeft: 2 })
      expect(await prove('0000', await digestOf())).toEqual({ kind: 'wrong', triesLeft: 1 })
      expect(await prove('1234', await digestOf())).toMatchObject({ kind: 'right' })
      expect(card.triesLeft).toBe(3)
    })

    test('says blocked at the last wrong PIN and ever after, without trying again', async () => {
      const card = new SoftwareCard(mine)
      const witness = await lay(card)
      const digest = await digestOf()
      const wrong = [await prove('0000', digest), await prove('0000', digest), await prove('0000', digest)]
      expect(wrong.map(({ kind }) => kind)).toEqual(['wrong', 'wrong', 'blocked'])
      expect(await prove('1234', digest)).toEqual({ kind: 'blocked' })
      expect(await bench.reader.identify()).toMatchObject({ triesLeft: 0 })
      expect(witness.seen.filter((seen) => seen === 'verify')).toHaveLength(3)
    })

    test('notices another card before it costs that card a try', async () => {
      await lay(new SoftwareCard(mine))
      const digest = await digestOf()
      await lift()
      const witness = await lay(new SoftwareCard(hers))
      expect(await prove('1234', digest)).toEqual({ kind: 'swapped' })
      expect(witness.seen).not.toContain('verify')
    })

    test.each(pulls)('says gone when pulled after %i commands of a proof, and is well again with the next card', async (commands) => {
      const card = new SoftwareCard(mine)
      const witness = await lay(card)
      const digest = await digestOf()
      const before = witness.seen.length
      const removed = told(bench.reader, 'removed')
      bench.removeAfter(commands)
      expect(await prove('1234', digest)).toEqual({ kind: 'gone' })
      await removed
      expect(witness.seen.slice(before).filter((seen) => !['on', 'off'].includes(seen))).toHaveLength(commands)
      await lay(card)
      expect(await bench.reader.identify()).toMatchObject({ kind: 'jpki', triesLeft: 3, certificateDigest: digest })
    })
  })
}
