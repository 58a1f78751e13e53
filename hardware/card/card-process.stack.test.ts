import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hungExtended } from './card-client.ts'
import type { CardClient } from './card-client.ts'
import { contractProfiles as profiles, told } from './card.contract.ts'
import { FaultyChip } from './faulty-chip.ts'
import { forever, InterruptedChip } from './interrupted-chip.fixture.ts'
import { startPcscd } from './pcscd.ts'
import { cardOn, connectReader, countedProcesses, expectEnded, lay, lift, readers } from './real-reader.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { digestOf, testMaterial } from './test-material.ts'
import { systemTimer } from './timer.ts'
import type { VirtualCard } from './virtual-card.ts'

const material = testMaterial()
/** For one command, ms: a machine that has much to do may stand still for a second. */
const patience = 3000
const silent = { kind: 'failed', why: 'the card reader does not answer' }

describe('the card process', () => {
  const opened = new AsyncDisposableStack()
  let client: CardClient
  let pids: readonly number[]
  let software: SoftwareCard
  let faulty: FaultyChip
  let chip: InterruptedChip
  let card: VirtualCard

  beforeAll(async () => {
    opened.adopt(await startPcscd(), (pcscd) => pcscd.stop())
  })
  afterAll(() => opened.disposeAsync())

  beforeEach(async () => {
    const processes = countedProcesses()
    pids = processes.pids
    client = connectReader({ start: processes.start, patience })
    software = new SoftwareCard(material)
    faulty = new FaultyChip(software, systemTimer, randomBytes)
    chip = new InterruptedChip(faulty)
    card = cardOn(chip)
    await lay(client, card)
  })
  afterEach(async () => {
    await lift(client, card)
    await client.close()
  })

  const prove = (pin: string) => client.prove(Uint8Array.of(1), Uint8Array.from(Buffer.from(pin)), digestOf(material))

  /** Puts the card back after trouble. */
  async function expectWell(): Promise<void> {
    await lay(client, card)
    expect(await client.identify()).toMatchObject({ kind: 'readable', jpki: { certificateDigest: digestOf(material) } })
    expect(await prove('1234')).toMatchObject({ kind: 'right' })
    expect(software.triesLeft).toBe(3)
  }

  test('that stands still is killed, and the next one finds reader and card', async () => {
    process.kill(pids[0] ?? Number.NaN, 'SIGSTOP')
    expect(await client.identify()).toEqual(silent)
    await told(client, 'placed')
    expect(await client.identify()).toMatchObject({ jpki: { triesLeft: 3 } })
    expect(pids).toHaveLength(2)
    expectEnded(pids[0])
  })

  test.each([['reading', 'b0', 0], ['VERIFY', 'verify', 1]])(
    'is killed when a card hangs at %s: the call ends, and once the card was taken away all is well',
    async (_, at, verifies) => {
      const hung = new Promise<void>((resolve) => {
        chip.once(at, () => { resolve(); return forever() })
      })
      const settled = at === 'b0' ? client.identify() : prove('1234')
      await hung
      // The certificate is read by an extended command.
      expect(await settled).toEqual(at === 'b0' ? { ...silent, why: hungExtended } : silent)
      await told(client, 'placed')
      expect(pids).toHaveLength(2)
      expectEnded(pids[0])
      const words = chip.seen.length
      await lift(client, card)
      expect(chip.seen).toHaveLength(words)
      expect(chip.verifies).toBe(verifies)
      await expectWell()
    },
  )

  test('is left alone while a card is slow, and yet answers each command in time', async () => {
    faulty.fault = { kind: 'slow', ms: 800 }
    const began = performance.now()
    expect(await client.identify()).toMatchObject({ kind: 'readable' })
    expect(performance.now() - began).toBeGreaterThan(patience)
    expect(pids).toHaveLength(1)
  })

  test('killed while a PIN is presented leaves it at that: the next one presents none, and counts the try', async () => {
    chip.once('verify', () => { process.kill(pids[0] ?? Number.NaN, 'SIGKILL') })
    expect(await prove('0000')).toEqual({ kind: 'failed', why: 'the card process ended' })
    await told(client, 'placed')
    expect(pids).toHaveLength(2)
    expect(await client.identify()).toMatchObject({ jpki: { triesLeft: 2 } })
    expect(chip.verifies).toBe(1)
    await lift(client, card)
    await expectWell()
  })

  test('lives on when a card resets itself: the PIN is not presented again, and the next proof is good', async () => {
    // After VERIFY, before the key is chosen.
    chip.once('verify', () => { faulty.swap(software) })
    expect(await prove('1234')).toMatchObject({ kind: 'failed' })
    expect(chip.verifies).toBe(1)
    expect(await prove('1234')).toMatchObject({ kind: 'right' })
    expect(pids).toHaveLength(1)
  })

  test('ends when the terminal dies, and lets the service go', async () => {
    const child = fork(new URL('card-process.ts', import.meta.url), { serialization: 'advanced', execArgv: [] })
    child.send({ kind: 'open', reader: readers.second.name, profiles, extended: true })
    await once(child, 'message')
    child.disconnect()
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
