import { expect, test } from 'vitest'
import { cardReaderContract, contractProfiles as profiles } from './card.contract.ts'
import type { Chip } from './chip.ts'
import { DemoCardReader } from './demo-card-reader.ts'
import { SoftwareCard } from './software-card.ts'
import { nameOf, WitnessedChip } from './test-chip.ts'
import { digestOf, testMaterial } from './test-material.ts'

const now = () => new Date('2026-01-01T00:00:00Z')
const material = testMaterial()

async function openBench() {
  const reader = new DemoCardReader({ profiles, now, pace: async () => {} })
  return {
    reader,
    place: async (chip: Parameters<DemoCardReader['place']>[0]) => reader.place(chip),
    remove: async () => reader.remove(),
    removeAfter: (commands: number) => reader.removeAfter(commands),
    stop: () => reader.close(),
  }
}

cardReaderContract('the demo reader', openBench, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])

test('a card face down is placed but mute, until it is turned', async () => {
  const reader = new DemoCardReader({ profiles, now, pace: async () => {} })
  const heard: string[] = []
  reader.watch(({ kind }) => heard.push(kind))
  const card = new SoftwareCard(material)
  reader.place(card, { faceDown: true })
  expect(await reader.identify()).toEqual({ kind: 'mute' })
  const pin = Uint8Array.from(Buffer.from('1234'))
  expect(await reader.prove(new Uint8Array(8), pin, 'a'.repeat(64))).toEqual({ kind: 'gone' })
  const number = Uint8Array.from(Buffer.from('55021720352285'))
  expect(await reader.readFacts(number, 'a'.repeat(64))).toEqual({ kind: 'gone' })
  expect([...pin, ...number].filter((byte) => byte !== 0)).toEqual([])
  reader.place(card)
  expect(await reader.identify()).toMatchObject({ kind: 'readable' })
  expect(heard).toEqual(['readerFound', 'placed', 'removed', 'placed'])
})

test('an unplugged reader takes its card along and finds it again', async () => {
  const reader = new DemoCardReader({ profiles, now, pace: async () => {} })
  const heard: string[] = []
  reader.place(new SoftwareCard(material))
  reader.watch(({ kind }) => heard.push(kind))
  reader.unplug()
  expect(await reader.identify()).toEqual({ kind: 'failed', why: 'no reader' })
  reader.plug()
  expect(await reader.identify()).toMatchObject({ kind: 'readable' })
  expect(heard).toEqual(['readerFound', 'placed', 'removed', 'readerLost', 'readerFound', 'placed'])
})

test('unplugged in the middle of a conversation, it is gone; calls wait for one another', async () => {
  const reader = new DemoCardReader({ profiles, now, pace: async () => {} })
  reader.place(new SoftwareCard(material))
  const first = reader.identify()
  const second = reader.identify()
  await Promise.resolve()
  await Promise.resolve()
  reader.unplug()
  expect(await first).toEqual({ kind: 'gone' })
  expect(await second).toEqual({ kind: 'failed', why: 'no reader' })
})

test('a card changed for the same card in the middle of a conversation is another placing', async () => {
  const reader = new DemoCardReader({ profiles, now, pace: async () => {} })
  const card = new SoftwareCard(material)
  reader.place(card)
  const identified = reader.identify()
  await Promise.resolve()
  await Promise.resolve()
  reader.place(card)
  expect(await identified).toEqual({ kind: 'gone' })
})

/** A reader, and what it says of itself. */
function telling() {
  const told: string[] = []
  const reader = new DemoCardReader({ profiles, now, pace: async () => {}, onSaid: ({ header }) => told.push(header), onState: (state) => told.push(state) })
  return { reader, told }
}

test('tells every command and every state, in order', async () => {
  const { reader, told } = telling()
  reader.place(new SoftwareCard(material))
  await reader.identify()
  reader.remove()
  reader.unplug()
  const commands = ['00A4040C', '00B2010C', '00A4040C', '00B08A00', '00200098', '00A4040C']
  expect(told).toEqual(['empty', 'present', 'session', ...commands, 'present', 'empty', 'noReader'])
})

test('a card whose line broke must be removed, and is not talked to before', async () => {
  const { reader, told } = telling()
  const card = new WitnessedChip(new SoftwareCard(material))
  const breaking: Chip = {
    atr: card.atr, powerOn: () => card.powerOn(), powerOff: () => card.powerOff(), reset: () => card.reset(),
    respond: (command) => (nameOf(command) === '20' ? Uint8Array.of(0x90) : card.respond(command)),
  }
  reader.place(breaking)
  expect(await reader.identify()).toEqual({ kind: 'gone' })
  expect(reader.state).toBe('mustRemove')
  const said = card.seen.length
  await reader.prepare(digestOf(material))
  expect(await reader.identify()).toEqual({ kind: 'gone' })
  expect(card.seen).toHaveLength(said)
  reader.place(card)
  expect(await reader.identify()).toMatchObject({ kind: 'readable' })
  expect(told.filter((word) => !/^[0-9A-F]{8}$/.test(word))).toEqual(
    ['empty', 'present', 'session', 'mustRemove', 'empty', 'present', 'session', 'present'],
  )
})

test('a line broken by taking the card away asks nobody to take away the card of now', async () => {
  const { reader } = telling()
  const card = new SoftwareCard(material)
  reader.place(card)
  reader.removeAfter(3)
  expect(await reader.identify()).toEqual({ kind: 'gone' })
  expect(reader.state).toBe('empty')
  reader.place(card)
  reader.removeAfter(2)
  const identified = reader.identify()
  reader.place(card)
  expect(await identified).toMatchObject({ kind: 'readable' })
  expect(reader.state).toBe('present')
})

test('a prepared card keeps its power until the proof, or until it is taken away or its reader is lost', async () => {
  const leaving: readonly ((reader: DemoCardReader) => Promise<unknown>)[] = [
    async (reader) => reader.remove(), async (reader) => reader.unplug(), (reader) => reader.identify(),
  ]
  for (const leave of leaving) {
    const { reader } = telling()
    const card = new WitnessedChip(new SoftwareCard(material))
    reader.place(card)
    await reader.prepare(digestOf(material))
    expect(card.seen).toEqual(['on', 'a4', 'b0', '20'])
    await leave(reader)
    expect(card.seen.at(-1)).toBe('off')
    const next = new WitnessedChip(new SoftwareCard(material))
    reader.plug()
    reader.place(next)
    await reader.identify()
    expect(next.seen[0]).toBe('on')
  }
})
