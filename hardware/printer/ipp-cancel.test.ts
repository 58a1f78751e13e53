import { expect, onTestFinished, test } from 'vitest'
import { IppPrinter } from './ipp-printer.ts'
import { job as jobOf, ok, run } from './ipp-script.fixture.ts'
import { startScriptedPrinter } from './scripted-ipp-printer.ts'
import { systemTimer } from './timer.ts'
import type { Printed } from './printer.ts'
import type { ScriptedAnswer } from './scripted-ipp-printer.ts'

const able = {
  'printer-state': 'idle', 'printer-state-reasons': ['none'], 'printer-is-accepting-jobs': true, 'media-ready': ['iso_a4_210x297mm'],
  'sides-supported': ['two-sided-long-edge'], 'document-format-supported': ['application/pdf'],
}
const idle: ScriptedAnswer = { status: 'successful-ok', printer: { ...able, 'printer-impressions-completed': 10 } }
const uncountedIdle: ScriptedAnswer = { status: 'successful-ok', printer: able }
const job = (state: string, impressions = 0): ScriptedAnswer => ({
  status: 'successful-ok',
  job: { 'job-id': 7, 'job-state': state, 'job-uuid': 'urn:uuid:1', 'job-name': 'certificate', 'job-impressions-completed': impressions },
})
const sides = 4

interface Booth {
  /** Prints two sheets, and gives the job up as soon as this was asked for the nth time. */
  readonly giveUpAt: (operation: string, nth: number) => boolean
  readonly say: (operation: string, nth: number, cancelled: boolean) => ScriptedAnswer
}

/** @param cancelMs how long a job that was given up may take, ms; one question may take a minute. */
async function giveUp({ giveUpAt, say }: Booth, cancelMs = 30_000): Promise<{ outcome: Printed; asked: readonly string[]; toldAt: string | undefined }> {
  const told = Promise.withResolvers<string | undefined>()
  const machine = await startScriptedPrinter((operation, nth) => {
    if (giveUpAt(operation, nth)) void driver.cancel().then(() => told.resolve(machine.asked.at(-1)))
    return say(operation, nth, machine.asked.includes('Cancel-Job'))
  })
  onTestFinished(() => machine.close())
  const driver = new IppPrinter({
    uri: machine.uri, certificate: null, timer: systemTimer, pollMs: 5, graceMs: 60_000, totalMs: 60_000, cancelMs,
    settleMs: 50, quietMs: 60_000,
  })
  const outcome = await driver.print({ name: 'certificate', pdf: new Uint8Array(3), pages: 2, copies: 2 }, () => {})
  return { outcome, asked: [...machine.asked], toldAt: await told.promise }
}

const usual = (operation: string, state: ScriptedAnswer): ScriptedAnswer => {
  switch (operation) {
    case 'Get-Printer-Attributes': return idle
    case 'Create-Job': return job('pending-held')
    case 'Get-Job-Attributes': return state
    default: return { status: 'successful-ok' }
  }
}

test('while the job is under way: the printer is told once, and its counters are believed', async () => {
  const { outcome, asked, toldAt } = await giveUp({
    giveUpAt: (operation, nth) => operation === 'Get-Job-Attributes' && nth === 3,
    say: (operation, _nth, cancelled) => usual(operation, job(cancelled ? 'canceled' : 'processing')),
  })
  expect(outcome).toEqual({ kind: 'nothingOut', fault: 'other' })
  expect(asked.filter(operation => operation === 'Cancel-Job')).toHaveLength(1)
  expect(toldAt, 'told before the job’s final state is known').toBe('Cancel-Job')
})

test('a printer that does not count proves nothing', async () => {
  const uncounted = (state: string): ScriptedAnswer => ({
    status: 'successful-ok', job: { 'job-id': 7, 'job-state': state, 'job-uuid': 'urn:uuid:1', 'job-name': 'certificate' },
  })
  const { outcome } = await giveUp({
    giveUpAt: (operation, nth) => operation === 'Get-Job-Attributes' && nth === 3,
    say: (operation, _nth, cancelled) => {
      return operation === 'Get-Printer-Attributes' ? uncountedIdle : usual(operation, uncounted(cancelled ? 'canceled' : 'processing'))
    },
  })
  expect(outcome).toEqual({ kind: 'unknown', sheetsOut: 0, fault: 'other' })
})

test('a job that was through by then is printed', async () => {
  const { outcome, asked } = await giveUp({
    giveUpAt: (operation, nth) => operation === 'Get-Job-Attributes' && nth === 3,
    say: (operation, nth) => usual(operation, nth < 3 ? job('processing', 1) : job('completed', sides)),
  })
  expect(outcome).toEqual({ kind: 'printed', sheets: 2 })
  expect(asked).not.toContain('Cancel-Job')
})

test('before the document: it never leaves, and the job that was made for it is taken back', async () => {
  const { outcome, asked } = await giveUp({ giveUpAt: operation => operation === 'Create-Job', say: operation => usual(operation, job('pending-held')) })
  expect(outcome).toEqual({ kind: 'nothingOut', fault: 'other' })
  expect(asked).not.toContain('Send-Document')
  expect(asked).toContain('Cancel-Job')
})

test('before the job: none is made', async () => {
  const { outcome, asked } = await giveUp({ giveUpAt: operation => operation === 'Get-Printer-Attributes', say: operation => usual(operation, job('pending')) })
  expect(outcome).toEqual({ kind: 'nothingOut', fault: 'other' })
  expect(asked).toEqual(['Get-Printer-Attributes'])
})

test.each<ScriptedAnswer>(['nothing', 'drip', 'silence'])('a printer that has fallen silent ("%s"): the job ends in its time all the same', async silence => {
  const begun = systemTimer.now()
  const { outcome } = await giveUp({
    giveUpAt: (operation, nth) => operation === 'Get-Job-Attributes' && nth === 2,
    say: (operation, nth) => operation === 'Get-Job-Attributes' && nth > 1 ? silence : usual(operation, job('pending-held')),
  }, 600)
  expect(outcome).toEqual({ kind: 'unknown', sheetsOut: 0, fault: 'offline' })
  // Without the bound of a cancelled job it were a minute: the patience of one question.
  expect(systemTimer.now() - begun).toBeLessThan(20_000)
})

test('a cancellation that was not answered is said again, and no sheet is lost from the count', async () => {
  const { outcome, asked } = await giveUp({
    giveUpAt: (operation, nth) => operation === 'Get-Job-Attributes' && nth === 3,
    say: (operation, nth) => {
      if (operation === 'Cancel-Job' && nth === 1) return 'silence'
      return usual(operation, operation === 'Get-Job-Attributes' && nth > 5 ? job('canceled', 3) : job('processing', 1))
    },
  })
  expect(asked.filter(operation => operation === 'Cancel-Job').length).toBeGreaterThanOrEqual(2)
  expect(outcome).toEqual({ kind: 'unknown', sheetsOut: 2, fault: 'other' })
})

const notNow = ['server-error-busy', 'server-error-temporary-error']

test.each(notNow)('a cancellation that the printer did not take (%s) is said again', async status => {
  const { outcome, asked } = await run({
    send: { status: 'server-error-internal-error' },
    cancels: nth => nth < 3 ? { status } : ok,
    looks: nth => jobOf(nth < 6 ? 'pending-held' : 'canceled', 0),
  })
  expect(outcome).toEqual({ kind: 'nothingOut', fault: 'other' })
  expect(asked.filter(operation => operation === 'Cancel-Job')).toHaveLength(3)
})

test('a job that can’t be cancelled any more is not asked to be again', async () => {
  const { asked } = await run({
    send: { status: 'server-error-internal-error' },
    cancels: () => ({ status: 'client-error-not-possible' }),
    looks: nth => jobOf(nth < 6 ? 'pending-held' : 'canceled', 0),
  })
  expect(asked.filter(operation => operation === 'Cancel-Job')).toHaveLength(1)
})
