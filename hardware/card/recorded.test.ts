import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CardReader } from './card.ts'
import { CardClient } from './card-client.ts'
import { contractProfiles as profiles } from './card.contract.ts'
import { Conversations } from './conversations.ts'
import { gone } from './exchange.ts'
import type { Transmit } from './exchange.ts'
import { parsedRecording, printed, shown, told } from './recording.fixture.ts'
import type { RecordedCall } from './recording.fixture.ts'
import { serving } from './serving.fixture.ts'
import { TestTimer } from './test-timer.ts'

const folder = new URL('conversations/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.txt')).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const)
/** Before the certificates of the recordings run out. */
const now = () => new Date('2026-11-22T00:00:00Z')

/** A reader whose card says what it said when it was recorded. Whatever it is asked otherwise, it is gone. */
class Replay implements CardReader {
  readonly state = 'present'
  /** What was said to the card since `begin`. */
  readonly heard: string[] = []
  #expected: RecordedCall['said'] = []
  readonly #talk = new Conversations(async (converse) => {
    const outcome = await converse(this.#transmit)
    return this.#broken ? gone : outcome
  }, { profiles, now })

  begin({ said }: RecordedCall): void {
    this.#expected = said
    this.heard.length = 0
  }

  watch(): () => void { return () => {} }
  identify = () => this.#talk.identify()
  prepare = (expected: string) => this.#talk.prepare(expected)
  prove = (challenge: Uint8Array, pin: Uint8Array | null, expected: string | null) => this.#talk.prove(challenge, pin, expected)
  readFacts = (number: Uint8Array, expected: string) => this.#talk.readFacts(number, expected)
  async close(): Promise<void> {}

  readonly #transmit: Transmit = async (command) => {
    const next = this.#expected[this.heard.length]
    this.heard.push(shown(command))
    return Uint8Array.from(Buffer.from(next?.command === shown(command) ? next.answer ?? '' : '', 'hex'))
  }

  get #broken(): boolean {
    return this.heard.length > 0 && this.#expected[this.heard.length - 1]?.answer === null
  }
}

function digits(length: string | undefined): Uint8Array {
  return Uint8Array.from(Buffer.from('7'.repeat(Number(length))))
}

async function asked(reader: CardReader, { call: [what = '', ...given] }: RecordedCall) {
  const [first = '', second = '', third = ''] = given
  switch (what) {
    case 'identify': return reader.identify()
    case 'prepare': return reader.prepare(first)
    case 'prove': return reader.prove(Buffer.from(first, 'hex'), second === '-' ? null : digits(second), third === '-' ? null : third)
    case 'readFacts': return reader.readFacts(digits(first), second)
    default: throw new Error(`nobody asks ${what} of a reader`)
  }
}

describe('a conversation recorded on the real stack', () => {
  test.each(files)('%s: the driver says the very same, and comes to the same outcome', async (_, text) => {
    const replay = new Replay()
    // Through the pipe, as the terminal hears it.
    const client = new CardClient({ start: serving(() => replay, () => {}), reader: 'Reader', profiles, timer: new TestTimer().timer, patience: 1000 })
    for (const call of parsedRecording(text)) {
      replay.begin(call)
      const outcome = await asked(client, call)
      expect(replay.heard).toEqual(call.said.map(({ command }) => command))
      expect(told(outcome)).toBe(call.outcome)
    }
  })

  test.each(files)('%s shows nothing that was presented, and is written as it is read', (_, text) => {
    expect(printed(text.slice(2, text.indexOf('\n')), parsedRecording(text))).toBe(text)
    for (const [, body] of text.matchAll(/^> 002000(.*)$/gm)) expect(body).toMatch(/^..(|[0-9A-F]{2} \*{4,14})$/)
  })

  test('there is one of each kind', () => {
    expect(files.length).toBeGreaterThan(10)
  })
})

test.each([
  ['', 'it ends too early'], ['call identify', 'it ends too early'], ['> 00', 'line 1'], ['call identify\n< 9000', 'line 2'],
  ['call identify\n> 00\n= {}', 'line 3'], ['call identify\n= {}\n> 00', 'line 3'], ['call identify\n= {}\n= {}', 'line 3'],
  ['call identify\ncall identify', 'line 2'], ['hello', 'line 1'],
])('%j is no recording: %s', (text, why) => {
  expect(() => parsedRecording(text)).toThrow(why)
})
