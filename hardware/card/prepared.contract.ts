import { describe, expect, test } from 'vitest'
import type { CardReader, Proved } from './card.ts'
import type { Chip } from './chip.ts'
import { ForeignCard } from './foreign-card.ts'
import { SoftwareCard } from './software-card.ts'
import type { SoftwareCardMaterial } from './software-content.ts'
import { ChangingChip } from './test-chip.ts'
import type { WitnessedChip } from './test-chip.ts'
import { digestOf } from './test-material.ts'

/** A reader under test, the hand before it, and two cards. */
export interface PreparedBench {
  readonly mine: SoftwareCardMaterial
  readonly hers: SoftwareCardMaterial
  readonly reader: () => CardReader
  readonly lay: (chip: Chip) => Promise<WitnessedChip>
  readonly lift: () => Promise<void>
  readonly prove: (digits: string, expected: string | null) => Promise<Proved>
  readonly expectRight: (proved: Proved, of: SoftwareCardMaterial) => void
}

/** What is said to a card from now on; switching its power is no saying. */
function listenTo({ seen }: WitnessedChip): () => readonly string[] {
  const before = seen.length
  return () => seen.slice(before).filter((word) => !['on', 'off', 'reset'].includes(word))
}

/** What every implementation of `CardReader` keeps of a proof that was prepared. */
export function preparedContract({ mine, hers, reader, lay, lift, prove, expectRight }: PreparedBench): void {
  describe('prepared for a proof', () => {
    const digest = digestOf(mine)

    async function layPrepared(chip: Chip): Promise<WitnessedChip> {
      const witness = await lay(chip)
      await reader().identify()
      const said = listenTo(witness)
      await reader().prepare(digest)
      expect(said()).toEqual(['a4', 'b0', '20'])
      return witness
    }

    test('needs three commands more', async () => {
      const witness = await layPrepared(new SoftwareCard(mine))
      expect(witness.seen.slice(witness.seen.lastIndexOf('20'))).toEqual(['20'])
      const said = listenTo(witness)
      expectRight(await prove('1234', digest), mine)
      expect(said()).toEqual(['verify', 'a4', 'sign'])
      await reader().identify()
      // Power-off comes before the next conversation begins.
      expect(witness.seen[witness.seen.lastIndexOf('sign') + 1]).toBe('off')
    })

    test('tells a wrong PIN, and is not prepared any more', async () => {
      const witness = await layPrepared(new SoftwareCard(mine))
      expect(await prove('0000', digest)).toEqual({ kind: 'wrong', triesLeft: 2 })
      const said = listenTo(witness)
      expect(await prove('0000', digest)).toEqual({ kind: 'wrong', triesLeft: 1 })
      expect(witness.seen[witness.seen.indexOf('verify') + 1]).toBe('off')
      expect(said()).toEqual(['a4', 'b0', '20', 'verify'])
      expectRight(await prove('1234', digest), mine)
    })

    test('says blocked without trying, and at the last wrong PIN', async () => {
      const card = new SoftwareCard(mine)
      const witness = await layPrepared(card)
      await prove('0000', digest)
      await prove('0000', digest)
      await reader().prepare(digest)
      expect(await prove('0000', digest)).toEqual({ kind: 'blocked' })
      await reader().prepare(digest)
      const said = listenTo(witness)
      expect(await prove('1234', digest)).toEqual({ kind: 'blocked' })
      expect(said()).toEqual([])
    })

    test('may have been read by nobody before', async () => {
      await lay(new SoftwareCard(mine))
      await reader().prepare(digest)
      expectRight(await prove('1234', digest), mine)
    })

    test('is compared anew when somebody else talked with it in between', async () => {
      const witness = await layPrepared(new SoftwareCard(mine))
      await reader().identify()
      const said = listenTo(witness)
      expectRight(await prove('1234', digest), mine)
      expect(said()).toEqual(['a4', 'b0', '20', 'verify', 'a4', 'sign'])
    })

    test('is gone when removed, and read anew when placed again', async () => {
      const card = new SoftwareCard(mine)
      await layPrepared(card)
      await lift()
      expect(await prove('1234', digest)).toEqual({ kind: 'gone' })
      await reader().prepare(digest)
      const witness = await lay(card)
      const said = listenTo(witness)
      expectRight(await prove('1234', digest), mine)
      expect(said()).toEqual(['a4', 'b0', '20', 'verify', 'a4', 'sign'])
    })

    test('costs no other card a try: changed with the reader\'s knowledge, it is swapped', async () => {
      await layPrepared(new SoftwareCard(mine))
      await lift()
      const witness = await lay(new SoftwareCard(hers))
      await reader().prepare(digest)
      expect(await prove('1234', digest)).toEqual({ kind: 'swapped' })
      expect(witness.seen).not.toContain('verify')
    })

    test('costs no other card a try: changed behind the reader\'s back, it has no application open, and is swapped', async () => {
      const stranger = new SoftwareCard(hers)
      const hand = new ChangingChip(new SoftwareCard(mine))
      const witness = await layPrepared(hand)
      hand.change(stranger)
      const said = listenTo(witness)
      expect(await prove('0000', digest)).toEqual({ kind: 'swapped' })
      expect(said()).toEqual(['verify', 'a4', 'b0'])
      expect(stranger.triesLeft).toBe(3)
      expect(await prove('0000', digest)).toEqual({ kind: 'swapped' })
      expect(stranger.triesLeft).toBe(3)
    })

    test('and touched by somebody else since, is right all the same', async () => {
      const card = new SoftwareCard(mine)
      const hand = new ChangingChip(card)
      const witness = await layPrepared(hand)
      // Whoever talked with it has left it without power.
      hand.change(card)
      const said = listenTo(witness)
      expectRight(await prove('1234', digest), mine)
      expect(said()).toEqual(['verify', 'a4', 'b0', '20', 'verify', 'a4', 'sign'])
    })

    test('and touched by somebody else since, loses one try to a wrong PIN', async () => {
      const card = new SoftwareCard(mine)
      const hand = new ChangingChip(card)
      await layPrepared(hand)
      hand.change(card)
      expect(await prove('0000', digest)).toEqual({ kind: 'wrong', triesLeft: 2 })
      expect(card.triesLeft).toBe(2)
    })

    test('is forgotten with a foreign card, and with none', async () => {
      await reader().prepare(digest)
      await lay(new ForeignCard())
      await reader().prepare(digest)
      expect(await prove('1234', digest)).toEqual({ kind: 'swapped' })
    })
  })
}
