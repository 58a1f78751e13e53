import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CardClient } from './card-client.ts'
import { told } from './card.contract.ts'
import { startPcscd } from './pcscd.ts'
import { cardOn, connectReader, lay, lift } from './real-reader.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { WitnessedChip } from './test-chip.ts'
import { digestOf, testFacts, testMaterial } from './test-material.ts'

const material = testMaterial({ facts: testFacts })
const digest = digestOf(material)
const bytes = (digits: string) => Uint8Array.from(Buffer.from(digits))

/** A preparation does not tell how it went. */
const nothingTold = 'prepared'

interface Conversation {
  readonly name: string
  /** What is said before, so that it finds what it needs. */
  before(client: CardClient): Promise<void>
  /** What comes of it. */
  hold(client: CardClient): Promise<string>
  readonly good: string
  /** VERIFYs of it, when it is not disturbed. */
  readonly verifies: number
}

const prove = async (client: CardClient) => (await client.prove(Uint8Array.of(1), bytes('1234'), digest)).kind

async function identify(client: CardClient): Promise<void> {
  expect(await client.identify()).toMatchObject({ kind: 'readable', jpki: { triesLeft: 3, certificateDigest: digest } })
}

async function prepared(client: CardClient): Promise<void> {
  await identify(client)
  await client.prepare(digest)
}

const conversations: readonly Conversation[] = [
  { name: 'identify', before: async () => {}, hold: async (client) => (await client.identify()).kind, good: 'readable', verifies: 0 },
  {
    name: 'prepare', before: identify, good: nothingTold, verifies: 0,
    hold: async (client) => {
      await client.prepare(digest)
      return nothingTold
    },
  },
  { name: 'prove', before: prepared, hold: prove, good: 'right', verifies: 1 },
  {
    name: 'readFacts', before: async () => {}, good: 'right', verifies: 1,
    hold: async (client) => (await client.readFacts(bytes(testFacts.checkNumber), digest)).kind,
  },
]

describe('a card pulled out of a conversation', () => {
  const opened = new AsyncDisposableStack()
  let client: CardClient
  beforeAll(async () => {
    opened.adopt(await startPcscd(), (pcscd) => pcscd.stop())
    client = opened.adopt(connectReader(), (it) => it.close())
    await told(client, 'readerFound')
  })
  afterAll(() => opened.disposeAsync())

  test.each(conversations)('at any command of $name is gone, gets no second PIN, and is well when it comes back', async (conversation) => {
    const chip = new SoftwareCard(material)
    const all = await undisturbed(client, conversation, chip)
    expect(all).toBeGreaterThan(2)
    for (let pulledAt = 0; pulledAt < all; pulledAt += 1) await pulled(client, conversation, chip, pulledAt)
    expect(await undisturbed(client, conversation, chip)).toBe(all)
    expect(chip.triesLeft).toBe(3)
  })
})

/** How many commands it takes. */
async function undisturbed(client: CardClient, conversation: Conversation, chip: SoftwareCard): Promise<number> {
  const witness = new WitnessedChip(chip)
  const card = cardOn(witness)
  await lay(client, card)
  await conversation.before(client)
  const answered = card.answered
  expect(await conversation.hold(client)).toBe(conversation.good)
  expect(verifiesOf(witness)).toBe(conversation.verifies)
  await lift(client, card)
  return card.answered - answered
}

async function pulled(client: CardClient, conversation: Conversation, chip: SoftwareCard, at: number): Promise<void> {
  const witness = new WitnessedChip(chip)
  const card = cardOn(witness)
  await lay(client, card)
  await conversation.before(client)
  const answered = card.answered
  const removed = told(client, 'removed')
  card.removeAfter(at)
  const outcome = await conversation.hold(client)
  expect(outcome).toBe(conversation.good === nothingTold ? nothingTold : 'gone')
  // Whoever asks on, before the service has noticed and after: no word, and no PIN, goes to that card again.
  expect(await prove(client)).toBe('gone')
  await removed
  expect(await prove(client)).toBe('gone')
  expect(card.answered - answered).toBe(at)
  expect(verifiesOf(witness)).toBeLessThanOrEqual(conversation.verifies)
}

function verifiesOf({ seen }: WitnessedChip): number {
  return seen.filter((what) => what === 'verify').length
}
