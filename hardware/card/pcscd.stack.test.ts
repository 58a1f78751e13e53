import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { told } from './card.contract.ts'
import { InterruptedChip } from './interrupted-chip.fixture.ts'
import { takeLock } from './lock.ts'
import { pcscdLock, startPcscd } from './pcscd.ts'
import type { Pcscd } from './pcscd.ts'
import { cardOn, connectReader, countedProcesses, lay, lift } from './real-reader.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { digestOf, testMaterial } from './test-material.ts'
import { virtualReaderPort } from './virtual-card.ts'

const material = testMaterial()
const foreignService = 'a PC/SC service of somebody else runs here'

/** As a service that crashes: nothing is tidied up. */
function killPcscd(): void {
  process.kill(Number.parseInt(readFileSync('/run/pcscd/pcscd.pid', 'utf8'), 10), 'SIGKILL')
}

describe('the PC/SC service', () => {
  let pcscd: Pcscd
  const opened = new AsyncDisposableStack()
  beforeAll(async () => {
    // Held over the whole suite, for it stops the service in between.
    opened.defer(await takeLock(pcscdLock))
    pcscd = await startPcscd()
    opened.defer(() => pcscd.stop())
  })
  afterAll(() => opened.disposeAsync())

  test('started a second time is used, and not ended by who only used it', async () => {
    const second = await startPcscd()
    expect(second.ours).toBe(false)
    await second.stop()
    const third = await startPcscd()
    expect(third.ours).toBe(false)
    await third.stop()
  })

  test('is not started while somebody has a port of the virtual readers: it would never have one', async (context) => {
    context.skip(!pcscd.ours, foreignService)
    await pcscd.stop()
    const holder = createServer().listen(virtualReaderPort.first, '127.0.0.1')
    await once(holder, 'listening')
    await expect(startPcscd(0)).rejects.toThrow(`port ${virtualReaderPort.first} is in use, and the virtual card readers (vsmartcard-vpcd) need it`)
    const starting = startPcscd()
    holder.close()
    pcscd = await starting
    const client = connectReader()
    await told(client, 'readerFound')
    await client.close()
  })

  test('may go and come: the reader is lost, and found with the card on it', async (context) => {
    context.skip(!pcscd.ours, foreignService)
    const { pids, start } = countedProcesses()
    const client = connectReader({ start })
    await told(client, 'readerFound')
    const lost = told(client, 'readerLost')
    await pcscd.stop()
    await lost
    expect(await client.identify()).toEqual({ kind: 'failed', why: 'no reader' })
    const found = told(client, 'readerFound')
    pcscd = await startPcscd()
    await found
    const card = cardOn(new SoftwareCard(material))
    await lay(client, card)
    expect(await client.identify()).toMatchObject({ kind: 'readable' })
    await lift(client, card)
    await client.close()
    expect(pids).toHaveLength(1)
  })

  test('may crash while a PIN is presented: the call ends, the PIN is presented once, and all is well when it is back', async (context) => {
    context.skip(!pcscd.ours, foreignService)
    const client = connectReader()
    const chip = new InterruptedChip(new SoftwareCard(material))
    chip.once('verify', killPcscd)
    const card = cardOn(chip)
    await lay(client, card)
    const lost = told(client, 'readerLost')
    const prove = (pin: string) => client.prove(Uint8Array.of(1), Uint8Array.from(Buffer.from(pin)), digestOf(material))
    const outcome = await prove('0000')
    expect(['gone', 'failed']).toContain(outcome.kind)
    await lost
    await pcscd.stop()
    const found = told(client, 'readerFound')
    pcscd = await startPcscd()
    await found
    await card.remove()
    await lay(client, card)
    expect(await client.identify()).toMatchObject({ jpki: { triesLeft: 2 } })
    expect(chip.verifies).toBe(1)
    expect(await prove('1234')).toMatchObject({ kind: 'right' })
    await lift(client, card)
    await client.close()
  })

  test('of another name is none of ours', async () => {
    const client = connectReader({ reader: 'No such reader' })
    const known = connectReader()
    await told(known, 'readerFound')
    expect(await client.identify()).toEqual({ kind: 'failed', why: 'no reader' })
    await Promise.all([client.close(), known.close()])
  })

  test('has no reader where nobody listens: the card says what is missing', async () => {
    await expect(cardOn(new SoftwareCard(material), 1).insert()).rejects.toThrow('no virtual reader on port 1')
  })
})
