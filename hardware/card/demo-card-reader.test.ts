import { expect, test } from 'vitest'
import { cardReaderContract, contractProfiles as profiles } from './card.contract.ts'
import { DemoCardReader } from './demo-card-reader.ts'
import { SoftwareCard } from './software-card.ts'
import { testMaterial } from './test-material.ts'

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
