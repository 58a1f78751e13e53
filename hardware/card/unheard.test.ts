import { expect, test } from 'vitest'
import type { Chip } from './chip.ts'
import { digitsOf, line, noShortIds, word } from './line.fixture.ts'
import { prepare, provePrepared } from './prove.ts'
import { SoftwareCard } from './software-card.ts'
import { nameOf } from './test-chip.ts'
import { digestOf, testMaterial } from './test-material.ts'

const material = testMaterial()
const challenge = Uint8Array.of(1, 2, 3)
/** What a card says that had nothing to compare a PIN with. */
const unheard = [0x6982, 0x6985, 0x6986, 0x6a82, 0x6a83, 0x6a88, 0x6d00]

/** Prepares, and proves with another line to the same card. */
async function proveOn(chip: Chip, bend: Parameters<typeof line>[1], digits = '1234') {
  const prepared = await prepare(line(chip).transmit, digestOf(material), null)
  if (prepared.kind !== 'prepared') throw new Error(prepared.kind)
  const { names, transmit } = line(chip, bend)
  return { outcome: await provePrepared(transmit, challenge, digitsOf(digits), prepared), names }
}

/** Answers the first VERIFY in the card's place. */
function first(answer: (command: Uint8Array) => Uint8Array) {
  let answered = false
  return (command: Uint8Array) => {
    if (answered || nameOf(command) !== 'verify') return null
    answered = true
    return answer(command)
  }
}

test.each(unheard)('a card that has not heard the PIN, and says %i, is gone through from the beginning in the same burst', async (status) => {
  const { outcome, names } = await proveOn(new SoftwareCard(material), first(() => word(status)))
  expect(outcome.kind).toBe('right')
  expect(names).toEqual(['verify', 'a4', 'b0', '20', 'verify', 'a4', 'sign'])
})

test('so is one that takes no short ids', async () => {
  const unready = first(() => word(0x6986))
  const { outcome, names } = await proveOn(new SoftwareCard(material), (command) => unready(command) ?? noShortIds(command))
  expect(outcome.kind).toBe('right')
  expect(names.filter((name) => name === 'verify')).toHaveLength(2)
})

test('a card that never hears it has failed, and is told no third one', async () => {
  const { outcome, names } = await proveOn(new SoftwareCard(material), (command) => (nameOf(command) === 'verify' ? word(0x6986) : null))
  expect(outcome).toEqual({ kind: 'failed', why: 'verify: 6986' })
  expect(names).toEqual(['verify', 'a4', 'b0', '20', 'verify'])
})

test.each(unheard)('a card that counts the PIN though it says %i is told no second one', async (status) => {
  const card = new SoftwareCard(material)
  const { outcome, names } = await proveOn(card, first((command) => {
    card.respond(command)
    return word(status)
  }), '0000')
  expect(outcome).toMatchObject({ kind: 'failed', why: expect.stringMatching(/^verify: /) })
  expect(names).toEqual(['verify', 'a4', 'b0', '20'])
  expect(card.triesLeft).toBe(2)
})

test.each([
  ['20', word(0x9000), 'failed'], ['20', word(0x63c0), 'failed'], ['20', word(0x6f00), 'failed'], ['20', new Uint8Array(0), 'gone'],
  ['b0', new Uint8Array(0), 'gone'], ['b0', word(0x6982), 'swapped'], ['a4', word(0x6981), 'failed'], ['a4', word(0x6a82), 'swapped'],
])('a card that then answers %s with %j is told no second PIN', async (at, answer, kind) => {
  let presented = false
  const { outcome, names } = await proveOn(new SoftwareCard(material), (command) => {
    const name = nameOf(command)
    if (presented && name === at) return answer
    presented ||= name === 'verify'
    return name === 'verify' ? word(0x6986) : null
  })
  expect(outcome).toMatchObject({ kind })
  expect(names.filter((name) => name === 'verify')).toEqual(['verify'])
})

test.each([0x6f00, 0x6981, 0x6a86, 0x6700, 0x6300])('a card that says %i may have looked at it: it has failed', async (status) => {
  const { outcome, names } = await proveOn(new SoftwareCard(material), (command) => (nameOf(command) === 'verify' ? word(status) : null))
  expect(outcome).toMatchObject({ kind: 'failed' })
  expect(names).toEqual(['verify'])
})
