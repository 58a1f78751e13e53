import { onTestFinished } from 'vitest'
import { IppPrinter } from './ipp-printer.ts'
import { startScriptedPrinter } from './scripted-ipp-printer.ts'
import type { Printed } from './printer.ts'
import type { ScriptedAnswer } from './scripted-ipp-printer.ts'
import type { Timer } from './timer.ts'

const idle = {
  'printer-state': 'idle', 'printer-state-reasons': ['none'], 'printer-is-accepting-jobs': true, 'media-ready': ['iso_a4_210x297mm'],
  'sides-supported': ['one-sided', 'two-sided-long-edge'], 'document-format-supported': ['application/pdf'],
}
export const job = (state: string, impressions: number, more: object = {}): ScriptedAnswer => ({
  status: 'successful-ok',
  job: {
    'job-id': 7, 'job-state': state, 'job-uuid': 'urn:uuid:1', 'job-name': 'certificate', 'job-impressions-completed': impressions, ...more,
  },
})
export const printer = (more: object = {}): ScriptedAnswer => ({ status: 'successful-ok', printer: { ...idle, ...more } })
export const altered = (name: string): ScriptedAnswer => ({
  status: 'successful-ok-ignored-or-substituted-attributes', job: { 'job-id': 7, 'job-state': 'pending-held' }, unsupported: [name],
})
export const ok: ScriptedAnswer = { status: 'successful-ok' }

export interface Script {
  /** How the job looks at the nth question, 1 being the one before the document. */
  readonly looks: (nth: number) => ScriptedAnswer
  readonly printers?: (nth: number) => ScriptedAnswer
  readonly create?: ScriptedAnswer
  readonly send?: ScriptedAnswer
  /** What it says to the nth Cancel-Job. */
  readonly cancels?: (nth: number) => ScriptedAnswer
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

interface Ran {
  readonly outcome: Printed
  readonly told: readonly number[]
  readonly asked: readonly string[]
  readonly orders: readonly object[]
}

/** Prints two sheets on a printer that says these things; time passes by being waited for. */
export async function run(script: Script): Promise<Ran> {
  const machine = await startScriptedPrinter((operation, nth) => {
    switch (operation) {
      case 'Get-Printer-Attributes': return script.printers?.(nth) ?? printer()
      case 'Create-Job': return script.create ?? job('pending-held', 0)
      case 'Send-Document': return script.send ?? ok
      case 'Get-Jobs': return script.jobs ?? ok
      case 'Get-Job-Attributes': return script.looks(nth)
      case 'Cancel-Job': return script.cancels?.(nth) ?? ok
      default: return ok
    }
  })
  onTestFinished(() => machine.close())
  const driver = new IppPrinter({
    uri: machine.uri, certificate: null, timer: steppingTimer(), pollMs: 1_000, graceMs: 10_000, totalMs: 100_000,
    cancelMs: 10_000, settleMs: 3_000, quietMs: 20_000,
  })
  const told: number[] = []
  const outcome = await driver.print({ name: 'certificate', pdf: new Uint8Array(3), pages: 2, copies: 2 }, sheets => told.push(sheets))
  return { outcome, told, asked: machine.asked, orders: machine.orders }
}

export const documents = (asked: readonly string[]): number => asked.filter(operation => operation === 'Send-Document').length
