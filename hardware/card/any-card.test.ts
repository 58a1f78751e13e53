import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeholderProfile } from './card-ap.ts'
import { cardReply } from './card-message.ts'
import { Conversations } from './conversations.ts'
import type { Transmit } from './exchange.ts'
import { readFacts } from './facts.ts'
import { identify } from './identify.ts'
import { digitsOf, hexOf, line, word } from './line.fixture.ts'
import { prepare, prove, provePrepared } from './prove.ts'
import { SoftwareCard } from './software-card.ts'
import type { SoftwareCardMaterial } from './software-content.ts'
import { nameOf } from './test-chip.ts'
import { digestOf, testFacts, testMaterial } from './test-material.ts'

const now = new Date('2026-01-01T00:00:00Z')
const card = testMaterial({ userId: 'A1', facts: testFacts })
const juki = testMaterial({ medium: 'juki', userId: 'A1' })
const android = testMaterial({ medium: 'android' })
const iphone = testMaterial({ medium: 'iphone' })
const challenge = Uint8Array.of(1, 2, 3)

const proofOf = async (transmit: Transmit, pin: string | null, expected: string | null) =>
  ({ kind: 'proved', id: 1, outcome: await prove(transmit, challenge, pin === null ? null : digitsOf(pin), expected) })
const preparedProof = async (transmit: Transmit) => {
  const prepared = await prepare(transmit, digestOf(card), null)
  const outcome = prepared.kind === 'prepared' ? await provePrepared(transmit, challenge, digitsOf('1234'), prepared) : prepared
  return { kind: 'proved', id: 1, outcome }
}
/** Over one line that never loses its power: as with a card that is left powered in between. */
const wholeVisit = async (transmit: Transmit) => {
  const talk = new Conversations((converse) => converse(transmit), { profiles: [placeholderProfile], now: () => now })
  const identified = await talk.identify()
  if (identified.kind === 'gone') return { kind: 'identified', id: 1, outcome: identified }
  await talk.prepare(digestOf(card))
  return { kind: 'proved', id: 1, outcome: await talk.prove(challenge, digitsOf('1234'), digestOf(card)) }
}
const identity = async (transmit: Transmit) => ({ kind: 'identified', id: 1, outcome: await identify(transmit, [placeholderProfile], now) })

/** Every conversation that this terminal has, with whom it goes well. */
const conversations = [
  ['identify a card', card, identity],
  ['identify a 住基カード', juki, identity],
  ['identify an Android phone', android, identity],
  ['identify an iPhone', iphone, identity],
  ['prove with a card', card, (transmit: Transmit) => proofOf(transmit, '1234', digestOf(card))],
  ['prove with an Android phone', android, (transmit: Transmit) => proofOf(transmit, '1234', null)],
  ['prove with an iPhone', iphone, (transmit: Transmit) => proofOf(transmit, null, digestOf(iphone))],
  ['prepare and prove', card, preparedProof],
  ['read facts', card, async (transmit: Transmit) =>
    ({ kind: 'factsRead', id: 1, outcome: await readFacts(transmit, digitsOf(testFacts.checkNumber), digestOf(card)) })],
] as const

describe.each(conversations)('%s', (_, material, converse) => {
  test('goes well', async () => {
    const { outcome } = await converse(line(new SoftwareCard(material)).transmit)
    expect(['readable', 'right']).toContain(outcome.kind)
  })

  test('with a card pulled before any command: it is gone, and nothing is said to it afterwards', async () => {
    const whole = line(new SoftwareCard(material))
    await converse(whole.transmit)
    for (let pulled = 0; pulled < whole.names.length; pulled += 1) {
      const { names, transmit } = line(new SoftwareCard(material), (_, index) => (index >= pulled ? new Uint8Array(pulled % 2) : null))
      expect(await converse(transmit)).toMatchObject({ outcome: { kind: 'gone' } })
      expect(names).toHaveLength(pulled + 1)
    }
  })

  test('with a card that answers hostile bytes: there is an outcome, and never a second SIGN, nor a second VERIFY after one that it could have counted', async () => {
    await expectHarmless(material, converse)
  })
})

test('a visit with its proof prepared comes to an outcome, to one SIGN at the most, and to one VERIFY that a card could have counted', async () => {
  expect((await wholeVisit(line(new SoftwareCard(card)).transmit)).outcome.kind).toBe('right')
  await expectHarmless(card, wholeVisit)
})

test('so does one whose card has lost what was prepared, and one that counts a PIN it says it has not heard', async () => {
  const firstVerify = (answered: (command: Uint8Array) => Uint8Array) => {
    let done = false
    return (command: Uint8Array) => {
      if (done || nameOf(command) !== 'verify') return null
      done = true
      return answered(command)
    }
  }
  const chip = new SoftwareCard(card)
  const lost = witnessed(line(chip, firstVerify(() => word(0x6986))).transmit)
  expect((await wholeVisit(lost.transmit)).outcome.kind).toBe('right')
  expect(lost.said.filter(({ name }) => name === 'verify')).toHaveLength(2)
  expect(countable(lost.said)).toBe(1)
  const counting = new SoftwareCard({ ...card, pin: '9999' })
  const counted = witnessed(line(counting, firstVerify((command) => { counting.respond(command); return word(0x6986) })).transmit)
  expect((await wholeVisit(counted.transmit)).outcome).toEqual({ kind: 'failed', why: 'verify: 6986' })
  expect(counted.said.filter(({ name }) => name === 'verify')).toHaveLength(1)
  expect(counting.triesLeft).toBe(2)
})

test('a card that promises more in answer to VERIFY is not asked for it, and gets no second VERIFY', async () => {
  const { said, transmit } = witnessed(line(new SoftwareCard(card), (command) => (nameOf(command) === 'verify' ? word(0x6110) : null)).transmit)
  expect((await preparedProof(transmit)).outcome).toEqual({ kind: 'failed', why: 'verify: more' })
  expect(said.at(-1)).toEqual({ name: 'verify', answer: '6110' })
})

interface Words { readonly name: string; readonly answer: string }

function witnessed(through: Transmit): { readonly said: Words[]; readonly transmit: Transmit } {
  const said: Words[] = []
  return {
    said,
    transmit: async (command) => {
      const name = nameOf(command)
      const answer = await through(command)
      said.push({ name, answer: hexOf(answer) })
      return answer
    },
  }
}

/** What a card says that had nothing to compare a PIN with. */
const unheard: ReadonlySet<string> = new Set(['6982', '6985', '6986', '6a82', '6a83', '6a88', '6d00'])

/** VERIFYs that the card could have counted: all but those that it says it has not heard, while its counter stands as before. */
function countable(said: readonly Words[]): number {
  const counters = (words: readonly Words[]) => words.filter(({ name, answer }) => name === '20' && /^63c.$/.test(answer)).map(({ answer }) => answer)
  return said.filter(({ name, answer }, index) => {
    if (name !== 'verify') return false
    const before = counters(said.slice(0, index)).at(-1)
    const after = counters(said.slice(index + 1))[0]
    return !unheard.has(answer.slice(-4)) || before !== after
  }).length
}

type Converse = (transmit: Transmit) => Promise<{ readonly kind: string; readonly outcome: { readonly kind: string } }>

async function expectHarmless(material: SoftwareCardMaterial, converse: Converse): Promise<void> {
  const status = fc.constantFrom(0x9000, 0x6282, 0x6110, 0x6c10, 0x63c2, 0x63c0, 0x6984, 0x6982, 0x6986, 0x6f00, 0x6b00, 0x6a86, 0x6a82).map(word)
  const start = fc.constantFrom('', '30820100', '3003', '3084FFFFFFFF', '4A504B494150', '011C').map((text) => Buffer.from(text, 'hex'))
  const plausible = fc.tuple(start, fc.uint8Array({ maxLength: 64 }), status).map((parts) => Uint8Array.from(Buffer.concat(parts)))
  const answers = fc.array(fc.option(fc.oneof(plausible, fc.uint8Array({ maxLength: 8 })), { freq: 3 }), { maxLength: 25 })
  await fc.assert(fc.asyncProperty(answers, async (bent) => {
    const { said, transmit } = witnessed(line(new SoftwareCard(material), (_, index) => bent[index]?.slice() ?? null).transmit)
    cardReply.parse(await converse(transmit))
    expect(countable(said)).toBeLessThan(2)
    expect(said.filter(({ name }) => name === 'sign').length).toBeLessThan(2)
  }), { numRuns: 150 })
}
