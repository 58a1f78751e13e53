import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { selectApplication } from './apdu.ts'
import { FaultyChip } from './faulty-chip.ts'
import { jpkiAid } from './jpki-files.ts'
import { hexOf } from './line.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { WitnessedChip } from './test-chip.ts'
import { testMaterial } from './test-material.ts'
import { TestTimer } from './test-timer.ts'
import { VirtualCard } from './virtual-card.ts'

const material = testMaterial()
const atr = '3be000ff8131fe4514'
const select = hexOf(selectApplication(jpkiAid))
const [off, on, reset, askAtr] = ['00', '01', '02', '04']

let server: Server
let left: string[]
let witness: WitnessedChip
let chip: FaultyChip
let time: TestTimer
let card: VirtualCard
let reader: Socket

/** A virtual reader's end of the line, and a card that lies on it. */
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  left = []
  time = new TestTimer()
  witness = new WitnessedChip(new SoftwareCard(material))
  chip = new FaultyChip(witness, time.timer, (bytes) => new Uint8Array(bytes))
  card = new VirtualCard(chip, portOf(server), (how) => left.push(how))
  const [accepted] = await Promise.all([once(server, 'connection'), card.insert()])
  const [socket] = accepted
  reader = socket
})
afterEach(async () => {
  await card.remove()
  reader.destroy()
  server.close()
})

function portOf(listening: Server): number {
  const address: AddressInfo | string | null = listening.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

function tell(...payloads: readonly string[]): void {
  for (const payload of payloads) {
    const bytes = Buffer.from(payload, 'hex')
    reader.write(Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 0xff), bytes]))
  }
}

async function heard(): Promise<string> {
  const [bytes]: Buffer[] = await once(reader, 'data')
  return bytes === undefined ? '' : hexOf(bytes.subarray(2))
}

test('tells its ATR when asked, and answers commands', async () => {
  expect(card.noticed).toBe(false)
  tell(on, askAtr)
  expect(await heard()).toBe(atr)
  tell(select)
  expect(await heard()).toBe('9000')
  expect([card.answered, card.lies, card.noticed]).toEqual([1, true, true])
  tell(reset, askAtr)
  await heard()
  expect(witness.seen).toEqual(['on', 'a4', 'reset'])
})

test('a command in two pieces is one', async () => {
  tell(on)
  const bytes = Buffer.from(select, 'hex')
  reader.write(Buffer.concat([Buffer.of(0, bytes.length), bytes.subarray(0, 3)]))
  await new Promise((resolve) => { setImmediate(resolve) })
  reader.write(bytes.subarray(3))
  expect(await heard()).toBe('9000')
})

test('an answer that comes when the reader has already switched it off is none', async () => {
  chip.fault = { kind: 'slow', ms: 500 }
  tell(on, select, off, askAtr)
  expect(await heard()).toBe(atr)
  time.pass(500)
  chip.fault = { kind: 'well' }
  tell(on, select)
  expect(await heard()).toBe('9000')
  expect(witness.seen).toEqual(['on', 'off', 'on', 'a4'])
})

test('pulled in the middle of a command: the line breaks without an answer, the card has lost its power, and it is told', async () => {
  tell(on)
  card.removeAfter(1)
  tell(select)
  await heard()
  const closed = once(reader, 'close')
  tell(select)
  await closed
  expect([left, card.lies, witness.seen]).toEqual([['pulled'], false, ['on', 'a4', 'off', 'off']])
})

test('taken away it is off, and nobody needs to be told', async () => {
  tell(on, askAtr)
  await heard()
  await card.remove()
  expect([left, card.lies, witness.seen]).toEqual([[], false, ['on', 'off']])
})

test('let go by its reader it is off, and that is told; it can be laid down again', async () => {
  tell(on, askAtr)
  await heard()
  const { promise, resolve } = Promise.withResolvers<string>()
  const other = new VirtualCard(chip, portOf(server), resolve)
  const [[line]] = await Promise.all([once(server, 'connection'), other.insert()])
  line.destroy()
  expect(await promise).toBe('readerGone')
  expect(other.lies).toBe(false)
  const [[again]] = await Promise.all([once(server, 'connection'), other.insert()])
  expect(other.lies).toBe(true)
  await other.remove()
  again.destroy()
})

test('without a reader it says what is missing', async () => {
  await expect(new VirtualCard(chip, 1).insert()).rejects.toThrow('no virtual reader on port 1 (vsmartcard-vpcd under pcscd)')
})
