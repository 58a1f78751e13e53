import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startIppPrinter } from '../../hardware/printer/ippeveprinter.ts'
import type { IppPrinterProcess } from '../../hardware/printer/ippeveprinter.ts'
import { finish, start } from './doctor-process.fixture.ts'
import { printerResult } from './printer-result.ts'

// The command itself, as it is run in the field, against a printer in software that is spoken to in IPP.
const folder = mkdtempSync(join(tmpdir(), 'doctor-printer-'))
let machine: IppPrinterProcess

beforeAll(async () => {
  machine = await startIppPrinter({ folder })
})
afterAll(async () => {
  await machine.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function examine(...words: readonly string[]) {
  const { out, err, code } = await finish(start('printer', '--uri', machine.uri, '--json', ...words))
  return { result: printerResult.parse(JSON.parse(out)), err, code }
}

test('in order: what it is and can do, and no sheet', async () => {
  const { result, err, code } = await examine()
  expect({ code, result }).toMatchObject({ code: 0, result: { lacks: [], faults: [], testSheet: null, bad: [] } })
  expect(result.model).not.toBe(null)
  expect(err).toContain('✓ all is well')
  expect(machine.impressions()).toBe(0)
})

test('one test sheet comes out, on both sides', async () => {
  const { result, code } = await examine('--test-sheet')
  expect({ code, result }).toMatchObject({ code: 0, result: { testSheet: { outcome: 'printed' } } })
  expect([machine.impressions(), machine.papers().length]).toEqual([2, 1])
  expect(machine.attributes()).toContain('IPP_SIDES=two-sided-long-edge')
})

test('an empty tray is said with what to do, and nothing is sent', async () => {
  const before = machine.papers().length
  await machine.fault('media-empty', true)
  const { result, err, code } = await examine('--test-sheet')
  expect({ code, result }).toMatchObject({ code: 1, result: { faults: ['paperEmpty'], testSheet: null, bad: ['fault'] } })
  expect(err).toContain('→ load A4')
  expect(machine.papers().length).toBe(before)
  await machine.fault('media-empty', false)
})

test('nobody is there: that is all that is said', async () => {
  const { out, code } = await finish(start('printer', '--uri', 'ipp://127.0.0.1:1/ipp/print', '--test-sheet'))
  expect([out, code]).toEqual([expect.stringMatching(/^✗ printer {6}does not answer\n[^\n]*→ is it switched on[^\n]*\n✗ not all is well\n$/), 1])
})
