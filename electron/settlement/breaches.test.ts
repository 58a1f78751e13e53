import { array, assert, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import { beginOf, dayOf } from '../../center/japan-time.ts'
import { breachesOf } from './breaches.ts'
import { madeJournal } from './fixture/made-journal.ts'
import { madeVisit } from './fixture/made-visit.ts'
import { dayPeriod } from './period.ts'
import { settle } from './settlement.ts'
import type { Entry } from '../journal/entry.ts'
import type { JournalRow } from './fates.ts'

const always = { kind: 'month', from: '2026-11-01', to: '2028-12-31' } as const

/** Rows by which money moves, of any amount but none. */
function moves({ entry }: JournalRow): boolean {
  if (entry.kind === 'printEnded') return entry.outcome === 'printed' && entry.kept + entry.charged > 0
  return entry.kind === 'credited' || entry.kind === 'owed' || entry.kind === 'payOutEnded'
}

function dearer(entry: Entry): Entry {
  if (entry.kind === 'credited' || entry.kind === 'owed') return { ...entry, yen: entry.yen + 10 }
  if (entry.kind === 'payOutEnded') return { ...entry, paid: entry.paid + 10 }
  return entry.kind === 'printEnded' && entry.outcome === 'printed' ? { ...entry, kept: entry.kept + 10 } : entry
}

const mutations: Readonly<Record<string, (row: JournalRow) => readonly JournalRow[]>> = {
  'taken out': () => [],
  'written twice': (row) => [row, row],
  'of another amount': (row) => [{ ...row, entry: dearer(row.entry) }],
}

test.each(Object.keys(mutations))('a journal in which one movement of money is %s does not close, and the visit is named', (name) => {
  const mutate = mutations[name] ?? (() => [])
  let seen = 0
  assert(property(array(madeVisit, { minLength: 1, maxLength: 8 }), nat(), (made, which) => {
    const { rows } = madeJournal(made, beginOf('2026-11-21'))
    const moving = rows.filter(moves)
    const row = moving[which % Math.max(1, moving.length)]
    if (row === undefined || !('transaction' in row.entry)) return
    seen += 1
    const after = rows.flatMap((each) => (each === row ? mutate(row) : [each]))
    const { closes, breaches } = settle(after, always)
    expect({ closes, transactions: [...new Set(breaches.map(({ transaction }) => transaction))] }).toEqual({ closes: false, transactions: [row.entry.transaction] })
  }), { numRuns: 150 })
  expect(seen).toBeGreaterThan(50)
})

test('the day is named on which it broke, and the days before it are in order', () => {
  assert(property(array(madeVisit, { minLength: 3, maxLength: 8 }), (made) => {
    const { rows } = madeJournal(made, beginOf('2026-11-21'))
    const last = rows.findLast(moves)
    if (last === undefined) return
    const after = rows.filter((row) => row !== last)
    const days = [...new Set(rows.map(({ at }) => dayOf(at)))]
    const broken = days.filter((day) => breachesOf(after, dayPeriod(day)).length > 0)
    expect(broken).not.toEqual([])
    expect(broken.every((day) => day >= dayOf(last.at)), `${broken.join()} ${dayOf(last.at)}`).toBe(true)
  }), { numRuns: 50 })
})

const transaction = '3fa90c21'.padEnd(32, '0')
const certificate = 'c'.repeat(32)
const digest = 'd'.repeat(64)
const applied = {
  kind: 'applied', transaction, certificate, municipality: '99001', type: 'juminhyo', copies: 1, holderBinding: digest, requestDigest: digest, due: 300,
} as const
const printed = { kind: 'printEnded', transaction, certificate, outcome: 'printed', sheets: 1, kept: 300, charged: 0 } as const
const visit: readonly Entry[] = [
  { kind: 'visitOpened', transaction },
  applied,
  { kind: 'credited', transaction, yen: 500, inlet: 'coins', counter: 1 },
  printed,
  { kind: 'payOutBegun', transaction, yen: 200, order: transaction },
  { kind: 'payOutEnded', transaction, outcome: 'paid', paid: 200 },
  { kind: 'visitClosed', transaction, outcome: 'finished' },
]
const rowsOf = (entries: readonly Entry[]): readonly JournalRow[] => entries.map((entry, index) => ({ at: beginOf('2026-11-21') + index, entry }))
const without = (...places: readonly number[]) => visit.filter((_, place) => !places.includes(place))

test.each<[string, readonly Entry[], readonly unknown[]]>([
  ['nothing', visit, []],
  ['a visit under way', visit.slice(0, 4), []],
  ['overdrawn', without(2), [{ kind: 'overdrawn', yen: 500 }]],
  ['leftInside', without(4, 5), [{ kind: 'leftInside', yen: 200 }]],
  ['payOutDiffers', visit.with(4, { kind: 'payOutBegun', transaction, yen: 210, order: transaction }), [{ kind: 'payOutDiffers', yen: 10 }]],
  ['feeDiffers', visit.with(1, { ...applied, due: 310 }), [{ kind: 'feeDiffers', yen: 10 }]],
  ['printedTwice', visit.toSpliced(4, 2, { ...printed, kept: 200 }), [{ kind: 'printedTwice', yen: 200 }]],
  ['unknownCertificate', without(1), [{ kind: 'unknownCertificate', yen: 300 }]],
  ['notPrinted', [...without(2, 3, 4, 5, 6), { kind: 'reported', transaction, certificate, outcome: '交付済', acknowledged: false }], [{ kind: 'notPrinted', yen: 300 }]],
  ['a coin that fell behind the visit', [...visit, { kind: 'credited', transaction, yen: 10, inlet: 'coins', counter: 2 }], []],
])('%s', (_, entries, found) => {
  expect(breachesOf(rowsOf(entries), always)).toEqual(found.map((each) => Object.assign({}, each, { transaction, reference: '3FA9-0C21' })))
})

test.each(['2026-11-20', '2026-11-22'])('what broke on another day is not said of %s', (day) => {
  expect(breachesOf(rowsOf(without(2)), dayPeriod(day))).toEqual([])
})
