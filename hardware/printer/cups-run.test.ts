import ipp from 'ipp'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { CupsPrinter } from './cups-printer.ts'
import { startScriptedPrinter } from './scripted-ipp-printer.ts'
import { waitedTimer } from './windows-double.fixture.ts'
import type { Printed, PrinterFault } from './printer.ts'
import type { ScriptedAnswer, ScriptedPrinter } from './scripted-ipp-printer.ts'

// The library's table does not know the attribute of CUPS, and can't encode one that may also have no value.
const table = (name: string): object => z.custom<object>().parse(Reflect.get(ipp.attributes, name))
Reflect.set(table('Printer Description'), 'printer-error-policy', { type: 'name', tag: 0x42, max: 127 })
Reflect.set(table('Job Description'), 'time-at-processing', { type: 'integer', tag: 0x21, min: 0, max: 2_147_483_647 })

const idle = {
  'printer-state': 'idle', 'printer-state-reasons': ['none'], 'printer-is-accepting-jobs': true, 'media-ready': ['iso_a4_210x297mm'],
  'sides-supported': ['one-sided', 'two-sided-long-edge'], 'document-format-supported': ['application/pdf'],
  'printer-error-policy': 'abort-job', 'queued-job-count': 0,
}
const queue = (more: object = {}): ScriptedAnswer => ({ status: 'successful-ok', printer: { ...idle, ...more } })
/** cupsd counts pages as it likes; nothing may come of them. */
const job = (state: string, more: object = {}): ScriptedAnswer => ({
  status: 'successful-ok',
  job: { 'job-id': 7, 'job-state': state, 'job-uuid': 'urn:uuid:1', 'job-name': 'certificate', 'job-impressions-completed': 4, ...more },
})
const begun = (state: string, at = 100, more: object = {}) => job(state, { 'time-at-processing': at, ...more })
const ok: ScriptedAnswer = { status: 'successful-ok' }

interface Script {
  /** How the job looks at the nth question, 1 being the one before the document. */
  readonly looks: (nth: number, machine: ScriptedPrinter) => ScriptedAnswer
  readonly queues?: (nth: number) => ScriptedAnswer
  readonly create?: ScriptedAnswer
  readonly send?: ScriptedAnswer
}

async function start(script: Script): Promise<{ driver: CupsPrinter; machine: ScriptedPrinter }> {
  const machine: ScriptedPrinter = await startScriptedPrinter((operation, nth) => {
    switch (operation) {
      case 'Get-Printer-Attributes': return script.queues?.(nth) ?? queue()
      case 'Create-Job': return script.create ?? job('pending-held')
      case 'Send-Document': return script.send ?? ok
      case 'Get-Job-Attributes': return script.looks(nth, machine)
      default: return ok
    }
  })
  onTestFinished(() => machine.close())
  const times = { timer: waitedTimer(), pollMs: 10, graceMs: 100, totalMs: 1_000, cancelMs: 100 }
  return { driver: new CupsPrinter({ uri: machine.uri, quietMs: 5_000, ...times }), machine }
}

const pages = { name: 'certificate', pdf: new Uint8Array(3), pages: 2, copies: 2 }

async function run(script: Script): Promise<{ outcome: Printed; asked: readonly string[] }> {
  const { driver, machine } = await start(script)
  return { outcome: await driver.print(pages), asked: machine.asked }
}

const unknown = (fault: PrinterFault): Printed => ({ kind: 'unknown', sheetsOut: 0, fault })
const times = (asked: readonly string[], operation: string): number => asked.filter(other => other === operation).length
const cancelled = (asked: readonly string[]) => asked.includes('Cancel-Job')

test('a job that cupsd calls completed was sent, however it counts', async () => {
  const { outcome, asked } = await run({ looks: nth => nth === 1 ? job('pending-held') : begun(nth < 4 ? 'processing' : 'completed') })
  expect(outcome).toEqual({ kind: 'printed', sheets: 2 })
  expect([times(asked, 'Send-Document'), cancelled(asked)]).toEqual([1, false])
})

test.each<[string, (nth: number) => ScriptedAnswer, PrinterFault]>([
  ['a job that cupsd aborts, whatever it counts', () => begun('aborted', 100, { 'job-impressions-completed': 0 }), 'other'],
  ['a job that somebody cancels', () => begun('canceled'), 'other'],
  ['a job that is begun a second time', nth => nth < 4 ? begun('processing') : begun(nth < 6 ? 'processing' : 'completed', 101), 'other'],
  ['a job that goes back into the queue', nth => begun(nth < 4 ? 'processing' : nth < 6 ? 'pending' : 'completed'), 'other'],
  ['a job that is held once it was begun', nth => begun(nth < 4 ? 'processing' : nth < 6 ? 'pending-held' : 'completed'), 'other'],
  ['a cupsd that forgot the job', nth => nth < 4 ? begun('processing') : { status: 'client-error-not-found' }, 'offline'],
  ['another job under its number', nth => nth < 4 ? begun('processing') : begun('processing', 100, { 'job-uuid': 'urn:uuid:2' }), 'offline'],
  ['a job that stands still', nth => begun(nth < 104 ? 'processing' : 'canceled'), 'other'],
])('%s: unknown, for pages may have been passed on', async (_what, looks, fault) => {
  const { outcome, asked } = await run({ looks: nth => nth === 1 ? job('pending-held') : looks(nth) })
  expect(outcome).toEqual(unknown(fault))
  expect(times(asked, 'Send-Document')).toBe(1)
})

test('a cupsd that is silent once has gone: whatever it does when it comes back is cancelled', async () => {
  const { outcome, asked } = await run({
    looks: (nth, machine) => {
      if (nth === 1) return job('pending-held')
      if (nth >= 3 && nth < 8) return 'silence'
      return begun(cancelled(machine.asked) ? 'canceled' : 'processing')
    },
  })
  expect(outcome).toEqual(unknown('offline'))
  expect(times(asked, 'Cancel-Job')).toBe(1)
})

test('one that began anew is cancelled, and its being through later is no proof', async () => {
  const { outcome, asked } = await run({ looks: nth => nth === 1 ? job('pending-held') : nth < 6 ? begun('processing', 100 + nth) : begun('completed', 105) })
  expect(outcome).toEqual(unknown('other'))
  expect(cancelled(asked)).toBe(true)
})

test('a cupsd that does not come back: unknown, in bounded time', async () => {
  const { outcome, asked } = await run({ looks: nth => nth === 1 ? job('pending-held') : 'silence' })
  expect(outcome).toEqual(unknown('offline'))
  expect(times(asked, 'Get-Job-Attributes')).toBeLessThan(20)
})

test('a fault that its backend tells of is waited for, and no longer than the grace', async () => {
  const jammed = queue({ 'printer-state': 'processing', 'printer-state-reasons': ['cups-waiting-for-job-completed', 'media-jam-warning'] })
  const looks = (nth: number) => nth === 1 ? job('pending-held') : begun(nth < 12 ? 'processing' : 'completed')
  expect((await run({ looks, queues: nth => nth > 2 && nth < 8 ? jammed : queue() })).outcome).toEqual({ kind: 'printed', sheets: 2 })
  const lasting = await run({
    looks: (nth, { asked }) => nth === 1 ? job('pending-held') : begun(cancelled(asked) ? 'canceled' : 'processing'),
    queues: nth => nth > 2 ? jammed : queue(),
  })
  expect(lasting.outcome).toEqual(unknown('jam'))
})

test('what the last job’s backend said before ours does not end it; said anew it does', async () => {
  const reasons = { 'printer-state-reasons': ['media-jam-error', 'toner-empty-error'] }
  const busy = queue({ 'printer-state': 'processing', ...reasons })
  const looks = (nth: number) => nth === 1 ? job('pending-held') : begun(nth < 40 ? 'processing' : 'completed')
  expect((await run({ looks, queues: nth => nth === 1 ? queue(reasons) : busy })).outcome).toEqual({ kind: 'printed', sheets: 2 })
  const again = await run({
    looks: (nth, { asked }) => nth === 1 ? job('pending-held') : begun(cancelled(asked) ? 'canceled' : 'processing'),
    queues: nth => nth === 1 ? queue(reasons) : nth === 4 ? queue({ 'printer-state': 'processing' }) : busy,
  })
  expect(again.outcome).toEqual(unknown('jam'))
})

test('a refused document: unknown, and it never leaves a second time', async () => {
  const { outcome, asked } = await run({
    send: { status: 'server-error-internal-error' }, looks: (_nth, { asked: before }) => job(cancelled(before) ? 'canceled' : 'pending-held'),
  })
  expect(outcome).toEqual(unknown('other'))
  expect(times(asked, 'Send-Document')).toBe(1)
})

test.each<[string, Partial<Script>, PrinterFault]>([
  ...['retry-job', 'retry-current-job', 'stop-printer'].map((policy): [string, Partial<Script>, PrinterFault] =>
    [`the error policy ${policy}`, { queues: () => queue({ 'printer-error-policy': policy }) }, 'other']),
  ['one side only', { queues: () => queue({ 'sides-supported': ['one-sided'] }) }, 'other'],
  ['another job that waits', { queues: () => queue({ 'queued-job-count': 1 }) }, 'busy'],
  ['another job under way', { queues: () => queue({ 'printer-state': 'processing' }) }, 'busy'],
  ['a stopped queue', { queues: () => queue({ 'printer-state': 'stopped', 'printer-state-reasons': ['paused'] }) }, 'other'],
  ['a queue that takes nothing', { queues: () => queue({ 'printer-is-accepting-jobs': false }) }, 'other'],
  ['no cupsd', { queues: () => 'silence' }, 'offline'],
  ['no such queue', { queues: () => ({ status: 'client-error-not-found' }) }, 'offline'],
  ['a refusal', { create: { status: 'client-error-not-authorized' } }, 'other'],
  ['a job made for one side', { create: { ...ok, job: { 'job-id': 7, 'job-state': 'pending-held' }, unsupported: ['sides'] } }, 'other'],
  ['a job that is gone before the document', { looks: () => ({ status: 'client-error-not-found' }) }, 'other'],
])('%s: no byte of the document leaves', async (_what, script, fault) => {
  const { outcome, asked } = await run({ looks: () => job('pending-held'), ...script })
  expect(outcome).toEqual({ kind: 'nothingOut', fault })
  expect(asked).not.toContain('Send-Document')
})

test('a queue that does not tell its error policy is no better than one that tries again', async () => {
  const { 'printer-error-policy': _, ...untold } = idle
  const { driver } = await start({ looks: () => job('pending-held'), queues: () => ({ status: 'successful-ok', printer: untold }) })
  expect(await driver.probe()).toEqual({ kind: 'found', model: null, guarantee: 'spooled', lacks: ['once'] })
})

test('what stands on in an idle queue is news of yesterday', async () => {
  const { driver } = await start({ looks: () => ok, queues: () => queue({ 'printer-state-reasons': ['media-jam-error', 'toner-low-warning'] }) })
  expect(await driver.status()).toMatchObject({ faults: [], warnings: [], sheetCounter: null })
})

test('giving up cancels, and is over when cupsd was told; the job ends unknown', async () => {
  const seen = Promise.withResolvers<void>()
  const { driver, machine } = await start({
    looks: nth => {
      if (nth === 3) seen.resolve()
      return nth === 1 ? job('pending-held') : begun(times(machine.asked, 'Cancel-Job') > 2 ? 'canceled' : 'processing')
    },
  })
  const outcome = driver.print(pages)
  expect(await driver.print(pages)).toEqual({ kind: 'nothingOut', fault: 'busy' })
  await seen.promise
  await driver.cancel()
  expect(times(machine.asked, 'Cancel-Job')).toBe(1)
  expect(await outcome).toEqual(unknown('other'))
  await driver.cancel()
})

test('given up before the document, nothing is sent', async () => {
  const { driver, machine } = await start({ looks: () => job('pending-held') })
  const outcome = driver.print(pages)
  await driver.cancel()
  expect(await outcome).toEqual({ kind: 'nothingOut', fault: 'other' })
  expect(machine.asked).not.toContain('Send-Document')
})
