import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { told } from './card.contract.ts'
import type { ReaderState } from './card.ts'
import type { CardClient } from './card-client.ts'
import { InterruptedChip } from './interrupted-chip.fixture.ts'
import { takeLock } from './lock.ts'
import { pcscdLock, startPcscd } from './pcscd.ts'
import type { Pcscd } from './pcscd.ts'
import { cardOn, connectReader, lay, lift } from './real-reader.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { nameOf } from './test-chip.ts'
import { digestOf, testMaterial } from './test-material.ts'

const material = testMaterial()

describe('the reader as the terminal sees it', () => {
  let pcscd: Pcscd | null = null
  const opened = new AsyncDisposableStack()
  let client: CardClient
  beforeAll(async () => {
    // Nobody starts a service before the first test has looked.
    opened.defer(await takeLock(pcscdLock))
    client = opened.adopt(connectReader(), (it) => it.close())
  })
  afterAll(() => opened.disposeAsync())

  async function withService(): Promise<Pcscd> {
    pcscd ??= opened.adopt(await startPcscd(), (it) => it.stop())
    await told(client, 'readerFound')
    return pcscd
  }

  /** The state comes through the pipe a moment after what it tells of. */
  const reaches = (state: ReaderState) => vi.waitUntil(() => client.state === state, patience)

  test('is without a service, then without a card, then with one, in a session, and with one again', async () => {
    expect(client.state).toBe('noService')
    await withService()
    await reaches('empty')
    const chip = new InterruptedChip(new SoftwareCard(material))
    const card = cardOn(chip)
    await lay(client, card)
    await reaches('present')
    chip.once('a4', () => reaches('session').then(() => {}))
    expect(await client.identify()).toMatchObject({ kind: 'readable' })
    await reaches('present')
    await lift(client, card)
    await reaches('empty')
  })

  test('is not talked to again after the line to a card broke, until it was taken away', async () => {
    await withService()
    const software = new SoftwareCard(material)
    const chip = new InterruptedChip({
      atr: software.atr,
      powerOn: () => software.powerOn(),
      powerOff: () => software.powerOff(),
      reset: () => software.reset(),
      // It counts the try, and half of what it says to it is lost.
      respond: (command) => (nameOf(command) === 'verify' ? software.respond(command).subarray(0, 1) : software.respond(command)),
    })
    const card = cardOn(chip)
    await lay(client, card)
    const prove = () => client.prove(Uint8Array.of(1), Uint8Array.from(Buffer.from('0000')), digestOf(material))
    expect(await prove()).toEqual({ kind: 'gone' })
    await reaches('mustRemove')
    const words = chip.seen.length
    expect([await prove(), await prove(), await client.identify()].map(({ kind }) => kind)).toEqual(['gone', 'gone', 'gone'])
    await client.prepare(digestOf(material))
    expect(chip.seen).toHaveLength(words)
    expect(client.state).toBe('mustRemove')
    await lift(client, card)
    await reaches('empty')
    await lay(client, card)
    await reaches('present')
    expect(await client.identify()).toMatchObject({ jpki: { triesLeft: 2 } })
    await lift(client, card)
  })

  test('tells of cards that come and go', async () => {
    await withService()
    const card = cardOn(new SoftwareCard(material))
    const took = { placed: [] as number[], removed: [] as number[] }
    for (let times = 0; times < 2; times += 1) {
      for (const [kind, hand] of [['placed', lay], ['removed', lift]] as const) {
        const began = performance.now()
        await hand(client, card)
        took[kind].push(Math.round(performance.now() - began))
      }
    }
    const [seen, missed] = [took.placed.join(', '), took.removed.join(', ')]
    process.stdout.write(`card: seen ${seen} ms after it was placed, missed ${missed} ms after it was removed\n`)
  })
})
