import { describe, expect, onTestFinished, test } from 'vitest'
import { IppPrinter } from './ipp-printer.ts'
import { startScriptedPrinter } from './scripted-ipp-printer.ts'
import type { Printed, PrinterFault } from './printer.ts'
import type { ScriptedAnswer } from './scripted-ipp-printer.ts'
import type { Timer } from './timer.ts'

const idle = {
  'printer-state': 'idle', 'printer-state-reasons': ['none'], 'printer-is-accepting-jobs': true, 'media-ready': ['iso_a4_210x297mm'],
  'sides-supported': ['one-sided', 'two-sided-long-edge'], 'document-format-supported': ['application/pdf'],
}
const job = (state: string, impressions: number, more: object = {}): ScriptedAnswer => ({
  status: 'successful-ok',
  job: {
    'job-id': 7, 'job-state': state, 'job-uuid': 'urn:uuid:1', 'job-name': 'certificate', 'job-impressions-completed': impressions, ...more,
  },
})
const printer = (more: object = {}): ScriptedAnswer => ({ status: 'successful-ok', printer: { ...idle, ...more } })
const altered = (name: string): ScriptedAnswer => ({
  status: 'successful-ok-ignored-or-substituted-attributes', job: { 'job-id': 7, 'job-state': 'pending-held' }, unsupported: [name],
})
const ok: ScriptedAnswer = { status: 'successful-ok' }

interface Script {
  /** How the job looks at the nth question, 1 being the one before the document. */
  readonly looks: (nth: number) => ScriptedAnswer
  readonly printers?: (nth: number) => ScriptedAnswer
  readonly create?: ScriptedAnswer
  readonly send?: ScriptedAnswer
  /** Jobs that the printer still has. */
  readonly jobs?: ScriptedAnswer
}

/** Time that passes by being waited for. */
function steppingTimer(): Timer {
  let now = 0
  return {
    now: () => now,
    async wait(ms) {
      now += ms
      await new Promise(setImmediate)
    },
  }
}

async function run(script: Script): Promise<{ outcome: Printed; told: number[]; asked: readonly string[] }> {
  const machine = await startScriptedPrinter((operation, nth) => {
    switch (operation) {
      case 'Get-Printer-Attributes': return script.printers?.(nth) ?? printer()
      case 'Create-Job': return script.create ?? job('pending-held', 0)
      case 'Send-Document': return script.send ?? ok
      case 'Get-Jobs': return script.jobs ?? ok
      case 'Get-Job-Attributes': return script.looks(nth)
      default: return ok
    }
  })
  onTestFinished(() => machine.close())
  const driver = new IppPrinter({
    uri: machine.uri, certificate: null, timer: steppingTimer(), pollMs: 1_000, graceMs: 10_000, totalMs: 100_000, cancelMs: 10_000, quietMs: 20_000,
  })
  const told: number[] = []
  const outcome = await driver.print({ name: 'certificate', pdf: new Uint8Array(3), pages: 2, copies: 2 }, sheets => told.push(sheets))
  return { outcome, told, asked: machine.asked }
}

const documents = (asked: readonly string[]): number => asked.filter(operation => operation === 'Send-Document').length

test('printed is what the printer has counted to the end', async () => {
  const { outcome, told, asked } = await run({ looks: nth => nth <= 5 ? job('processing', nth - 1) : job('completed', 4) })
  expect(outcome).toEqual({ kind: 'printed', sheets: 2 })
  expect(told).toEqual([1, 2])
  expect(documents(asked)).toBe(1)
})

test('a job "completed" short of its pages is not printed', async () => {
  const { outcome } = await run({ looks: nth => nth === 1 ? job('pending-held', 0) : job('completed', 2) })
  expect(outcome).toEqual({ kind: 'unknown', sheetsOut: 1, fault: 'other' })
})

test('the last page may be counted a moment after the job is completed', async () => {
  const { outcome } = await run({ looks: nth => nth < 4 ? job('completed', 3) : job('completed', 4) })
  expect(outcome).toEqual({ kind: 'printed', sheets: 2 })
})

test('a job aborted by the printer before its first page: nothing out', async () => {
  const { outcome, asked } = await run({ looks: nth => nth === 1 ? job('pending-held', 0) : job('aborted', 0) })
  expect(outcome).toEqual({ kind: 'nothingOut', fault: 'other' })
  expect(documents(asked)).toBe(1)
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

test('a printer that is to count by its standard and does not is not believed; one that never said so is', async () => {
  const looks = (nth: number): ScriptedAnswer => ({
    status: 'successful-ok', job: { 'job-id': 7, 'job-state': nth === 1 ? 'pending-held' : 'completed', 'job-uuid': 'urn:uuid:1', 'job-name': 'certificate' },
  })
  const standard = await run({ looks, printers: () => printer({ 'ipp-features-supported': ['ipp-everywhere'] }) })
  expect(standard.outcome).toEqual({ kind: 'unknown', sheetsOut: 0, fault: 'other' })
  expect((await run({ looks })).outcome).toEqual({ kind: 'printed', sheets: 2 })
})

test('another job under the same number, after a restart of the printer, is left alone', async () => {
  const another = job('processing', 0, { 'job-uuid': 'urn:uuid:2' })
  const { outcome, asked } = await run({ looks: nth => nth === 1 ? job('pending-held', 0) : another })
  expect(outcome).toEqual({ kind: 'unknown', sheetsOut: 0, fault: 'offline' })
  expect(asked).not.toContain('Cancel-Job')
})

test('a job the printer has forgotten: unknown', async () => {
  const { outcome } = await run({ looks: nth => nth < 4 ? job('processing', nth - 1) : { status: 'client-error-not-found' } })
  expect(outcome).toEqual({ kind: 'unknown', sheetsOut: 1, fault: 'offline' })
})

test('a job that stands still without a fault is given up after the whole time', async () => {
  // The first look, a hundred in the whole time, and a few after the cancellation.
  const { outcome, asked } = await run({ looks: nth => job(nth > 104 ? 'canceled' : 'processing', 2) })
  expect(outcome).toEqual({ kind: 'unknown', sheetsOut: 1, fault: 'other' })
  expect(asked.filter(operation => operation === 'Cancel-Job')).toHaveLength(1)
})

test('a cancellation that came too late is not held against the printer', async () => {
  const { outcome } = await run({
    looks: nth => nth < 14 ? job('processing', 3) : job('completed', 4),
    printers: nth => nth === 1 ? printer() : printer({ 'printer-state': 'processing', 'printer-state-reasons': ['media-jam-warning'] }),
  })
  expect(outcome).toEqual({ kind: 'printed', sheets: 2 })
})

test('a fault that goes away in time is waited for', async () => {
  const { outcome, asked } = await run({
    looks: nth => nth < 30 ? job('processing', 1) : job('completed', 4),
    printers: nth => nth > 3 && nth < 10 ? printer({ 'printer-state-reasons': ['cover-open-warning'] }) : printer(),
  })
  expect(outcome).toEqual({ kind: 'printed', sheets: 2 })
  expect(asked).not.toContain('Cancel-Job')
})

test('a refused document never leaves a second time', async () => {
  const { outcome, asked } = await run({
    send: { status: 'server-error-internal-error' },
    looks: nth => nth < 4 ? job('pending-held', 0) : job('canceled', 0),
  })
  expect(outcome).toEqual({ kind: 'nothingOut', fault: 'other' })
  expect(documents(asked)).toBe(1)
  expect(asked).toContain('Cancel-Job')
})

test.each<[string, Partial<Script>, PrinterFault]>([
  ['a printer of one side only', { printers: () => printer({ 'sides-supported': ['one-sided'] }) }, 'other'],
  ['a printer that takes no PDF', { printers: () => printer({ 'document-format-supported': ['image/urf'] }) }, 'other'],
  ['a printer without A4', { printers: () => printer({ 'media-ready': ['na_letter_8.5x11in'] }) }, 'paperEmpty'],
  ['a busy printer', { create: { status: 'server-error-busy' } }, 'busy'],
  ['a refusal', { create: { status: 'client-error-not-authorized' } }, 'other'],
  ['silence', { create: 'silence' }, 'offline'],
  ['a job made for one side', { create: altered('sides') }, 'other'],
  ['a job made for another paper', { create: altered('media') }, 'other'],
  ['a job that is gone before the document', { looks: () => ({ status: 'client-error-not-found' }) }, 'other'],
])('%s: no byte of the document leaves', async (_what, script, fault) => {
  const { outcome, asked } = await run({ looks: () => job('pending-held', 0), ...script })
  expect(outcome).toEqual({ kind: 'nothingOut', fault })
  expect(documents(asked)).toBe(0)
})

test('a printer that can not take A4 gets nothing', async () => {
  const { outcome, asked } = await run({ printers: () => printer({ 'media-supported': ['na_letter_8.5x11in'] }), looks: () => job('pending-held', 0) })
  expect(outcome).toEqual({ kind: 'nothingOut', fault: 'other' })
  expect(asked).toEqual(['Get-Printer-Attributes'])
})

test('a job of ours that is being printed is nobody’s leftover: it is not given up for another', async () => {
  const { outcome, asked } = await run({ create: { status: 'server-error-busy' }, jobs: job('processing', 1), looks: () => job('pending-held', 0) })
  expect(outcome).toEqual({ kind: 'nothingOut', fault: 'busy' })
  expect(asked).toEqual(['Get-Printer-Attributes', 'Create-Job', 'Get-Jobs'])
})

test('what the printer replaces without harm does not stop a job', async () => {
  const { outcome } = await run({
    create: altered('print-scaling'),
    looks: nth => nth === 1 ? job('pending-held', 0) : job('completed', 4),
  })
  expect(outcome).toEqual({ kind: 'printed', sheets: 2 })
})
