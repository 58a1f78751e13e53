import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CardClient } from './card-client.ts'
import { told } from './card.contract.ts'
import { FaultyChip } from './faulty-chip.ts'
import { startPcscd } from './pcscd.ts'
import { cardOn, connectReader, countedProcesses, lay, lift } from './real-reader.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { digestOf, testMaterial } from './test-material.ts'
import { systemTimer } from './timer.ts'
import type { VirtualCard } from './virtual-card.ts'

/** For one command, ms: a machine that has much to do may stand still for a second. */
const patience = 3000
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
})
afterAll(() => opened.disposeAsync())

beforeEach(() => {
  card = new SoftwareCard(material)
  let draws = 0
  // The same garbage in every run: one in some ten thousand is a status word that means something.
  chip = new FaultyChip(card, systemTimer, (bytes) => createHash('shake256', { outputLength: bytes }).update(String(draws += 1)).digest())
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

const failed = { kind: 'failed' }
test.each<{ readonly kind: 'short' | 'long' | 'garbage'; readonly identified: object; readonly proved: object }>([
  { kind: 'short', identified: failed, proved: failed },
  // What a certificate says ends where it says; a signature has no end of its own.
  { kind: 'long', identified: { kind: 'readable', jpki: { triesLeft: 3, certificateDigest: digest } }, proved: failed },
  { kind: 'garbage', identified: failed, proved: failed },
])('$kind: an outcome each time, nothing is proved, and the process lives', async ({ kind, ...expected }) => {
  const before = processes.pids.length
  chip.fault = { kind }
  await lay(client, line)
  const identified = await client.identify()
  await client.prepare(digest)
  const proved = await prove()
  expect({ identified, proved }).toMatchObject(expected)
  await lift(client, line)
  await expectWell()
  expect(processes.pids).toHaveLength(before)
})

test('slow, but within the watchdog’s patience, is waited for', async () => {
  await lay(client, line)
  await client.identify()
  chip.fault = { kind: 'slow', ms: patience / 3 }
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
