import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openWindows as open } from './windows-double.fixture.ts'
import { windowsJobBit } from './windows-state.ts'
import type { DoubleQueue } from './windows-double.fixture.ts'

const { offline, printing } = windowsJobBit
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
