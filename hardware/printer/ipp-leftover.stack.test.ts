import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { IppPrinter } from './ipp-printer.ts'
import { IppQueue } from './ipp-queue.ts'
import { startIppPrinter } from './ippeveprinter.ts'
import { jobOf } from './printer.contract.ts'
import { systemTimer } from './timer.ts'

test('a job that was announced by who is dead keeps nobody from printing, and nothing of it is printed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipp-leftover-'))
  const machine = await startIppPrinter({ folder })
  onTestFinished(async () => {
    await machine.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const where = { uri: machine.uri, certificate: null, quietMs: 5_000 }
  const job = await jobOf(2, 1)
  const dead = new IppQueue(where)
  expect(await dead.create(job)).toMatchObject({ kind: 'created' })
  dead.close()
  const times = { pollMs: 10, graceMs: 5_000, totalMs: 30_000, cancelMs: 3_000, settleMs: 200 }
  const living = new IppPrinter({ ...where, timer: systemTimer, ...times })
  expect(await living.print(job, () => {})).toEqual({ kind: 'printed', sheets: 1 })
  expect([machine.papers().length, machine.impressions()]).toEqual([1, 2])
})
