import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CardClient } from './card-client.ts'
import { told } from './card.contract.ts'
import { InterruptedChip } from './interrupted-chip.fixture.ts'
import { OpenSc } from './opensc.fixture.ts'
import { startPcscd } from './pcscd.ts'
import { cardOn, connectReader, lay, lift } from './real-reader.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { digestOf, testMaterial } from './test-material.ts'

const material = testMaterial()
const inUse = { kind: 'failed', why: 'card reader: SharingViolation' }

const opened = new AsyncDisposableStack()
let client: CardClient
const openSc = opened.adopt(new OpenSc(), (it) => it.close())
beforeAll(async () => {
  opened.adopt(await startPcscd(), (pcscd) => pcscd.stop())
  client = opened.adopt(connectReader(), (it) => it.close())
  await told(client, 'readerFound')
})
afterAll(() => opened.disposeAsync())

test('a card that somebody else holds is out of reach, and well again when it was let go', async () => {
  const other = connectReader()
  const chip = new InterruptedChip(new SoftwareCard(material))
  const card = cardOn(chip)
  await Promise.all([told(other, 'placed'), lay(client, card)])
  const { promise: letGo, resolve: letThemGo } = Promise.withResolvers<void>()
  const held = new Promise<void>((resolve) => {
    chip.once('b0', () => { resolve(); return letGo })
  })
  const theirs = other.identify()
  await held
  expect(await client.identify()).toEqual(inUse)
  const pin = Uint8Array.from(Buffer.from('1234'))
  expect(await client.prove(Uint8Array.of(1), pin, digestOf(material))).toEqual(inUse)
  expect([...pin]).toEqual([0, 0, 0, 0])
  // Nor does anybody who knows nothing of us come between.
  expect(await openSc.ask('pkcs15-tool', '--list-pins')).toMatchObject({ said: expect.stringContaining('in use by another application') })
  letThemGo()
  expect(await theirs).toMatchObject({ kind: 'readable' })
  await other.close()
  expect(await client.identify()).toMatchObject({ kind: 'readable', jpki: { triesLeft: 3 } })
  expect(await client.prove(Uint8Array.of(1), Uint8Array.from(Buffer.from('1234')), digestOf(material))).toMatchObject({ kind: 'right' })
  await lift(client, card)
})
