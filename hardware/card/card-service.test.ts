import { expect, test } from 'vitest'
import { placeholderProfile } from './card-ap.ts'
import type { CardReader, FactsRead, Proved } from './card.ts'
import { CardClient } from './card-client.ts'
import { DemoCardReader } from './demo-card-reader.ts'
import type { Said } from './said.ts'
import { serving } from './serving.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { certificateOf, digestOf, testFacts, testMaterial } from './test-material.ts'
import { TestTimer } from './test-timer.ts'

const profiles = [placeholderProfile]
const options = { profiles, now: () => new Date('2026-01-01T00:00:00Z'), pace: async () => {} }
const bytes = (text: string) => Uint8Array.from(Buffer.from(text))

/** A client of a service in this process. */
function clientOf(start: ReturnType<typeof serving>, onSaid: (said: Said) => void = () => {}): CardClient {
  return new CardClient({ start, reader: 'Reader', profiles, timer: new TestTimer().timer, patience: 10_000, onSaid })
}

test('client and service carry a whole conversation, and what was said and what the reader is at', async () => {
  const told: Said[] = []
  let ended = false
  const readers: DemoCardReader[] = []
  const start = serving((telling) => {
    const reader = new DemoCardReader({ ...options, ...telling })
    readers.push(reader)
    return reader
  }, () => { ended = true })
  const whole = clientOf(start, (said) => told.push(said))
  const { promise: placed, resolve } = Promise.withResolvers<void>()
  whole.watch(({ kind }) => { if (kind === 'placed') resolve() })
  await whole.identify()
  expect(whole.state).toBe('empty')
  const material = testMaterial({ pin: '9876', facts: testFacts })
  readers[0]?.place(new SoftwareCard(material))
  await placed
  expect(whole.state).toBe('present')
  expect(await whole.identify()).toMatchObject({ kind: 'readable', medium: 'card' })
  const prove = (digits: string) => whole.prove(Uint8Array.of(1), bytes(digits), digestOf(material))
  expect(await prove('1111')).toEqual({ kind: 'wrong', triesLeft: 2 })
  await whole.prepare(digestOf(material))
  told.splice(0)
  expect(await prove('9876')).toMatchObject({ kind: 'right' })
  expect(told.map(({ header, sent, word }) => [header, sent, word])).toEqual([['00200098', 9, '9000'], ['00A4020C', 7, '9000'], ['802A0080', 57, '9000']])
  // How long it took may have any digits.
  expect(JSON.stringify(told.map((said) => ({ ...said, ms: 0 })))).not.toMatch(/9876|39383736/)
  expect(whole.state).toBe('present')
  const { basic: facts, attestation, certificate, checkNumber } = testFacts
  const read = await whole.readFacts(bytes(checkNumber), digestOf(material))
  expect(read).toEqual({ kind: 'right', facts, attestation, certificate })
  await whole.close()
  expect(ended).toBe(true)
})

test('the card process keeps no proof once the pipe has it', async () => {
  const left: Uint8Array[] = []
  class Remembering extends DemoCardReader {
    override async prove(...asked: Parameters<CardReader['prove']>): Promise<Proved> {
      const outcome = await super.prove(...asked)
      if (outcome.kind === 'right') left.push(outcome.certificate, outcome.signature)
      return outcome
    }
  }
  const reader = new Remembering(options)
  const whole = clientOf(serving(() => reader, () => {}))
  const material = testMaterial()
  reader.place(new SoftwareCard(material))
  const proved = await whole.prove(Uint8Array.of(1), bytes('1234'), digestOf(material))
  expect(proved).toMatchObject({ kind: 'right', certificate: certificateOf(material) })
  expect(left.map((one) => one.every((byte) => byte === 0))).toEqual([true, true])
  // It tells nothing by itself: what it was at when it was opened is told all the same.
  expect(whole.state).toBe('present')
})

test('the card process keeps neither facts nor 照合番号B once the pipe has them', async () => {
  const left: Uint8Array[] = []
  class Remembering extends DemoCardReader {
    override async readFacts(number: Uint8Array, expected: string): Promise<FactsRead> {
      const outcome = await super.readFacts(number, expected)
      left.push(number, ...outcome.kind === 'right' ? [outcome.facts, outcome.attestation, outcome.certificate] : [])
      return outcome
    }
  }
  const reader = new Remembering(options)
  const whole = clientOf(serving(() => reader, () => {}))
  const material = testMaterial({ facts: testFacts })
  reader.place(new SoftwareCard(material))
  const read = await whole.readFacts(bytes(testFacts.checkNumber), digestOf(material))
  expect(read).toMatchObject({ kind: 'right', facts: testFacts.basic })
  expect(left.map((one) => [one.length, one.every((byte) => byte === 0)])).toEqual(
    [14, testFacts.basic.length, testFacts.attestation.length, testFacts.certificate.length].map((length) => [length, true]),
  )
})
