import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { longTestLimit } from '../patience.ts'
import { guardMutants } from './guard-mutants.ts'
import { HuntingGround } from './hunt.ts'
import type { Mutant } from './mutant.ts'
import { settleMutants } from './settle-mutants.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** One for each of two processors. */
const grounds = [new HuntingGround(root), new HuntingGround(root)]
const free = [...grounds]
const waiting: ((ground: HuntingGround) => void)[] = []

afterAll(() => {
  for (const ground of grounds) ground.close()
})

async function onFreeGround<Found>(hunt: (ground: HuntingGround) => Promise<Found>): Promise<Found> {
  const ground = free.pop() ?? await new Promise<HuntingGround>((resolve) => waiting.push(resolve))
  try {
    return await hunt(ground)
  } finally {
    const next = waiting.shift()
    if (next === undefined) free.push(ground)
    else next(ground)
  }
}

const mutants: readonly Mutant[] = [...settleMutants(root), ...guardMutants]

test('every call of settle is among them', () => {
  expect(settleMutants(root).length).toBeGreaterThanOrEqual(11)
})

test.concurrent.each(mutants)('is noticed: $name', async (mutant) => {
  const found = await onFreeGround((ground) => ground.hunt(mutant))
  expect(found).toMatchObject({ kind: 'noticed' })
  const names = found.kind === 'noticed' ? found.by.join('\n') : ''
  expect(names).toContain(mutant.noticedBy)
}, longTestLimit)
