import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { selectApplication, shortIdOf, verify } from './apdu.ts'
import type { CardClient } from './card-client.ts'
import { told } from './card.contract.ts'
import { FaultyChip } from './faulty-chip.ts'
import { InterruptedChip } from './interrupted-chip.fixture.ts'
import { jpkiAid, jpkiFile } from './jpki-files.ts'
import { startPcscd } from './pcscd.ts'
import { cardOn, connectReader, lay } from './real-reader.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { WitnessedChip } from './test-chip.ts'
import { digestOf, testMaterial } from './test-material.ts'
import { systemTimer } from './timer.ts'
import type { VirtualCard } from './virtual-card.ts'

const mine = testMaterial()
/** The PIN is that of both cards: only the certificate tells them apart. */
const hers = testMaterial()
const pin = () => Uint8Array.from(Buffer.from('1234'))

/** With a try lost before: a right PIN fills the counter again, a wrong one costs another try. Either would be seen. */
function withTwoTries(card: SoftwareCard): SoftwareCard {
  card.powerOn()
  card.respond(selectApplication(jpkiAid))
  card.respond(verify(Uint8Array.from(Buffer.from('0000')), shortIdOf(jpkiFile.authenticationPin) ?? 0))
  card.powerOff()
  expect(card.triesLeft).toBe(2)
  return card
}

describe('a card swapped for a stranger\'s', () => {
  let opened: AsyncDisposableStack
  let client: CardClient
  let faulty: FaultyChip
  let chip: InterruptedChip
  let card: VirtualCard
  let stranger: SoftwareCard
  let witness: WitnessedChip
  let strangers: VirtualCard

  beforeEach(async () => {
    opened = new AsyncDisposableStack()
    faulty = new FaultyChip(new SoftwareCard(mine), systemTimer, randomBytes)
    chip = new InterruptedChip(faulty)
    stranger = withTwoTries(new SoftwareCard(hers))
    witness = new WitnessedChip(stranger)
    // A service of each test's own: what it noticed of one swap cannot be told from what it notices of the next.
    opened.adopt(await startPcscd(), (pcscd) => pcscd.stop())
    client = opened.adopt(connectReader(), (it) => it.close())
    card = opened.adopt(cardOn(chip), (it) => it.remove())
    strangers = opened.adopt(cardOn(witness), (it) => it.remove())
    await told(client, 'readerFound')
    await lay(client, card)
    expect(await client.identify()).toMatchObject({ jpki: { certificateDigest: digestOf(mine) } })
  })

  afterEach(async () => {
    await opened.disposeAsync()
    expect(stranger.triesLeft).toBe(2)
    expect(witness.seen).not.toContain('sign')
  })

  const prove = () => client.prove(Uint8Array.of(1), pin(), digestOf(mine))

  const swaps = {
    // As it happens to the service, which looks every 0.3 s: it may notice, or the old line may lead to the new card. Either is
    // good, so a machine that has much to do may take longer over it.
    'by a quick hand': async () => {
      await card.remove()
      await strangers.insert()
    },
    // At its worst: nothing is noticed at all.
    unseen: async () => faulty.swap(witness),
  } as const

  describe.each(['by a quick hand', 'unseen'] as const)('%s', (how) => {
    test('after it was identified, proves nothing', async () => {
      await swaps[how]()
      const { kind } = await prove()
      if (how === 'unseen') expect(kind).toBe('swapped')
      else expect(['swapped', 'gone']).toContain(kind)
      expect(witness.seen).not.toContain('verify')
    })

    test('after a proof was prepared, proves nothing', async () => {
      await client.prepare(digestOf(mine))
      await swaps[how]()
      const { kind } = await prove()
      if (how === 'unseen') expect(kind).toBe('swapped')
      else expect(['swapped', 'gone']).toContain(kind)
    })

    test('after its PIN was accepted, proves nothing', async () => {
      const swapped = new Promise<void>((resolve) => {
        // Once the answer has gone out.
        chip.once('verify', () => { setImmediate(() => resolve(swaps[how]())) })
      })
      const { kind } = await prove()
      await swapped
      expect(['swapped', 'gone', 'failed']).toContain(kind)
    })
  })
})
