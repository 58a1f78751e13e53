import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { receiptTimes } from './open-printer.ts'
import { openWindows as open, waitedTimer, WindowsDouble } from './windows-double.fixture.ts'
import { WindowsPrinter } from './windows-printer.ts'
import { windowsJobBit } from './windows-state.ts'
import type { DoubleQueue } from './windows-double.fixture.ts'

const { offline, printing, spooling } = windowsJobBit
const empty = { jobs: [] }

test('what somebody holds open takes nothing away from what is known of the job', async () => {
  const { driver, windows } = open({
    looks: nth => nth === 1 ? { jobs: [{ StatusMask: printing, PagesPrinted: 0 }] } : empty,
    // Held as Windows holds an open file: what stands under its name can't be opened.
    handOver: async () => {
      const path = windows.handed[0]?.path ?? ''
      rmSync(path)
      mkdirSync(path)
    },
  })
  expect(await driver.print({ name: 'certificate', pdf: Buffer.from('%PDF-1.7'), pages: 2, copies: 2 })).toEqual({ kind: 'printed', sheets: 2 })
})

test.each([
  ['whatever Windows says', 0], ['however slowly it says it', receiptTimes.windowsQuietMs],
])('a receipt that does not come out is told so within what the terminal waits for it, %s', async (_how, slowMs) => {
  const terminalWaitsMs = 45_000
  const givenUpMs = 18_000
  const folder = mkdtempSync(join(tmpdir(), 'windows-receipt-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const timer = waitedTimer()
  const windows = new WindowsDouble({ looks: nth => nth === 0 ? empty : { jobs: [{ StatusMask: spooling, PagesPrinted: 0 }] }, paused: () => [], handOver: () => new Promise(() => {}) })
  let given = false
  const slow = {
    print: windows.print,
    run: async (...question: Parameters<typeof windows.run>) => {
      await timer.wait(slowMs)
      if (!given && timer.now() >= givenUpMs) void driver.cancel()
      given ||= timer.now() >= givenUpMs
      return await windows.run(...question)
    },
  }
  const driver = new WindowsPrinter({ name: 'Apeos', folder, windows: slow, ...receiptTimes.windows, timer })
  expect(await driver.print({ name: 'receipt', pdf: Buffer.from('%PDF-1.7'), pages: 1, copies: 1 })).toMatchObject({ kind: 'unknown' })
  expect(given).toBe(true)
  // A second for making its page.
  expect(timer.now()).toBeLessThan(terminalWaitsMs - 1_000)
})

describe('a job of ours that nobody watches any more', () => {
  const name = '0f8fad5b-d9cb-469f-a165-70867728950e.pdf'
  const queueOf = (path: string) => ({ jobs: [{ StatusMask: offline, PagesPrinted: 0, Document: path }] })

  test('is removed when the printer is asked how it is, and the queue is free again', async () => {
    let removed = false
    const { driver, windows, folder, timer } = open({
      looks: () => removed ? empty : queueOf(join(folder, '4242', name).toUpperCase()),
      paused: () => {
        removed = true
        return []
      },
    })
    expect((await driver.status()).faults).toEqual(['busy'])
    expect(windows.variables.at(-1)?.['MADOGUCHI_DOCUMENT']).toBe(name.toUpperCase())
    await timer.wait(1_000)
    expect((await driver.status()).faults).toEqual([])
    expect(windows.removals).toBe(1)
  })

  test('is nobody else’s, and none whose file is still there', async () => {
    for (const path of ['Report.docx', `C:\\Users\\tanaka\\${name}`, name]) {
      const { driver, windows } = open({ looks: () => queueOf(path) })
      expect((await driver.status()).faults).toEqual(['busy'])
      expect(windows.removals, path).toBe(0)
    }
    const { driver, windows, folder } = open({ looks: () => queueOf(join(folder, '4242', name)) })
    mkdirSync(join(folder, '4242'), { recursive: true })
    writeFileSync(join(folder, '4242', name), '')
    expect((await driver.status()).faults).toEqual(['busy'])
    expect(windows.removals).toBe(0)
    const neighbour = open({ looks: (): DoubleQueue => queueOf(join(`${neighbour.folder}-2`, '4242', name)) })
    await neighbour.driver.status()
    expect(neighbour.windows.removals).toBe(0)
  })
})
