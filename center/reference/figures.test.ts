import { array, assert, constantFrom, integer, option, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outcomes } from '../protocol.ts'
import { commissionOn } from '../commission.ts'
import { figuresOf } from './figures.ts'
import { figuresTable, settlementTable } from './figures-table.ts'
import { Ledger } from './ledger.ts'
import { settlementsOf } from './settlement.ts'
import type { Outcome } from '../protocol.ts'

const noon = Date.parse('2026-11-21T12:00:00+09:00')
const hour = 60 * 60 * 1000

interface Told {
  readonly issuer?: string
  readonly kind?: string
  readonly method?: 'jpki' | 'cardAp'
  readonly copies?: number
  readonly fee?: number
  readonly outcome?: Outcome
  /** ms until it was reported. */
  readonly after?: number
}

/** A ledger in which all this has happened, one after the other, from noon on. */
function ledgerOf(told: readonly Told[]): Ledger {
  let now = noon
  const ledger = new Ledger(() => now)
  for (const [index, { issuer = '99001', kind = 'juminhyo', method = 'jpki', copies = 1, fee = 300, outcome, after = 0 }] of told.entries()) {
    const line = { transaction: `t-${index}`, session: 's-1', terminal: 'T-1' }
    ledger.enter({ ...line, accepted: { application: 'digest', method, kind, issuer, residence: '99001', copies, fee } })
    now += after
    if (outcome !== undefined) ledger.conclude(line, line.transaction, outcome)
  }
  return ledger
}

const figures = (...told: readonly Told[]) => figuresOf(ledgerOf(told).lines())
const issued = { outcome: '交付済' } as const

describe('statistics', () => {
  test('what agrees in day, municipality, kind, method and outcome is counted together', () => {
    expect(figures({ ...issued, copies: 2, fee: 600 }, issued, { ...issued, kind: 'inkan' })).toEqual([
      { day: '2026-11-21', municipality: '99001', kind: 'inkan', method: 'jpki', standing: '交付済', applications: 1, copies: 1, fees: 300 },
      { day: '2026-11-21', municipality: '99001', kind: 'juminhyo', method: 'jpki', standing: '交付済', applications: 2, copies: 3, fees: 900 },
    ])
  })

  test.each<[string, Told]>([
    ['municipality', { ...issued, issuer: '98001' }], ['kind', { ...issued, kind: 'inkan' }], ['method', { ...issued, method: 'cardAp' }],
    ['outcome', { outcome: '交付不良要返金' }], ['day', { ...issued, after: 12 * hour }],
  ])('another %s is another line', (_, other) => {
    expect(figures(issued, other).map(({ applications }) => applications)).toEqual([1, 1])
  })

  test('days are those of Japan, and of the report', () => {
    expect(figures({ ...issued, after: 12 * hour - 1 }, { ...issued, after: 1 }).map(({ day }) => day)).toEqual(['2026-11-21', '2026-11-22'])
  })

  test('what is not reported yet stands with the day it was applied for', () => {
    expect(figures({ after: 24 * hour })).toMatchObject([{ day: '2026-11-21', standing: '未報告', fees: 300 }])
  })

  test('what was given up before it was accepted is not counted', () => {
    const ledger = ledgerOf([issued])
    ledger.conclude({ session: 's-1', terminal: 'T-1' }, 'never accepted', '未交付未収')
    expect(figuresOf(ledger.lines())).toHaveLength(1)
  })

  test('nobody can be found in them', () => {
    expect(Object.keys(figures(issued)[0] ?? {}).toSorted()).toEqual(['applications', 'copies', 'day', 'fees', 'kind', 'method', 'municipality', 'standing'])
  })

  test('a day that is over does not change by what is reported later', () => {
    const late = { session: 's-1', terminal: 'T-1' }
    let now = noon
    const ledger = new Ledger(() => now)
    const accepted = { application: 'digest', method: 'jpki', kind: 'koseki', issuer: '99001', residence: '99001', copies: 1, fee: 450 } as const
    for (const transaction of ['now', 'later']) ledger.enter({ ...late, transaction, accepted })
    ledger.conclude(late, 'now', '交付済')
    const closed = () => figuresOf(ledger.lines()).filter(({ day, standing }) => day === '2026-11-21' && standing !== '未報告')
    const before = closed()
    now += 24 * hour
    ledger.conclude(late, 'later', '交付済')
    ledger.conclude(late, 'now', '交付済')
    expect([before.length, closed()]).toEqual([1, before])
  })
})

describe('settlement', () => {
  test('the municipality is owed the fees of what was handed out; the operator keeps the commission', () => {
    expect(settlementsOf(figures({ ...issued, copies: 2, fee: 600 }, { ...issued, kind: 'inkan', fee: 250 }))).toEqual([{
      month: '2026-11', municipality: '99001', copies: 3, owed: 850, commission: 369, payable: 481, toRefund: 0, notKept: 0, mismatched: 0, open: 0,
    }])
  })

  test('what was not handed out in order is owed to no municipality, and earns no commission', () => {
    const [settlement] = settlementsOf(figures(
      { outcome: '交付不良要返金', fee: 1 }, { outcome: '未交付返金済', fee: 10 }, { outcome: '未交付未収', fee: 100 }, { outcome: '不整合', fee: 1000 }, { fee: 10_000 },
    ))
    expect(settlement).toMatchObject({ copies: 0, owed: 0, commission: 0, payable: 0, toRefund: 1, notKept: 110, mismatched: 1000, open: 10_000 })
  })

  test('each municipality and month by itself, in order', () => {
    const settled = settlementsOf(figures({ ...issued, after: 30 * 24 * hour }, issued, { ...issued, issuer: '98001' }, issued))
    expect(settled.map(({ month, municipality, copies }) => [month, municipality, copies])).toEqual([['2026-12', '98001', 1], ['2026-12', '99001', 3]])
  })

  test('a commission holds from its day on, and what was settled before keeps its own', () => {
    const rates = [{ from: '2026-11-22', yen: 100 }, { from: '2026-11-01', yen: 120 }]
    expect([commissionOn('2026-11-21', rates), commissionOn('2026-11-22', rates)]).toEqual([120, 100])
    expect(settlementsOf(figures(issued, { ...issued, after: 12 * hour }), rates)).toMatchObject([{ commission: 220 }])
    expect(() => commissionOn('2026-10-31', rates)).toThrow('no commission is agreed')
  })
})

const anything = record({
  issuer: constantFrom('99001', '99002', '98001'),
  kind: constantFrom('juminhyo', 'inkan', 'koseki'),
  method: constantFrom('jpki', 'cardAp'),
  copies: integer({ min: 1, max: 99 }),
  fee: integer({ min: 0, max: 1_000_000 }),
  after: integer({ min: 0, max: 40 * 24 * hour }),
}).chain((told) => option(constantFrom(...outcomes), { nil: null }).map((outcome) => ({ ...told, ...(outcome === null ? {} : { outcome }) })))

test('money is conserved: every fee is in one place, and what municipalities are owed is what was handed out', () => {
  assert(property(array(anything, { maxLength: 40 }), (told: readonly Told[]) => {
    const settled = settlementsOf(figures(...told))
    const total = (field: 'owed' | 'toRefund' | 'notKept' | 'mismatched' | 'open') => settled.reduce((yen, each) => yen + each[field], 0)
    const fees = (...ends: readonly (Outcome | undefined)[]) =>
      told.reduce((yen, { fee = 0, outcome }) => (ends.includes(outcome) ? yen + fee : yen), 0)
    expect(total('owed')).toBe(fees('交付済'))
    expect(total('toRefund')).toBe(fees('交付不良要返金'))
    expect(total('notKept')).toBe(fees('未交付返金済', '未交付未収'))
    expect(total('mismatched')).toBe(fees('不整合'))
    expect(total('open')).toBe(fees(undefined))
    for (const { owed, commission, payable, copies } of settled) expect([payable + commission, copies * 123]).toEqual([owed, commission])
  }))
})

test('the tables stand in columns, whatever is written in them', () => {
  const counted = figures({ ...issued, copies: 2, fee: 12_300 }, { outcome: '未交付返金済', issuer: '98001', kind: 'koseki', method: 'cardAp' })
  expect(figuresTable(counted).split('\n')).toEqual([
    '日          市区町村                  種類      認証          結果          件数  通数  手数料(円)',
    '----------  ------------------------  --------  ------------  ------------  ----  ----  ----------',
    '2026-11-21  98001 とおやま市（架空）  koseki    条例利用      未交付返金済     1     1         300',
    '2026-11-21  99001 みどり市（架空）    juminhyo  公的個人認証  交付済           1     2      12,300',
  ])
  expect(settlementTable(settlementsOf(counted)).split('\n')[3]).toMatch(/^2026-11 {2}99001 みどり市（架空） +2 +12,300 +246 +12,054 +0 +0 +0 +0$/)
  expect(figuresTable([]).split('\n')[0]).toBe('日  市区町村  種類  認証  結果  件数  通数  手数料(円)')
})
