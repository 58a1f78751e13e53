import { expect, test } from 'vitest'
import { knownOf } from './acceptor.ts'
import { classify, customerWaits } from './recovery.ts'
import type { IssueOutcome, Item, Money } from '../flow/holding.ts'
import type { Entry } from './entry.ts'
import type { Obligation, Recovery, Situation } from './recovery.ts'

const order = '0'.repeat(32)
const transaction = 'beef'.repeat(8)
const reference = 'BEEF-BEEF'
const digest = 'd'.repeat(64)
const first = '1'.repeat(32)
const second = '2'.repeat(32)
const third = '3'.repeat(32)

const applied = (certificate: string, due: number): Entry =>
  ({ kind: 'applied', transaction, certificate, municipality: '99001', type: 'juminhyo', copies: 1, holderBinding: digest, requestDigest: digest, due })
const printBegun = (certificate: string): Entry =>
  ({ kind: 'printBegun', transaction, certificate, document: digest, copies: 1, sheets: 1 })
const printed = (certificate: string, kept: number): Entry =>
  ({ kind: 'printEnded', transaction, certificate, outcome: 'printed', sheets: 1, kept, charged: 0 })
const erased = (certificate: string): Entry =>
  ({ kind: 'erased', transaction, certificate, bytes: 9_000, processGone: true, killed: false })
const reported = (certificate: string, acknowledged: boolean): Entry =>
  ({ kind: 'reported', transaction, certificate, outcome: '交付済', acknowledged })

/** Three certificates of 300, 200 and 450 yen; 1,000 yen put in. */
const paid: readonly Entry[] = [
  { kind: 'acceptorAdopted', why: 'first', inlet: 'coins', counter: 0 }, { kind: 'visitOpened', transaction },
  applied(first, 300), applied(second, 200), applied(third, 450),
  { kind: 'inletOpened', transaction, due: 950 }, { kind: 'credited', transaction, yen: 1_000, inlet: 'coins', counter: 1 },
  { kind: 'inletClosed', transaction },
]
/** The first is printed, the second was at the printer when the power went. */
const halfway: readonly Entry[] = [...paid, printBegun(first), printed(first, 300), erased(first), printBegun(second)]

/** Entries a second apart from 0 on, then a start 5 s later. */
function look(entries: readonly Entry[], situation: Partial<Situation> = {}): Recovery {
  const started: Entry = { kind: 'terminalStarted', build: '0.1.0', configuration: digest, terminal: digest, demo: false }
  const rows = [...entries, started].map((entry, index) => ({ at: index * 1_000, entry }))
  return classify(rows, {
    remembered: { kind: 'told', credits: [], faults: [], marks: knownOf(entries).marks }, now: rows.length * 1_000 + 5_000, canReturn: true, canSweep: true, fresh: 'f'.repeat(32),
    outcomeOf, ...situation,
  })
}

function outcomeOf({ issue, failed }: Pick<Item, 'issue' | 'failed'>, { owed }: Money): IssueOutcome | null {
  switch (issue) {
    case 'none': return null
    case 'printed': return '交付済'
    case 'unclear': return '交付不良要返金'
    case 'applied': return failed === 'certificate.mismatch' ? '不整合' : owed > 0 ? '交付不良要返金' : '未交付返金済'
  }
}

function obligations(entries: readonly Entry[], situation: Partial<Situation> = {}): readonly Obligation[] {
  const recovery = look(entries, situation)
  return recovery.kind === 'open' ? recovery.obligations : []
}

test('I-24 of three certificates only the one at the printer is in doubt: printed is kept, the third’s due goes back', () => {
  expect(obligations(halfway)).toEqual([
    { kind: 'endPrinting', transaction, certificate: second },
    { kind: 'recordOwed', transaction, yen: 200, reference, why: 'printUnknown' },
    { kind: 'returnMoney', transaction, yen: 500, reference },
    { kind: 'takeOutOfService', code: 'printer.unknownResult' },
    { kind: 'sweep', transaction },
  ])
})

test('I-24 power cut between two certificates: nothing is in doubt, and the second is not printed after all', () => {
  expect(obligations([...paid, printBegun(first), printed(first, 300), erased(first)])).toEqual([
    { kind: 'returnMoney', transaction, yen: 700, reference }, { kind: 'sweep', transaction },
  ])
})

test('what is in doubt is so however long it took; the rest is owed for its own reason once the customer has gone', () => {
  const now = halfway.length * 1_000 + customerWaits + 1
  expect(obligations(halfway, { now }).filter(({ kind }) => kind === 'recordOwed')).toEqual([
    { kind: 'recordOwed', transaction, yen: 200, reference, why: 'printUnknown' },
    { kind: 'recordOwed', transaction, yen: 500, reference, why: 'customerGone' },
  ])
})

test('a free certificate in doubt owes nothing, and is in doubt all the same', () => {
  const free: readonly Entry[] = [paid[0], paid[1], applied(first, 0), printBegun(first)].filter((entry) => entry !== undefined)
  expect(obligations(free)).toEqual([
    { kind: 'endPrinting', transaction, certificate: first }, { kind: 'takeOutOfService', code: 'printer.unknownResult' },
    { kind: 'sweep', transaction },
  ])
})

test('one certificate whose bytes may be left is enough to sweep', () => {
  const returned: readonly Entry[] = [
    ...paid, { kind: 'payOutBegun', transaction, yen: 1_000, order }, { kind: 'payOutEnded', transaction, outcome: 'paid', paid: 1_000 },
  ]
  const after = (...certificates: readonly string[]): readonly string[] =>
    obligations([...returned, ...certificates.map(erased)]).map(({ kind }) => kind)
  expect(after(first, third)).toEqual(['sweep'])
  expect(after(first, second, third)).toEqual(['report', 'report', 'report'])
})

const settled: readonly Entry[] = [
  ...halfway, { kind: 'printEnded', transaction, certificate: second, outcome: 'unknown', sheets: 0, fault: 'terminal.restarted' },
  { kind: 'owed', transaction, yen: 200, reference, why: 'printUnknown' }, { kind: 'payOutBegun', transaction, yen: 500, order },
  { kind: 'payOutEnded', transaction, outcome: 'paid', paid: 500 }, { kind: 'outOfService', code: 'printer.unknownResult' },
  { kind: 'swept', transaction, files: 0 },
]

test('I-22 once money is settled each certificate is reported by its own fate, those already reported are not', () => {
  expect(obligations(settled)).toEqual([
    { kind: 'report', transaction, certificate: first, outcome: '交付済' },
    { kind: 'report', transaction, certificate: second, outcome: '交付不良要返金' },
    { kind: 'report', transaction, certificate: third, outcome: '未交付返金済' },
  ])
  expect(obligations([...settled, reported(first, false), reported(second, true)])).toEqual([
    { kind: 'report', transaction, certificate: third, outcome: '未交付返金済' },
  ])
  expect(obligations([...settled, ...[first, second, third].map((each) => reported(each, false))])).toEqual([
    { kind: 'closeVisit', transaction },
  ])
})

test('I-22 each certificate the center has not acknowledged is told again, and only those', () => {
  const reports = [reported(first, false), reported(second, false), reported(third, false), reported(second, true)]
  expect(look([...settled, ...reports, { kind: 'visitClosed', transaction, outcome: 'recovered' }])).toEqual({
    kind: 'clean', outOfService: ['printer.unknownResult'],
    unsettled: [],
    unreported: [{ transaction, certificate: first, outcome: '交付済' }, { transaction, certificate: third, outcome: '交付済' }],
  })
})

test('what was dropped before it was applied for is owed no report; an application that was dropped is', () => {
  const dropped: readonly Entry[] = [
    { kind: 'acceptorAdopted', why: 'first', inlet: 'coins', counter: 0 }, { kind: 'visitOpened', transaction },
    applied(first, 300), { kind: 'dropped', transaction, certificate: first, reason: 'record.stale' }, erased(first),
    { kind: 'dropped', transaction, certificate: null, reason: 'center.unreachable' },
  ]
  expect(obligations(dropped)).toEqual([{ kind: 'report', transaction, certificate: first, outcome: '未交付返金済' }])
})

const unprinted: Entry = { kind: 'printEnded', transaction, certificate: first, outcome: 'nothingOut', fault: 'certificate.mismatch' }
const mismatch = (certificate: string): Entry => ({ kind: 'dropped', transaction, certificate, reason: 'certificate.mismatch' })

test.each<readonly [string, readonly Entry[]]>([
  ['before ⑫', [mismatch(first)]],
  ['before ⑬', [unprinted, mismatch(first)]],
  ['before ⑬, and the power went at once', [unprinted]],
])('I-07 I-22 another paper than was ordered, found %s: staff is called, that certificate is 不整合 and no other', (_, found) => {
  const before: readonly Entry[] = [
    { kind: 'acceptorAdopted', why: 'first', inlet: 'coins', counter: 0 }, { kind: 'visitOpened', transaction },
    applied(first, 300), applied(second, 200), ...found, erased(first), erased(second),
  ]
  const locked: Entry = { kind: 'outOfService', code: 'certificate.mismatch' }
  expect(obligations(before)).toEqual([{ kind: 'takeOutOfService', code: 'certificate.mismatch' }])
  expect(obligations([...before, locked])).toEqual([
    { kind: 'report', transaction, certificate: first, outcome: '不整合' },
    { kind: 'report', transaction, certificate: second, outcome: '未交付返金済' },
  ])
})

test('what was interrupted is described certificate by certificate', () => {
  const recovery = look(halfway)
  expect(recovery.kind === 'open' && recovery.visits).toEqual([{
    transaction, money: { inserted: 1_000, kept: 300, returned: 0, owed: 0 }, inside: 700,
    certificates: [
      { certificate: first, issue: 'printed' }, { certificate: second, issue: 'unclear' }, { certificate: third, issue: 'applied' },
    ],
  }])
})
