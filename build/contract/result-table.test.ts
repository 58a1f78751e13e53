import { expect, test } from 'vitest'
import { isKept, sumOf, tableOf } from './result-table.ts'
import type { Result } from './result-table.ts'

const kept: Result = { suite: 'session', test: 'a proof is good once', result: 'kept', why: [] }
const broken: Result = { suite: '本籍地', test: 'the whole path', result: 'broken', why: ['answered nothing', 'and late'] }
const skipped: Result = { suite: 'x', test: 'later', result: 'not run', why: [] }

test('a line each, in columns also where Japanese letters stand, and why something is broken', () => {
  expect(tableOf([kept, broken, skipped])).toEqual([
    '✓ session  a proof is good once  kept',
    '✗ 本籍地   the whole path  broken',
    '           → answered nothing',
    '           → and late',
    '· x        later  not run',
  ])
})

test('what was not run, or is nothing at all, is not kept', () => {
  expect([[kept, kept], [kept, broken], [kept, skipped], []].map(isKept)).toEqual([true, false, false, false])
  expect(sumOf([kept, broken, skipped, kept])).toBe('2 kept, 1 broken, 1 not run')
})
