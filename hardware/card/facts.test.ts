import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { isExtended } from './apdu.ts'
import type { Chip } from './chip.ts'
import type { Transmit } from './exchange.ts'
import { factsLength, readFacts } from './facts.ts'
import { ForeignCard } from './foreign-card.ts'
import { digitsOf, hexOf, line, noShortIds, word } from './line.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { nameOf } from './test-chip.ts'
import { der, digestOf, testFacts, testMaterial } from './test-material.ts'

const material = testMaterial({ facts: testFacts })
const { basic, attestation, certificate, checkNumber } = testFacts
const right = { kind: 'right', facts: basic, attestation, certificate }
const readOn = (transmit: Transmit, digits = checkNumber) => readFacts(transmit, digitsOf(digits), digestOf(material))
const countOf = (names: readonly string[], wanted: string) => names.filter((name) => name === wanted).length

describe('the four facts', () => {
  test('come with what attests them, each file as the card holds it', async () => {
    const { names, transmit } = line(new SoftwareCard(material))
    expect(await readOn(transmit)).toEqual(right)
    // Nothing tells how long the last two files are: their end shows only behind it.
    expect(names).toEqual(['a4', 'b0', 'a4', '20', 'verify', 'b0', 'b0', 'b0', 'b0', 'b0'])
  })

  test('come in pages from a card or reader that knows no extended commands, and from one that gives short answers', async () => {
    const bend = (command: Uint8Array) => (isExtended(command) ? word(0x6700) : null)
    expect(await readOn(line(new SoftwareCard(material), bend).transmit)).toEqual(right)
    const card = new SoftwareCard(material)
    const stingy = (command: Uint8Array) => {
      if (command[1] !== 0xb0) return null
      const answer = card.respond(command)
      return answer.length > 102 ? Uint8Array.from([...answer.subarray(0, 100), 0x90, 0x00]) : answer
    }
    expect(await readOn(line(card, stingy).transmit)).toEqual(right)
  })

  test('of an unknown form are handed over as the whole file', async () => {
    for (const start of ['ff21820010', 'ff2085', '30820010']) {
      const strange = Buffer.concat([Buffer.from(start, 'hex'), Buffer.alloc(300, 0x2a)])
      const card = new SoftwareCard({ ...material, facts: { ...testFacts, basic: strange } })
      const read = await readOn(line(card).transmit)
      expect(read.kind === 'right' ? hexOf(read.facts) : read.kind).toMatch(new RegExp(`^${hexOf(strange)}(?:00)+$`))
    }
  })

  test('come from a card that takes no short ids, too', async () => {
    const { names, transmit } = line(new SoftwareCard(material), noShortIds)
    expect(await readOn(transmit)).toEqual(right)
    expect(countOf(names, 'verify')).toBe(1)
  })

  test('stay closed to a wrong 照合番号B, which is counted down to blocked', async () => {
    const card: Chip = new SoftwareCard(material)
    const outcomes: object[] = []
    for (const digits of ['55021720352286', '00000000000000', '00000000000000', checkNumber]) {
      outcomes.push(await readOn(line(card).transmit, digits))
    }
    expect(outcomes).toEqual([{ kind: 'wrong', triesLeft: 2 }, { kind: 'wrong', triesLeft: 1 }, { kind: 'blocked' }, { kind: 'blocked' }])
  })

  test('of a locked number cost no VERIFY', async () => {
    const { names, transmit } = line(new SoftwareCard(material), (command) => (hexOf(command) === '00200095' ? word(0x63c0) : null))
    expect(await readOn(transmit)).toEqual({ kind: 'blocked' })
    expect(names).not.toContain('verify')
  })

  test('are read from the card that was identified, and from no other', async () => {
    const others = [testMaterial({ facts: testFacts }), testMaterial({ medium: 'android' })].map((of) => new SoftwareCard(of))
    for (const other of [...others, new ForeignCard()]) {
      const { names, transmit } = line(other)
      expect(await readOn(transmit)).toEqual({ kind: 'swapped' })
      expect(names).not.toContain('verify')
    }
  })

  test('are not on every card', async () => {
    expect(await readOn(line(new SoftwareCard({ ...material, facts: null })).transmit)).toEqual({
      kind: 'failed', why: 'there is no 券面事項入力補助',
    })
  })

  test.each(['5502172035228', '550217203522850', '5502172035228A', ''])('are not asked for with %j, which is no 照合番号B', async (digits) => {
    const { names, transmit } = line(new SoftwareCard(material))
    expect(await readOn(transmit, digits)).toMatchObject({ kind: 'failed' })
    expect(names).toEqual([])
  })

  test.each(['00b083', '00b084'])('without what attests them are not handed over, and nothing of them stays (%s)', async (refused) => {
    const given: Uint8Array[] = []
    const card = new SoftwareCard(material)
    const { transmit } = line(card, (command) => {
      if (hexOf(command).startsWith(refused)) return word(0x6982)
      const answer = card.respond(command)
      given.push(answer)
      return answer
    })
    expect(await readOn(transmit)).toEqual({ kind: 'failed', why: 'the facts stay closed' })
    expect(given.filter((answer) => Buffer.from(answer).includes(Buffer.from(basic.subarray(4, 20))))).toEqual([])
  })
})

describe('how long the four facts are', () => {
  test('is known from their first bytes, whatever follows', () => {
    const contents = fc.integer({ min: 0, max: 70_000 }).map((length) => new Uint8Array(length))
    fc.assert(fc.property(contents, fc.uint8Array({ maxLength: 20 }), (content, padding) => {
      const object = Buffer.concat([Buffer.of(0xff), der(0x20, content)])
      expect(factsLength(Buffer.concat([object, padding]))).toBe(object.length)
    }))
  })

  test('is never guessed from hostile bytes: it is more than their head, or unknown', () => {
    const tagged = fc.uint8Array({ maxLength: 12 }).map((bytes) => Uint8Array.from([0xff, 0x20, ...bytes]))
    fc.assert(fc.property(fc.oneof(tagged, fc.uint8Array({ maxLength: 12 })), (bytes) => {
      const length = factsLength(bytes)
      if (length === Infinity) return
      expect([bytes[0], bytes[1]]).toEqual([0xff, 0x20])
      expect(length).toBeGreaterThanOrEqual(3)
      expect(Number.isInteger(length)).toBe(true)
    }), { numRuns: 2000 })
  })
})

/** Everything that is overwritten with zeros while `run` runs, as it was before. */
async function overwrittenIn(run: () => Promise<unknown>): Promise<readonly Buffer[]> {
  const overwritten: Buffer[] = []
  const spy = vi.spyOn(Uint8Array.prototype, 'fill').mockImplementation(function record(this: Uint8Array, ...args) {
    if (args[0] === 0) overwritten.push(Buffer.from(this))
    Array.prototype.fill.call(this, ...args)
    return this
  })
  await run().finally(() => spy.mockRestore())
  return overwritten
}

describe('of the facts in one piece', () => {
  /** The card's answer, and the reader's copy of it, carry the file's padding, too. */
  const fileLength = Math.ceil((basic.length + 1) / 64) * 64
  const pieces = (overwritten: readonly Buffer[]) => overwritten.filter((bytes) => bytes.includes(Buffer.from(basic))).map(({ length }) => length)

  test('nothing stays but what is handed over: the reader\'s own copy is overwritten', async () => {
    const { transmit } = line(new SoftwareCard(material))
    expect(pieces(await overwrittenIn(() => readOn(transmit)))).toEqual([fileLength, fileLength])
  })

  test('nothing stays when what attests them cannot be read', async () => {
    const { transmit } = line(new SoftwareCard(material), (command) => (hexOf(command).startsWith('00b084') ? word(0x6982) : null))
    expect(pieces(await overwrittenIn(() => readOn(transmit)))).toEqual([fileLength, fileLength, basic.length])
  })

  test('nothing stays when the card is pulled in their midst', async () => {
    const { names, transmit } = line(new SoftwareCard(material), (command) => {
      // The refused question for the whole file, and its first page.
      if (names.includes('verify') && names.length > names.indexOf('verify') + 3) return new Uint8Array(0)
      return isExtended(command) ? word(0x6700) : null
    })
    const overwritten = await overwrittenIn(() => readOn(transmit))
    expect(overwritten.filter((bytes) => bytes.length === 256 && bytes.includes(Buffer.from(basic.subarray(0, 200))))).toHaveLength(2)
  })
})

test('neither 照合番号B nor the command that carried it stays', async () => {
  const commands: Uint8Array[] = []
  const card = new SoftwareCard(material)
  for (const transmit of [line(card, (command) => { commands.push(command); return null }).transmit, line(new ForeignCard()).transmit]) {
    const number = digitsOf(checkNumber)
    await readFacts(transmit, number, digestOf(material))
    expect([...number]).toEqual(Array<number>(14).fill(0))
  }
  expect(commands.filter((command) => Buffer.from(command).includes(checkNumber))).toEqual([])
  expect(commands.filter((command) => nameOf(command) === 'malformed' || command.every((byte) => byte === 0))).toHaveLength(1)
})
