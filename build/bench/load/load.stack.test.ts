import { afterEach, beforeEach, expect, test } from 'vitest'
import { tooLarge } from '../figure.ts'
import { load } from './load.ts'
import { startLoadedCenter } from './loaded-center.ts'
import { tally } from './tally.ts'
import type { LoadedCenter } from './loaded-center.ts'

let center: LoadedCenter
beforeEach(async () => { center = await startLoadedCenter() })
afterEach(() => center.close())

const wrong = (figures: ReturnType<typeof tally>) => figures.filter((figure) => figure.unit === '' && tooLarge(figure)).map(({ name }) => name)

test('twenty sessions at the same time each get their own, one after another', async () => {
  const measured = await load(center, { sessions: 20, time: 0 })
  expect(measured.issues.map(({ kind }) => kind)).toEqual(Array.from({ length: 20 }, () => 'issued'))
  expect(wrong(tally(measured))).toEqual([])
})

test('another’s certificate is a mismatch, and the bench says so', async () => {
  await center.fault('swap', true)
  const measured = await load(center, { sessions: 20, time: 0 })
  expect(measured.issues).toContainEqual({ kind: 'mismatch', what: 'transaction' })
  expect(wrong(tally(measured))).toContain('20 sessions: mismatches')
})
