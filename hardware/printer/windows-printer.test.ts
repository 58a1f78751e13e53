import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { idlePrinter, openWindows as open } from './windows-double.fixture.ts'
import { WindowsPrinter } from './windows-printer.ts'
import { windowsJobBit } from './windows-state.ts'
import type { PrintJob, Printed, PrinterFault } from './printer.ts'
import type { WindowsDouble, WindowsScript } from './windows-double.fixture.ts'

const { paused, error, deleting, deleted, spooling, printing, offline, paperOut, blocked, userIntervention, restart, complete } = windowsJobBit
const document: PrintJob = { name: 'certificate', pdf: Buffer.from('%PDF-1.7 two pages'), pages: 2, copies: 2 }
const at = (StatusMask: number, PagesPrinted = 0, printer?: object) => ({ jobs: [{ StatusMask, PagesPrinted }], ...(printer && { printer }) })
const empty = { jobs: [] }

/** Prints once, and holds every way out to it: no file is left, and nothing is handed over a second time. */
async function print(script: WindowsScript): Promise<{ outcome: Printed; windows: WindowsDouble }> {
  const { driver, folder, windows } = open(script)
  const outcome = await driver.print(document)
  expect(windows.handed.length).toBeLessThanOrEqual(1)
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
  return { outcome, windows }
}

const unknown = (fault: PrinterFault, sheetsOut = 0): Printed => ({ kind: 'unknown', sheetsOut, fault })
const nothing = (fault: PrinterFault): Printed => ({ kind: 'nothingOut', fault })

test('a job that was seen in the queue and has left it is printed; it was handed over once, two-sided, A4, as it is', async () => {
  const { outcome, windows } = await print({ looks: nth => [empty, at(spooling), at(printing, 1), at(printing, 4)][nth] ?? empty })
  expect(outcome).toEqual({ kind: 'printed', sheets: 2 })
  expect(windows.handed.map(({ options, bytes, mode }) => ({ options, text: bytes.toString(), mode }))).toEqual([{
    options: { printer: 'Apeos', side: 'duplexlong', paperSize: 'A4', scale: 'noscale', copies: 2, silent: true },
    text: '%PDF-1.7 two pages', mode: 0o600,
  }])
  expect(windows.handed[0]?.path).toMatch(new RegExp(`/vault/${process.pid}/[0-9a-f-]{36}\\.pdf$`))
  expect(windows.removals).toBe(0)
})

test('a job that left the queue before all of it was handed over is waited for', async () => {
  const taken = Promise.withResolvers<void>()
  const { outcome, windows } = await print({
    handOver: () => taken.promise,
    looks: nth => {
      if (nth === 6) taken.resolve()
      return nth === 1 ? at(spooling) : empty
    },
  })
  expect(outcome).toEqual({ kind: 'printed', sheets: 2 })
  expect(windows.scripts.length, 'looked on until it was').toBeGreaterThan(6)
})

test('a fault in the middle that goes away in time is waited for', async () => {
  const looks = (nth: number) => nth === 0 ? empty : nth < 5 ? at(printing | paperOut, 1) : nth < 9 ? at(printing, 2) : empty
  expect((await print({ looks })).outcome).toEqual({ kind: 'printed', sheets: 2 })
})

describe('before anything is handed over', () => {
  const standing = (change: object) => ({ looks: () => ({ printer: { ...idlePrinter, ...change }, jobs: [] }) })
  test.each<[string, WindowsScript, PrinterFault]>([
    ['no paper', standing({ DetectedErrorState: 4 }), 'paperEmpty'],
    ['a jam', standing({ DetectedErrorState: 8 }), 'jam'],
    ['an open door', standing({ DetectedErrorState: 7 }), 'coverOpen'],
    ['no toner', standing({ DetectedErrorState: 6 }), 'tonerEmpty'],
    ['a printer that is off', standing({ DetectedErrorState: 9 }), 'offline'],
    ['a queue that works offline', standing({ WorkOffline: true }), 'offline'],
    ['a paused queue', standing({ PrinterStatus: 1, ExtendedPrinterStatus: 8 }), 'other'],
    ['a full outlet', standing({ DetectedErrorState: 11 }), 'other'],
    ['one side only', standing({ Capabilities: [4, 2] }), 'other'],
    ['no A4', standing({ PrinterPaperNames: ['A3', 'A40', 'Letter'] }), 'other'],
    ['a spooler that keeps documents', standing({ KeepPrintedJobs: true }), 'other'],
    ['another job in the queue', { looks: () => ({ jobs: [{ StatusMask: printing, PagesPrinted: 0, Document: 'Report.docx' }] }) }, 'busy'],
    ['a name nobody knows', { looks: () => ({ printer: null, jobs: [] }) }, 'offline'],
    ['a PowerShell that fails', { looks: () => null }, 'offline'],
    ['a PowerShell that says something else', { looks: () => 'Get-CimInstance : Zugriff verweigert' }, 'offline'],
    ['a JSON of something else', { looks: () => '[]' }, 'offline'],
  ])('%s: not ready, nothing out, and no file was ever there', async (_what, script, fault) => {
    expect((await open(script).driver.status()).faults).toEqual([fault])
    const { outcome, windows } = await print(script)
    expect(outcome).toEqual(nothing(fault))
    expect(windows.handed).toEqual([])
  })

  test('elsewhere than on Windows there is no such printer', async () => {
    const { folder, timer } = open({ looks: () => empty })
    const driver = new WindowsPrinter({ name: 'Apeos', folder, windows: null, timer, pollMs: 1, graceMs: 1, totalMs: 1, cancelMs: 1, lookMs: 1 })
    expect(await driver.probe()).toEqual({ kind: 'silent', why: 'unreachable' })
    expect((await driver.status()).faults).toEqual(['offline'])
    expect(await driver.print(document)).toEqual(nothing('offline'))
    await driver.cancel()
    expect(existsSync(folder)).toBe(false)
  })

  test('a folder that can not be made: nothing out', async () => {
    const { driver, folder, windows } = open({ looks: () => empty })
    writeFileSync(folder, '')
    expect(await driver.print(document)).toEqual(nothing('other'))
    expect(windows.handed).toEqual([])
  })
})

describe('once it was handed over, only a job that stood untouched and is surely gone has put nothing out', () => {
  const stuck = (mask: number, pages = 0): WindowsScript => {
    let removed = false
    return {
      looks: nth => nth === 0 || removed ? empty : at(mask, pages),
      paused: () => {
        removed = true
        return [{ StatusMask: mask | paused, PagesPrinted: pages }]
      },
    }
  }
  test.each<[string, WindowsScript, Printed]>([
    ['an error before the first page', stuck(error), nothing('other')],
    ['no paper before the first page', stuck(paperOut), nothing('paperEmpty')],
    ['a printer that went off before the first page', stuck(offline), nothing('offline')],
    ['blocked before the first page', stuck(blocked), nothing('other')],
    ['a person wanted before the first page', stuck(userIntervention), nothing('other')],
    ['paused by a person before the first page', stuck(paused), nothing('other')],
    ['no paper after the second page of two copies', stuck(paperOut, 2), unknown('paperEmpty', 1)],
    ['no paper while the first page was being passed on', stuck(paperOut | printing), unknown('paperEmpty')],
    ['an error once it was passed on', stuck(error | complete), unknown('other')],
    ['a job that Windows begins anew', stuck(restart), unknown('other')],
    ['a job that somebody deletes', stuck(deleting), unknown('other')],
    ['a job that somebody deleted', stuck(deleted), unknown('other')],
  ])('%s', async (_what, script, outcome) => {
    expect((await print(script)).outcome).toEqual(outcome)
  })

  test('a job that begins to print while it is being removed: unknown', async () => {
    let removed = false
    const { outcome } = await print({
      looks: nth => nth === 0 || removed ? empty : at(paperOut),
      paused: () => {
        removed = true
        return [{ StatusMask: printing, PagesPrinted: 0 }]
      },
    })
    expect(outcome).toEqual(unknown('paperEmpty'))
  })

  test.each<[string, NonNullable<WindowsScript['paused']>]>([
    ['is not paused', () => [{ StatusMask: error, PagesPrinted: 0 }]], ['is gone before it is paused', () => []], ['can not be removed', () => null],
  ])('a job that %s: unknown', async (_what, paused_) => {
    let removed = false
    const { outcome, windows } = await print({
      looks: nth => nth === 0 || removed ? empty : at(error),
      paused: (nth) => {
        removed = nth === 2
        return paused_(nth)
      },
    })
    expect(outcome).toEqual(unknown('other'))
    expect(windows.removals).toBe(2)
  })

  test('a job that stays in the queue whatever is done: unknown, in bounded time', async () => {
    const { outcome, windows } = await print({ looks: nth => nth === 0 ? empty : at(error), paused: () => [{ StatusMask: paused, PagesPrinted: 0 }] })
    expect(outcome).toEqual(unknown('other'))
    expect(windows.removals).toBe(10)
  })

  test('a job that was never seen: unknown', async () => {
    expect((await print({ looks: () => empty, paused: () => [] })).outcome).toEqual(unknown('other'))
  })

  test('a job that vanishes while a fault stands: unknown', async () => {
    expect((await print({ looks: nth => nth === 1 ? at(paperOut, 2) : empty, paused: () => [] })).outcome).toEqual(unknown('paperEmpty', 1))
  })

  test('a jam of the printer while the job is passed on: unknown after the grace', async () => {
    const jammed = { ...idlePrinter, PrinterStatus: 6, DetectedErrorState: 8 }
    const { outcome, windows } = await print({ looks: nth => nth === 0 ? empty : at(printing, 3, jammed), paused: () => null })
    expect(outcome).toEqual(unknown('jam', 2))
    expect(windows.removals).toBeGreaterThan(0)
  })

  test('a PowerShell that fails from then on: unknown after the grace', async () => {
    expect((await print({ looks: nth => nth === 0 ? empty : null })).outcome).toEqual(unknown('offline'))
  })

  test('a job that stands still without a fault is removed after the whole time', async () => {
    const { outcome, windows } = await print({ looks: nth => nth === 0 ? empty : at(printing, 1), paused: () => null })
    expect(outcome).toEqual(unknown('other', 1))
    expect(windows.scripts.length).toBeGreaterThan(100)
  })

  test.each<[string, () => Promise<void>]>([
    ['rejects', () => Promise.reject(new Error('exit code 1'))], ['throws', () => { throw new Error('No such file') }],
  ])('a library that %s: unknown, for it may have handed pages over', async (_how, handOver) => {
    expect((await print({ handOver, looks: () => empty, paused: () => [] })).outcome).toEqual(unknown('other'))
  })

  test('a library that never ends is ended before the last look, and its end awaited', async () => {
    let ending = false
    let ended = false
    const { outcome, windows } = await print({
      looks: nth => nth === 0 || ended ? empty : at(error),
      handOver: given => new Promise((_resolve, reject) => given.addEventListener('abort', () => {
        ending = true
        setImmediate(() => {
          ended = true
          reject(new Error('killed'))
        })
      })),
      paused: () => {
        expect(ending).toBe(true)
        return [{ StatusMask: error | paused, PagesPrinted: 0 }]
      },
    })
    expect(outcome).toEqual(nothing('other'))
    expect(windows.removals).toBeGreaterThan(0)
  })

  test('a library that never ends: unknown after the whole time, and the job may not come back unseen', async () => {
    const script = stuck(error)
    expect((await print({ ...script, handOver: () => new Promise<void>(() => {}) })).outcome).toEqual(unknown('other'))
  })
})

test('giving up removes the job, and is over when the spooler was told', async () => {
  const seen = Promise.withResolvers<void>()
  const { driver, folder, windows } = open({
    looks: nth => {
      if (nth === 3) seen.resolve()
      return nth === 0 || windows.removals > 2 ? empty : at(spooling)
    },
    paused: () => [{ StatusMask: spooling | paused, PagesPrinted: 0 }],
  })
  const outcome = driver.print(document)
  await seen.promise
  await driver.cancel()
  expect(windows.removals).toBe(1)
  expect(await outcome).toEqual(nothing('other'))
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
  await driver.cancel()
})

test('given up before it is handed over, nothing is', async () => {
  const { driver, windows } = open({ looks: () => empty })
  const outcome = driver.print(document)
  await driver.cancel()
  expect(await outcome).toEqual(nothing('other'))
  expect(windows.handed).toEqual([])
})

test('a second job on one driver is busy before anything is asked, and a later one is not', async () => {
  const { driver, windows } = open({ looks: nth => nth === 1 ? at(printing) : empty })
  const first = driver.print(document)
  const asked = windows.scripts.length
  expect(await driver.print(document)).toEqual(nothing('busy'))
  expect(windows.scripts.length).toBe(asked)
  expect((await first).kind).toBe('printed')
  expect(await driver.print(document)).not.toEqual(nothing('busy'))
})

describe('what is said of the printer', () => {
  test('its driver, what it lacks, and that it only spools', async () => {
    expect(await open({ looks: () => empty }).driver.probe())
      .toEqual({ kind: 'found', model: 'FUJIFILM Apeos C3567', guarantee: 'spooled', lacks: [] })
  })

  test('a job in its queue is busy; warnings are told; nobody counts sheets', async () => {
    const { driver } = open({ looks: () => ({ printer: { ...idlePrinter, DetectedErrorState: 3, ExtendedDetectedErrorState: 5 }, jobs: at(printing).jobs }) })
    expect(await driver.status())
      .toEqual({ faults: ['busy'], outlet: 'unknown', sheetCounter: null, warnings: ['paperLow', 'tonerLow'], trays: [], supplies: [] })
  })

  test('asking often starts PowerShell seldom', async () => {
    const { driver, timer, windows } = open({ looks: () => empty })
    await driver.status()
    await driver.status()
    expect(windows.scripts.length).toBe(1)
    await timer.wait(1_000)
    await driver.status()
    expect(windows.scripts.length).toBe(2)
  })
})

test('no name changes a script: it is only ever a value in the environment', async () => {
  const scripts = new Set<string>()
  for (const name of ['Apeos', `'"; Remove-Item C:\\ -Recurse; $(calc) \`n*[a-z]?%PATH% ';`]) {
    const { driver, windows } = open({ looks: nth => nth === 0 ? empty : at(error), paused: () => [] }, name)
    await driver.print(document)
    for (const script of windows.scripts) scripts.add(script)
    expect(new Set(windows.variables.map(({ MADOGUCHI_PRINTER }) => MADOGUCHI_PRINTER))).toEqual(new Set([name]))
    expect(windows.handed[0]?.options.printer).toBe(name)
  }
  expect(scripts.size).toBe(2)
  for (const script of scripts) expect(script).not.toMatch(/Invoke-Expression|-Filter|-Query|-like|-match|iex/i)
})
