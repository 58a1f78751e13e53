import { expect, test } from 'vitest'
import { tooLarge } from '../figure.ts'
import { tally } from './tally.ts'
import type { Measured } from './load.ts'

const mb = 1024 * 1024
const issued = Array.from({ length: 100 }, (_, at) => ({ kind: 'issued', whole: 10 * (at + 1), download: at + 1 }) as const)
const measured: Measured = {
  sessions: 50, issues: issued, took: 4_000,
  memory: { before: { heap: 60 * mb, resident: 200 * mb }, after: { heap: 66 * mb, resident: 300 * mb } },
}
const valueOf = (name: string, what = measured) => tally(what).find((figure) => figure.name === `50 sessions: ${name}`)?.value
const wrong = (what: Measured) => tally(what).filter(tooLarge).map(({ name }) => name.replace('50 sessions: ', ''))

test('what was issued, how fast, and what the slowest of a hundred waited', () => {
  expect(valueOf('issues measured')).toBe(100)
  expect(valueOf('issues a second')).toBe(25)
  expect(valueOf('a whole issue, median')).toBe(510)
  expect(valueOf('a whole issue, 99 of 100')).toBe(1000)
  expect(valueOf('its download, median')).toBe(51)
  expect(valueOf('its download, 99 of 100')).toBe(100)
  expect(valueOf('center holds, warm')).toBe(60)
  expect(valueOf('center’s process, at the end')).toBe(300)
  expect(wrong(measured)).toEqual([])
})

test('what went wrong counts as nothing issued, and one is too many', () => {
  const issues = [...issued, { kind: 'mismatch', what: 'transaction' } as const]
  expect(wrong({ ...measured, issues })).toEqual(['mismatches'])
  expect(valueOf('issues measured', { ...measured, issues })).toBe(100)
  expect(wrong({ ...measured, issues: [...issued, { kind: 'cutOff', call: 'apply' }] })).toEqual(['cut off or not let in'])
  expect(wrong({ ...measured, issues: [...issued, { kind: 'failed', call: 'download', why: 'late' }] })).toEqual(['failed otherwise'])
})

test('a center may grow by 4 MB and 16 KB an issue, and not by a byte more', () => {
  const { before, after } = measured.memory
  expect(wrong({ ...measured, memory: { before, after: { ...after, heap: after.heap + 1 } } })).toEqual(['center has grown by'])
})
