import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CardClient } from './card-client.ts'
import { told } from './card.contract.ts'
import type { Fault } from './fault.ts'
import { FaultyChip } from './faulty-chip.ts'
import { startPcscd } from './pcscd.ts'
import { cardOn, connectReader, countedProcesses, lay, lift, turn } from './real-reader.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { digestOf, testMaterial } from './test-material.ts'
import { systemTimer } from './timer.ts'
import type { VirtualCard } from './virtual-card.ts'

const patience = 2000
const material = testMaterial()
const digest = digestOf(material)
const processes = countedProcesses()

const opened = new AsyncDisposableStack()
let client: CardClient
let card: SoftwareCard
let chip: FaultyChip
let line: VirtualCard

beforeAll(async () => {
  opened.adopt(await startPcscd(), (pcscd) => pcscd.stop())
  client = opened.adopt(connectReader({ start: processes.start, patience }), (it) => it.close())
  await told(client, 'readerFound')
}, turn)
afterAll(() => opened.disposeAsync())

beforeEach(() => {
  card = new SoftwareCard(material)
  chip = new FaultyChip(card, systemTimer, randomBytes)
  line = cardOn(chip)
})

const prove = () => client.prove(Uint8Array.of(1), Uint8Array.from(Buffer.from('1234')), digest)

/** A card that was laid down anew is as good as any. */
async function expectWell(): Promise<void> {
  chip.fault = { kind: 'well' }
  await lay(client, line)
  expect(await client.identify()).toMatchObject({ kind: 'readable' })
  expect(await prove()).toMatchObject({ kind: 'right' })
  await lift(client, line)
}

test.each<Fault>([{ kind: 'short' }, { kind: 'long' }, { kind: 'garbage' }])('$kind: an outcome each time, nothing is proved, and the process lives', async (fault) => {
  const before = processes.pids.length
  chip.fault = fault
  await lay(client, line)
  const identified = await client.identify()
  await client.prepare(digest)
  const proved = await prove()
  expect(['readable', 'foreign', 'mute', 'gone', 'failed']).toContain(identified.kind)
  expect(['wrong', 'blocked', 'swapped', 'gone', 'failed']).toContain(proved.kind)
  await lift(client, line)
  await expectWell()
  expect(processes.pids).toHaveLength(before)
})

test('slow, but within the watchdog’s patience, is waited for', async () => {
  await lay(client, line)
  await client.identify()
  chip.fault = { kind: 'slow', ms: patience / 2 }
  expect(await prove()).toMatchObject({ kind: 'right' })
  await lift(client, line)
})

test('mute: the watchdog ends the process, and the next one finds the card again once it was taken away', async () => {
  const before = processes.pids.length
  await lay(client, line)
  await client.identify()
  chip.fault = { kind: 'mute' }
  expect(await prove()).toEqual({ kind: 'failed', why: 'the card reader does not answer' })
  await line.remove()
  await told(client, 'readerFound')
  await expectWell()
  expect([processes.pids.length - before, card.triesLeft]).toEqual([1, 3])
})
