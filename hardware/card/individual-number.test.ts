import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { selectApplication, selectFile, verify } from './apdu.ts'
import { placeholderProfile } from './card-ap.ts'
import type { CardReader } from './card.ts'
import { DemoCardReader } from './demo-card-reader.ts'
import { factsAid, factsFile } from './facts-files.ts'
import { digitsOf, hexOf, noShortIds } from './line.fixture.ts'
import { RecordingChip, trespasses } from './recording-chip.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { digestOf, testFacts, testMaterial } from './test-material.ts'

const challenge = Uint8Array.of(1, 2, 3)
const mine = testMaterial({ userId: 'A1', facts: testFacts })
const hers = testMaterial({ userId: 'A2', facts: testFacts })
const juki = testMaterial({ medium: 'juki', userId: 'J1', facts: testFacts })
const android = testMaterial({ medium: 'android', facts: testFacts })
const iphone = testMaterial({ medium: 'iphone', facts: testFacts })
const { individualNumber, checkNumber } = testFacts

/** Every operation of the port, on its every way: a new one does not compile until it stands here. */
const operations: { readonly [Name in keyof CardReader]: readonly ((reader: CardReader) => unknown)[] } = {
  watch: [(reader) => reader.watch(() => {})],
  state: [(reader) => reader.state],
  identify: [(reader) => reader.identify()],
  prepare: [mine, hers, iphone, android].map((of) => (reader: CardReader) => reader.prepare(digestOf(of))),
  prove: [mine, hers, iphone, android].flatMap((of) => ['1234', '0000', null].flatMap((pin) => [digestOf(of), null].map(
    (expected) => (reader: CardReader) => reader.prove(challenge, pin === null ? null : digitsOf(pin), expected),
  ))),
  // 12 digits of the number itself, too: whoever passes 照合番号A must get nowhere.
  readFacts: [mine, hers].flatMap((of) => [checkNumber, '0'.repeat(14), individualNumber, `00${individualNumber}`, '1234'].map(
    (number) => (reader: CardReader) => reader.readFacts(digitsOf(number), digestOf(of)),
  )),
  close: [(reader) => reader.close()],
}

describe('A3-12/13: 個人番号', () => {
  const cards = Object.entries({ mine, hers, juki, android, iphone })
  const manners = Object.entries({ 'short ids': () => null, 'no short ids': noShortIds })
  const rounds = cards.flatMap(([name, of]) => manners.map(([manner, bend]) => [name, manner, of, bend] as const))

  test.each(rounds)('is neither asked for nor told in any operation of the port (%s, %s)', async (_name, _manner, of, bend) => {
    for (const operate of Object.values(operations).flat()) {
      // A fresh card each time: a locked one would keep the driver from going on.
      const chip = new RecordingChip(new SoftwareCard(of), bend)
      const reader = new DemoCardReader({ profiles: [placeholderProfile], now: () => new Date(0), pace: async () => {} })
      reader.place(chip)
      const outcome = await operate(reader)
      expect(trespasses(chip.conversation)).toEqual([])
      const crossed = Object.values(Object(outcome)).filter((value) => value instanceof Uint8Array)
      for (const bytes of [...chip.conversation.map(({ answer }) => answer), ...crossed]) expect(Buffer.from(bytes).includes(individualNumber)).toBe(false)
      expect(JSON.stringify(outcome) ?? '').not.toContain(individualNumber)
    }
  })
})

describe('the witness of A3-12/13', () => {
  const inside = selectApplication(factsAid)
  const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
  const trespassing = (...commands: readonly Uint8Array[]) => {
    const chip = new RecordingChip(new SoftwareCard(mine))
    for (const command of commands) chip.respond(command)
    return trespasses(chip.conversation)
  }

  test.each([
    ['SELECT of the 個人番号', selectFile(0x0001)],
    ['its reading by short id', hex('00B0810000')], ['its reading as a record', hex('00B2010C00')],
    ['the PIN selected', selectFile(0x0011)], ['the PIN presented by short id', hex('002000910431323334')],
    ['照合番号A selected', selectFile(0x0014)], ['照合番号A asked about', hex('00200094')], ['another SELECT', hex('00A40000023F00')],
    ['an unknown instruction', hex('00CA0000')],
  ])('notices %s, there and only there', (_, command) => {
    expect(trespassing(inside, command)).toEqual([hexOf(command)])
    expect(trespassing(inside, selectApplication(hex('D392F000260100000001')), command)).toEqual([])
  })

  test('bears what the driver has to do', () => {
    const allowed = ['00200095', '00B0820000', '00B0830000', '00B0840000', '00B0010000'].map(hex)
    expect(trespassing(inside, ...allowed, selectFile(factsFile.checkNumberB))).toEqual([])
  })

  test('could be told it: the card gives its 個人番号 to who presents what opens it', () => {
    const opened = (file: number, digits: string) => {
      const card = new SoftwareCard(mine)
      for (const command of [inside, selectFile(file), verify(digitsOf(digits))]) card.respond(command)
      return Buffer.from(card.respond(hex('00B0810000')))
    }
    expect(opened(0x0011, '1234').includes(individualNumber)).toBe(true)
    expect(opened(0x0014, individualNumber).includes(individualNumber)).toBe(true)
    expect(hexOf(opened(factsFile.checkNumberB, checkNumber))).toBe('6982')
  })
})

/** What a module of this room imports, with all that those import. */
function reach(file: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file)) return known
  known.add(file)
  const source = readFileSync(new URL(file, import.meta.url), 'utf8')
  for (const [, next = ''] of source.matchAll(/from '\.\/([^']+)'/g)) reach(next, known)
  return known
}

test('A3-12/13: no driver names the files of 個人番号 or what opens them, nor reaches the cards in software, which do', () => {
  expect(Object.values(factsFile).filter((file) => [0x0001, 0x0011, 0x0014].some((one) => one === file))).toEqual([])
  const reached = [...reach('card-process.ts'), ...reach('demo-card-reader.ts'), ...reach('card-client.ts')]
  expect(reached).toContain('facts.ts')
  expect(reached.filter((file) => file.startsWith('software-'))).toEqual([])
})
