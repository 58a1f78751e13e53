import { expect, test } from 'vitest'
import { beginOf } from './japan-time.ts'
import { wholeLedger } from './whole-ledger.ts'
import type { Answer } from './center.ts'
import type { LedgerEntry, LedgerPage, LedgerSpan } from './protocol.ts'

const span = { from: '2026-11-21', to: '2026-11-22' }
const noon = beginOf('2026-11-21') + 12 * 3_600_000
const invalid = { kind: 'fault', fault: 'invalidAnswer' }

function line(name: string, at = noon, outcome: LedgerEntry['outcome'] = null): LedgerEntry {
  return { transaction: name.repeat(32), accepted: null, outcome, at }
}

/** A center that says these pages one after the other, the last one for ever; and what it was asked. */
function saying(...pages: readonly LedgerPage[]) {
  const asked: LedgerSpan[] = []
  return {
    asked,
    async readLedger(_session: string, given: LedgerSpan): Promise<Answer<LedgerPage>> {
      asked.push(given)
      return { kind: 'ok', value: pages[Math.min(asked.length, pages.length) - 1] ?? { lines: [], more: false } }
    },
  }
}

test('page after page, each from the last line on', async () => {
  const center = saying({ lines: [line('a'), line('b')], more: true }, { lines: [line('a', noon + 1, '交付済')], more: false })
  expect(await wholeLedger(center, 's', span)).toEqual({ kind: 'ok', value: [line('a', noon + 1, '交付済'), line('b')] })
  expect(center.asked.map(({ after }) => after)).toEqual([null, { at: noon, transaction: 'b'.repeat(32) }])
})

test.each<[string, readonly LedgerPage[]]>([
  ['the same page for ever', [{ lines: [line('a')], more: true }]],
  ['nothing, and more of it', [{ lines: [], more: true }]],
  ['one before the other', [{ lines: [line('b'), line('a')], more: false }]],
  ['one line twice', [{ lines: [line('a'), line('a')], more: false }]],
  ['a time before the other', [{ lines: [line('a', noon), line('b', noon - 1)], more: false }]],
  ['what was before the first day', [{ lines: [line('a', beginOf('2026-11-21') - 1)], more: false }]],
  ['what came after the last day', [{ lines: [line('a', beginOf('2026-11-23'))], more: false }]],
])('a center that tells %s is not believed', async (_, pages) => {
  expect(await wholeLedger(saying(...pages), 's', span)).toEqual(invalid)
})

test('the first and the last millisecond are of the span', async () => {
  const lines = [line('a', beginOf('2026-11-21')), line('b', beginOf('2026-11-23') - 1)]
  expect(await wholeLedger(saying({ lines, more: false }), 's', span)).toEqual({ kind: 'ok', value: lines })
})

test('a fault on the way is the fault of the whole', async () => {
  const center = { readLedger: async () => ({ kind: 'fault', fault: 'late' }) as const }
  expect(await wholeLedger(center, 's', span)).toEqual({ kind: 'fault', fault: 'late' })
})

test('the walk ends, even with a center that always has one more', async () => {
  let asked = 0
  const center = {
    async readLedger(): Promise<Answer<LedgerPage>> {
      asked += 1
      return { kind: 'ok', value: { lines: [line('a', noon + asked)], more: true } }
    },
  }
  expect(await wholeLedger(center, 's', span)).toEqual(invalid)
  expect(asked).toBe(1_000)
})
