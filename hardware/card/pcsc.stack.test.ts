import { fork } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CardClient } from './card-client.ts'
import { cardReaderContract, contractProfiles as profiles, told } from './card.contract.ts'
import type { Chip } from './chip.ts'
import { takeLock } from './lock.ts'
import { pcscdLock, startPcscd } from './pcscd.ts'
import type { Pcscd } from './pcscd.ts'
import { SoftwareCard } from './software-card.ts'
import { nameOf, WitnessedChip } from './test-chip.ts'
import { forkCardProcess } from './test-process.ts'
import { digestOf, testMaterial } from './test-material.ts'
import { systemTimer } from './timer.ts'
import { virtualReaderPort, VirtualCard } from './virtual-card.ts'

// The whole way of the real thing: terminal -> pipe -> card process -> pcsc-mini -> pcscd -> driver -> card.
const reader = 'Virtual PCD 00 01'
const slow = 30_000
/** Another run of these tests may have the virtual readers first. */
const turn = 240_000

function connectReader(): CardClient {
  return new CardClient({ start: forkCardProcess, reader, profiles, timer: systemTimer, patience: slow })
}

async function lay(client: CardClient, card: VirtualCard): Promise<void> {
  const placed = told(client, 'placed')
  await card.insert()
  await placed
}

/** Waits until the service has noticed, or the next test would find this card. */
async function lift(client: CardClient, card: VirtualCard): Promise<void> {
  const removed = told(client, 'removed')
  await card.remove()
  await removed
}

async function openBench() {
  const pcscd = await startPcscd()
  const client = connectReader()
  await told(client, 'readerFound')
  let card: VirtualCard | null = null
  return {
    reader: client,
    place: async (chip: Chip) => {
      card = new VirtualCard(chip, virtualReaderPort.second)
      await card.insert()
    },
    remove: async () => card?.remove(),
    removeAfter: (commands: number) => card?.removeAfter(commands),
    stop: async () => {
      await client.close()
      await pcscd.stop()
    },
  }
}

cardReaderContract('the PC/SC reader in its own process', openBench, [0, 4, 8])

describe('the PC/SC service', { timeout: slow }, () => {
  let pcscd: Pcscd
  let release: () => Promise<void>
  beforeAll(async () => {
    // Held over the whole suite, for it stops the service in between.
    release = await takeLock(pcscdLock)
    pcscd = await startPcscd()
  }, turn)
  afterAll(async () => {
    await pcscd.stop()
    await release()
  })

  test('started a second time is used, and not ended by who only used it', async () => {
    const second = await startPcscd()
    expect(second.ours).toBe(false)
    await second.stop()
    const third = await startPcscd()
    expect(third.ours).toBe(false)
    await third.stop()
  })

  test('may go and come: the reader is lost, and found with the card on it', async (context) => {
    context.skip(!pcscd.ours, 'a PC/SC service of somebody else runs here')
    let started = 0
    const start = () => { started += 1; return forkCardProcess() }
    const client = new CardClient({ start, reader, profiles, timer: systemTimer, patience: slow })
    await told(client, 'readerFound')
    const lost = told(client, 'readerLost')
    await pcscd.stop()
    await lost
    expect(await client.identify()).toEqual({ kind: 'failed', why: 'no reader' })
    const found = told(client, 'readerFound')
    pcscd = await startPcscd()
    await found
    const card = new VirtualCard(new SoftwareCard(testMaterial()), virtualReaderPort.second)
    await lay(client, card)
    expect(await client.identify()).toMatchObject({ kind: 'readable' })
    await lift(client, card)
    await client.close()
    expect(started).toBe(1)
  })

  test('outlives a card process that stands still: it is killed, and the next one finds reader and card', async () => {
    const pids: number[] = []
    const start = () => {
      const child = forkCardProcess()
      pids.push(child.pid ?? 0)
      return child
    }
    const client = new CardClient({ start, reader, profiles, timer: systemTimer, patience: 2000 })
    const card = new VirtualCard(new SoftwareCard(testMaterial()), virtualReaderPort.second)
    await lay(client, card)
    process.kill(pids[0] ?? 0, 'SIGSTOP')
    expect(await client.identify()).toEqual({ kind: 'failed', why: 'the card reader does not answer' })
    await told(client, 'placed')
    expect(await client.identify()).toMatchObject({ jpki: { triesLeft: 3 } })
    expect(pids).toHaveLength(2)
    expect(() => process.kill(pids[0] ?? 0, 0)).toThrow('ESRCH')
    await lift(client, card)
    await client.close()
  })

  test('answers nothing for a card that lost a command: it is left alone until it was taken away', async () => {
    const client = connectReader()
    const material = testMaterial()
    const chip = new WitnessedChip(new SoftwareCard(material))
    const shortOnVerify: Chip = {
      atr: chip.atr,
      powerOn: () => chip.powerOn(),
      powerOff: () => chip.powerOff(),
      reset: () => chip.reset(),
      respond: (command) => (nameOf(command) === 'verify' && chip.respond(command) ? Uint8Array.of(0x90) : chip.respond(command)),
    }
    const card = new VirtualCard(shortOnVerify, virtualReaderPort.second)
    await lay(client, card)
    const prove = () => client.prove(Uint8Array.of(1), Uint8Array.from(Buffer.from('0000')), digestOf(material))
    expect(await prove()).toEqual({ kind: 'gone' })
    const said = chip.seen.filter((seen) => seen !== 'off').length
    expect([await prove(), await prove(), await client.identify()].map(({ kind }) => kind)).toEqual(['gone', 'gone', 'gone'])
    expect(chip.seen.filter((seen) => seen !== 'off')).toHaveLength(said)
    await lift(client, card)
    await lay(client, card)
    expect(await client.identify()).toMatchObject({ jpki: { triesLeft: 2 } })
    await lift(client, card)
    await client.close()
  })

  test('of another name is none of ours', async () => {
    const client = new CardClient({ start: forkCardProcess, reader: 'No such reader', profiles, timer: systemTimer, patience: slow })
    const known = connectReader()
    await told(known, 'readerFound')
    expect(await client.identify()).toEqual({ kind: 'failed', why: 'no reader' })
    await Promise.all([client.close(), known.close()])
  })

  test('is let go when the terminal dies: its card process ends with it', async () => {
    const child = fork(new URL('card-process.ts', import.meta.url), { serialization: 'advanced', execArgv: [] })
    child.send({ kind: 'open', reader, profiles })
    await once(child, 'message')
    child.disconnect()
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('has no reader where nobody listens: the card says what is missing', async () => {
    await expect(new VirtualCard(new SoftwareCard(testMaterial()), 1).insert()).rejects.toThrow('no virtual reader on port 1')
  })
})
