import { array, asyncProperty, assert, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import { beginOf, dayOf, endOf } from '../../center/japan-time.ts'
import { pageOf } from '../../center/reference/ledger-page.ts'
import { wholeLedger } from '../../center/whole-ledger.ts'
import { fatesOf } from './fates.ts'
import { madeJournal, madeTerminal } from './fixture/made-journal.ts'
import { madeVisit } from './fixture/made-visit.ts'
import { dayPeriod, monthPeriod } from './period.ts'
import { differenceKinds, ledgerDays, reconcile } from './reconciliation.ts'
import type { LedgerEntry } from '../../center/protocol.ts'
import type { MadeJournal } from './fixture/made-journal.ts'
import type { Period } from './period.ts'
import type { Difference, DifferenceKind } from './reconciliation.ts'

const visits = array(madeVisit, { maxLength: 25 })
const begin = beginOf('2026-11-27')
const always: Period = { kind: 'month', from: '2026-11-01', to: '2028-12-31' }

/** As a terminal asks for them, page by page. */
async function linesOf({ ledger }: MadeJournal, span: { readonly from: string; readonly to: string }): Promise<readonly LedgerEntry[]> {
  const center = { readLedger: async (_: string, asked: Parameters<typeof pageOf>[1]) => ({ kind: 'ok', value: pageOf(ledger.linesOf(madeTerminal), asked) }) as const }
  const answer = await wholeLedger(center, 's', span)
  if (answer.kind !== 'ok') throw new Error('a ledger that is not told')
  return answer.value
}

test('every day and month agrees with the center, but for what each dates into another, which is named', async () => {
  await assert(asyncProperty(visits, async (made) => {
    const journal = madeJournal(made, begin)
    const fates = fatesOf(journal.rows)
    const now = journal.rows.at(-1)?.at ?? begin
    const days = [...new Set(journal.rows.map(({ at }) => dayOf(at)))]
    for (const period of [...days.map(dayPeriod), ...new Set(days.map((day) => day.slice(0, 7)))].map((each) => (typeof each === 'string' ? monthPeriod(each) : each))) {
      const in_ = (at: number) => dayOf(at) >= period.from && dayOf(at) <= period.to
      const straddling = fates.filter((fate) => in_(fate.at) !== in_(journal.ledger.find(fate.certificate)?.at ?? 0)).map(({ certificate }) => certificate)
      const { differences, here, there, equal } = reconcile(fates, await linesOf(journal, ledgerDays(fates, period, now)), period)
      expect(differences.filter(({ kind }) => kind !== 'otherPeriod')).toEqual([])
      expect(differences.map(({ certificate }) => certificate).toSorted()).toEqual(straddling.toSorted())
      expect(equal).toBe(straddling.length === 0)
      if (equal) expect(here).toEqual(there)
    }
  }), { numRuns: 40 })
})

/** How the center can differ about one certificate, and what it is then called. */
const injections: { readonly [Kind in DifferenceKind]?: (line: LedgerEntry) => LedgerEntry | null } = {
  onlyHere: () => null,
  otherOutcome: (line) => ({ ...line, outcome: line.outcome === '交付済' ? '未交付返金済' : '交付済' }),
  otherMunicipality: (line) => changed(line, { municipality: '12345' }),
  otherType: (line) => changed(line, { kind: 'fuhyo' }),
  otherCopies: (line) => changed(line, { copies: (line.accepted?.copies ?? 0) + 1 }),
  otherFee: (line) => changed(line, { fee: (line.accepted?.fee ?? 0) + 1 }),
  otherPeriod: (line) => ({ ...line, at: endOf(always.to) }),
}

function changed(line: LedgerEntry, change: Partial<NonNullable<LedgerEntry['accepted']>>): LedgerEntry {
  return { ...line, accepted: line.accepted === null ? null : { ...line.accepted, ...change } }
}

function injected(journal: MadeJournal, lines: readonly LedgerEntry[], which: number, kind: DifferenceKind): { readonly found: readonly Difference[]; readonly certificate: string } {
  const line = lines[which % lines.length]
  const change = injections[kind]
  if (line === undefined || change === undefined) throw new Error('nothing to inject')
  const after = lines.flatMap((each) => (each === line ? change(line) ?? [] : [each]))
  return { found: reconcile(fatesOf(journal.rows), after, always).differences, certificate: line.transaction }
}

test.each(differenceKinds.filter((kind) => kind in injections))('%s: wherever the center differs so, that is found, and nothing else', async (kind) => {
  await assert(asyncProperty(array(madeVisit, { minLength: 1, maxLength: 8 }), nat(), async (made, which) => {
    const journal = madeJournal(made, begin)
    const lines = await linesOf(journal, always)
    if (lines.length === 0) return
    const { found, certificate } = injected(journal, lines, which, kind)
    expect(found.map((difference) => ({ kind: difference.kind, certificate: difference.certificate }))).toEqual([{ kind, certificate }])
  }), { numRuns: 25 })
})

test('what only the center has is found in the period that it dates it into', () => {
  assert(property(visits, (made) => {
    const journal = madeJournal(made, begin)
    const stranger: LedgerEntry = { transaction: 'f'.repeat(32), accepted: null, outcome: '未交付未収', at: begin }
    const lines = [...pageOf(journal.ledger.lines(), { ...always, after: null }).lines, stranger]
    expect(reconcile(fatesOf(journal.rows), lines, always).differences).toEqual([{ kind: 'onlyThere', certificate: stranger.transaction, here: null, there: '未交付未収' }])
    expect(reconcile(fatesOf([]), [stranger], dayPeriod('2026-11-26')).differences).toEqual([])
  }), { numRuns: 10 })
})
