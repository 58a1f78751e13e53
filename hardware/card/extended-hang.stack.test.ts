import { expect, test } from 'vitest'
import { isExtended } from './apdu.ts'
import { told } from './card.contract.ts'
import { hungExtended } from './card-client.ts'
import type { Chip, LateChip } from './chip.ts'
import { forever } from './interrupted-chip.fixture.ts'
import { startPcscd } from './pcscd.ts'
import { cardOn, connectReader, countedProcesses, lay, lift } from './real-reader.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { digestOf, testMaterial } from './test-material.ts'

/** A line that carries no extended commands, and says nothing about it. */
function hanging(chip: Chip): LateChip {
  return {
    atr: chip.atr, powerOn: () => chip.powerOn(), powerOff: () => chip.powerOff(), reset: () => chip.reset(),
    respond: (command) => (isExtended(command) ? forever().then(() => new Uint8Array(0)) : chip.respond(command)),
  }
}

test('a reader that hangs at extended commands costs one visit: the next process asks it for short answers', async () => {
  await using opened = new AsyncDisposableStack()
  const pcscd = await startPcscd()
  opened.defer(() => pcscd.stop())
  const { pids, start } = countedProcesses()
  const client = connectReader({ start, patience: 3000 })
  opened.defer(() => client.close())
  await told(client, 'readerFound')
  const material = testMaterial()
  const card = cardOn(hanging(new SoftwareCard(material)))
  await lay(client, card)
  expect(await client.identify()).toEqual({ kind: 'failed', why: hungExtended })
  await told(client, 'placed')
  await lift(client, card)
  await lay(client, card)
  expect(await client.identify()).toMatchObject({ kind: 'readable', jpki: { certificateDigest: digestOf(material) } })
  await client.prepare(digestOf(material))
  expect(await client.prove(Uint8Array.of(1), Uint8Array.from(Buffer.from('1234')), digestOf(material))).toMatchObject({ kind: 'right' })
  expect(pids).toHaveLength(2)
  await lift(client, card)
})
