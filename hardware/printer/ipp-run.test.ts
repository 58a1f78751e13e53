import { expect, test } from 'vitest'
import { altered, documents, job, printer, run } from './ipp-script.fixture.ts'
import type { PrinterFault } from './printer.ts'
import type { Script } from './ipp-script.fixture.ts'
import type { ScriptedAnswer } from './scripted-ipp-printer.ts'

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

test('a bypass that was empty before does not stop a job from another tray; a tray that runs empty under it does', async () => {
  const trays = (bypass: number, main: number, reasons: string[], state = 'idle') => printer({
    'printer-state': state, 'printer-state-reasons': reasons,
    'printer-input-tray': [`level=${bypass};maxcapacity=50;name=by-pass;`, `level=${main};maxcapacity=250;name=main;`],
    'media-col-ready': ['by-pass', 'main'].map(source => ({ 'media-source': source, 'media-size-name': 'iso_a4_210x297mm' })),
  })
  const long = (nth: number) => nth === 1 ? job('pending-held', 0) : nth < 20 ? job('processing', 1) : job('completed', 4)
  const well = await run({
    looks: long, printers: nth => nth === 1 ? trays(0, 9, ['media-empty-report']) : trays(0, 9, ['media-empty-warning'], 'processing'),
  })
  expect(well.outcome).toEqual({ kind: 'printed', sheets: 2 })
  expect(well.asked).not.toContain('Cancel-Job')
  const stood = await run({
    looks: nth => nth === 1 ? job('pending-held', 0) : job(nth < 20 ? 'processing' : 'canceled', 1),
    printers: nth => nth === 1 ? trays(9, 9, ['none']) : trays(9, 0, ['media-empty-warning'], 'processing'),
  })
  expect(stood.outcome).toEqual({ kind: 'unknown', sheetsOut: 1, fault: 'paperEmpty' })
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

test('what the printer replaces without harm does not stop a job', async () => {
  const { outcome } = await run({
    create: altered('print-scaling'),
    looks: nth => nth === 1 ? job('pending-held', 0) : job('completed', 4),
  })
  expect(outcome).toEqual({ kind: 'printed', sheets: 2 })
})
