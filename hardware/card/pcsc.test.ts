import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CardClient } from './card-client.ts'
import { cardReaderContract, told } from './card.contract.ts'
import type { Chip } from './chip.ts'
import { startPcscd } from './pcscd.ts'
import type { Pcscd } from './pcscd.ts'
import { SoftwareCard } from './software-card.ts'
import { forkCardProcess } from './test-process.ts'
import { testMaterial } from './test-material.ts'
import { systemTimer } from './timer.ts'
import { virtualReaderPort, VirtualCard } from './virtual-card.ts'

// The whole way of the real thing: terminal -> pipe -> card process -> pcsc-mini -> pcscd -> driver -> card.
const reader = 'Virtual PCD 00 01'
const slow = 30_000

function connectReader(): CardClient {
  return new CardClient({ start: forkCardProcess, reader, timer: systemTimer, patience: slow })
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

cardReaderContract('the PC/SC reader in its own process', openBench, [0, 4, 10, 12])

describe('the PC/SC service', { timeout: slow }, () => {
  let pcscd: Pcscd
  beforeAll(async () => { pcscd = await startPcscd() }, slow)
  afterAll(() => pcscd.stop())

  test('started a second time is used, and not ended by who only used it', async () => {
    const second = await startPcscd()
    expect(second.ours).toBe(false)
    await second.stop()
    const third = await startPcscd()
    expect(third.ours).toBe(false)
  })

  test('may go and come: the reader is lost, and found with the card on it', async (context) => {
    context.skip(!pcscd.ours, 'a PC/SC service of somebody else runs here')
    let started = 0
    const start = () => { started += 1; return forkCardProcess() }
    const client = new CardClient({ start, reader, timer: systemTimer, patience: slow })
    await told(client, 'readerFound')
    const lost = told(client, 'readerLost')
    await pcscd.stop()
    await lost
    expect(await client.identify()).toEqual({ kind: 'failed', why: 'no reader' })
    const found = told(client, 'readerFound')
    pcscd = await startPcscd()
    await found
    const card = new VirtualCard(new SoftwareCard(testMaterial()), virtualReaderPort.second)
    const placed = told(client, 'placed')
    await card.insert()
    await placed
    expect(await client.identify()).toMatchObject({ kind: 'jpki' })
    await client.close()
    await card.remove()
    expect(started).toBe(1)
  })

  test('outlives a card process that stands still: it is killed, and the next one finds reader and card', async () => {
    const pids: number[] = []
    const start = () => {
      const child = forkCardProcess()
      pids.push(child.pid ?? 0)
      return child
    }
    const client = new CardClient({ start, reader, timer: systemTimer, patience: 2000 })
    const card = new VirtualCard(new SoftwareCard(testMaterial()), virtualReaderPort.second)
    const placed = told(client, 'placed')
    await card.insert()
    await placed
    process.kill(pids[0] ?? 0, 'SIGSTOP')
    expect(await client.identify()).toEqual({ kind: 'failed', why: 'the card reader does not answer' })
    await told(client, 'placed')
    expect(await client.identify()).toMatchObject({ kind: 'jpki', triesLeft: 3 })
    expect(pids).toHaveLength(2)
    expect(() => process.kill(pids[0] ?? 0, 0)).toThrow('ESRCH')
    await client.close()
    await card.remove()
  })

  test('of another name is none of ours', async () => {
    const client = new CardClient({ start: forkCardProcess, reader: 'No such reader', timer: systemTimer, patience: slow })
    const known = connectReader()
    await told(known, 'readerFound')
    expect(await client.identify()).toEqual({ kind: 'failed', why: 'no reader' })
    await Promise.all([client.close(), known.close()])
  })

  test('has no reader where nobody listens: the card says what is missing', async () => {
    await expect(new VirtualCard(new SoftwareCard(testMaterial()), 1).insert()).rejects.toThrow('no virtual reader on port 1')
  })
})
