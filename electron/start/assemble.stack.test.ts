import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDemoCashless } from '../../hardware/cashless/demo-cashless.ts'
import { openJournal } from '../journal/journal.ts'
import { assemble } from './assemble.ts'
import { assemblyOf } from './fixture/assembly-of.ts'

const clock = { now: () => ({ wall: 0, monotonic: 0 }) }

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'assemble-')) })
afterEach(() => rmSync(folder, { recursive: true }))

test('an authority’s folder with a broken file: refused with the remedy, and the journal is let go', async () => {
  const file = join(folder, 'data', 'authority', 'jpki', 'authority.1.json')
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, 'no JSON')
  const why = expect.stringContaining(`${file} is broken: remove the folder ${join(folder, 'data', 'authority')}`)
  expect(await assemble(assemblyOf(folder))).toEqual({ kind: 'refused', why })
  rmSync(join(folder, 'data', 'authority'), { recursive: true })
  const assembled = await assemble(assemblyOf(folder))
  if (assembled.kind !== 'running') throw new Error(assembled.why)
  await assembled.close()
})

test('the demo terminal is put together, serves, keeps others out, and leaves a whole journal', async () => {
  const assembly = assemblyOf(folder)
  const assembled = await assemble(assembly)
  if (assembled.kind !== 'running') throw new Error(assembled.why)
  expect(assembly.views.at(-1)).toMatchObject({ demo: true, screen: { name: 'ready', hours: expect.anything() } })
  expect(await assemble(assemblyOf(folder))).toMatchObject({ kind: 'refused', why: expect.stringContaining('another terminal uses it') })
  await assembled.close()
  expect(assembly.bugs).toEqual([])
  const again = openJournal(join(folder, 'data', 'journal', 'journal.sqlite'), clock)
  if (again.kind !== 'opened') throw new Error(again.kind)
  const begun = ['terminalStarted', 'acceptorAdopted', 'acceptorAdopted', 'terminalRecovered', 'float', 'stopsSeen']
  expect(again.journal.read().map(({ entry }) => entry.kind), 'coins and notes are adopted').toEqual(begun)
  again.journal.close()
})

test('what a killed printing has left on the disk is gone before anybody is served; while it can’t be removed nobody is', async () => {
  const vault = join(folder, 'data', 'vault')
  mkdirSync(vault, { recursive: true })
  writeFileSync(join(vault, 'left.pdf'), '%PDF-1.7 somebody’s')
  expect(await screenAtStart()).toEqual({ name: 'ready', faults: [] })
  expect(readdirSync(vault)).toEqual([])

  rmSync(vault, { recursive: true })
  writeFileSync(vault, 'no folder')
  expect(await screenAtStart()).toEqual({ name: 'outOfService', faults: ['wipe.failed'] })

  const opened = openJournal(join(folder, 'data', 'journal', 'journal.sqlite'), clock)
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  const told = opened.journal.read().map(({ entry }) => entry).filter(({ kind }) => kind === 'swept' || kind === 'outOfService')
  opened.journal.close()
  expect(told).toEqual([{ kind: 'swept', transaction: null, files: 1 }, { kind: 'outOfService', code: 'wipe.failed' }])
})

test('what a killed terminal has asked for without money is let go before anybody is served', async () => {
  const transaction = 'a'.repeat(32)
  const opened = openJournal(join(folder, 'data', 'journal', 'journal.sqlite'), clock)
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  opened.journal.write({ kind: 'authorisationBegun', transaction, attempt: 1, yen: 300 })
  opened.journal.close()
  const terminal = () => openDemoCashless({ file: join(folder, 'data', 'cashless.json'), timer: () => () => undefined })
  const before = terminal()
  void before.cashless.authorise(300, `${transaction}-1`)
  before.hand.pay()
  expect(await screenAtStart()).toEqual({ name: 'ready', faults: [] })
  expect(terminal().hand.payments()).toEqual([{ reference: `${transaction}-1`, setAside: 0, captured: 0, released: 300 }])
})

async function screenAtStart() {
  const assembly = assemblyOf(folder)
  const assembled = await assemble(assembly)
  if (assembled.kind !== 'running') throw new Error(assembled.why)
  await assembled.close()
  const screen = assembly.views.at(-1)?.screen
  return { name: screen?.name, faults: screen?.name === 'outOfService' ? screen.faults : [] }
}
