import { describe, expect, test } from 'vitest'
import { IppEvidence } from './ipp-evidence.ts'
import { job, printer, run } from './ipp-script.fixture.ts'
import { printerAttributes } from './ipp-status.ts'
import type { Printed } from './printer.ts'
import type { Script } from './ipp-script.fixture.ts'
import type { ScriptedAnswer } from './scripted-ipp-printer.ts'

describe('a job that was aborted with no page counted yet', () => {
  const life = (count: number) => printer({ 'printer-impressions-completed': count })
  const begun = { 'time-at-processing': 5 }
  const aborted = (nth: number, late: number) => job('aborted', nth > 8 ? late : 0, begun)

  test('counted two looks later: that is what came out', async () => {
    const { outcome } = await run({ looks: nth => nth < 5 ? job('processing', 0) : aborted(nth, 2), printers: () => life(10) })
    expect(outcome).toEqual({ kind: 'unknown', sheetsOut: 1, fault: 'other' })
  })

  test('counted two looks later in the printer’s life only: something came out', async () => {
    let after = 0
    const { outcome } = await run({
      looks: nth => {
        if (nth >= 5) after += 1
        return nth < 5 ? job('processing', 0) : aborted(nth, 0)
      },
      printers: () => life(after > 3 ? 11 : 10),
    })
    expect(outcome).toEqual({ kind: 'unknown', sheetsOut: 0, fault: 'other' })
  })

  test('a life that stands still after it has come to rest: nothing out', async () => {
    const looks = (nth: number) => nth < 5 ? job('processing', 0) : aborted(nth, 0)
    expect((await run({ looks, printers: () => life(10) })).outcome).toEqual({ kind: 'nothingOut', fault: 'other' })
  })

  test('a printer that never comes to rest may still be putting it out', async () => {
    const looks = (nth: number) => nth < 5 ? job('processing', 0) : aborted(nth, 0)
    const busy = printer({ 'printer-impressions-completed': 10, 'printer-state': 'processing' })
    const { outcome } = await run({ looks, printers: nth => nth === 1 ? life(10) : busy })
    expect(outcome).toEqual({ kind: 'unknown', sheetsOut: 0, fault: 'other' })
  })

  test.each<[string, (nth: number) => ScriptedAnswer]>([
    ['it was seen under way', nth => nth === 1 ? job('pending-held', 0) : job(nth < 5 ? 'processing' : 'aborted', 0)],
    ['it says that it was begun', nth => nth === 1 ? job('pending-held', 0) : job('aborted', 0, begun)],
    ['the line was dead for a while', nth => nth === 1 ? job('pending-held', 0) : nth < 4 ? 'silence' : job('aborted', 0)],
  ])('without a counter of the printer’s life a job’s own zero is no proof: %s', async (_how, looks) => {
    expect((await run({ looks })).outcome).toEqual({ kind: 'unknown', sheetsOut: 0, fault: expect.any(String) })
  })
})

test('zero pages of a job prove nothing when the counter of the printer\'s life has moved', async () => {
  const life = (count: number) => printer({ 'printer-impressions-completed': count })
  const looks = (nth: number) => nth === 1 ? job('pending-held', 0) : job('aborted', 0)
  const moved = await run({ looks, printers: nth => life(nth === 1 ? 10 : 11) })
  expect(moved.outcome).toEqual({ kind: 'unknown', sheetsOut: 0, fault: 'other' })
  const stood = await run({ looks, printers: () => life(10) })
  expect(stood.outcome).toEqual({ kind: 'nothingOut', fault: 'other' })
})

test('a printer that does not count its pages proves nothing', async () => {
  const uncounted: ScriptedAnswer = {
    status: 'successful-ok', job: { 'job-id': 7, 'job-state': 'aborted', 'job-uuid': 'urn:uuid:1', 'job-name': 'certificate' },
  }
  const { outcome } = await run({ looks: nth => nth === 1 ? job('pending-held', 0) : uncounted })
  expect(outcome).toEqual({ kind: 'unknown', sheetsOut: 0, fault: 'other' })
})

describe('a printer whose jobs are not counted, but whose life is', () => {
  const uncounted = (state: string): ScriptedAnswer => ({
    status: 'successful-ok', job: { 'job-id': 7, 'job-state': state, 'job-uuid': 'urn:uuid:1', 'job-name': 'certificate' },
  })
  const ending = (state: string, after: number): Script => ({
    looks: nth => nth === 1 ? uncounted('pending-held') : uncounted(state),
    printers: nth => printer({ 'printer-impressions-completed': nth === 1 ? 10 : after }),
  })

  test.each<[string, number, Printed]>([
    ['completed', 14, { kind: 'printed', sheets: 2 }],
    // Others' sides are among them, and nobody knows how many.
    ['completed', 15, { kind: 'unknown', sheetsOut: 0, fault: 'other' }],
    ['completed', 13, { kind: 'unknown', sheetsOut: 0, fault: 'other' }],
    ['completed', 10, { kind: 'unknown', sheetsOut: 0, fault: 'other' }],
    ['aborted', 10, { kind: 'nothingOut', fault: 'other' }],
    ['aborted', 11, { kind: 'unknown', sheetsOut: 0, fault: 'other' }],
    // Its counter was changed behind its back.
    ['aborted', 3, { kind: 'unknown', sheetsOut: 0, fault: 'other' }],
  ])('%s, and its life’s counter at %i where 14 is all', async (state, after, outcome) => {
    expect((await run(ending(state, after))).outcome).toEqual(outcome)
  })
})

test.each([
  [3, 2, [6, 8]], [1, 1, [1, 2]], [2, 3, [6]],
])('%i pages in %i copies are whole by a life that moved by one of %j: a last page without a back may count as two', (pages, copies, whole) => {
  const life = (count: number) => printerAttributes.parse({ 'printer-state': 'idle', 'printer-impressions-completed': count })
  const evidence = new IppEvidence({ name: 'certificate', pdf: new Uint8Array(0), pages, copies }, life(100))
  const moves = Array.from({ length: 12 }, (_, sides) => sides)
  expect(moves.filter(sides => {
    evidence.seenPrinter(life(100 + sides))
    return evidence.isWhole()
  })).toEqual(whole)
})
