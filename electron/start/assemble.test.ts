import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openJournal } from '../journal/journal.ts'
import { assemble } from './assemble.ts'
import { assemblyOf } from './fixture/assembly-of.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'assemble-')) })
afterEach(() => rmSync(folder, { recursive: true }))

const clock = { now: () => ({ wall: 0, monotonic: 0 }) }
/** Nothing may be started before the journal is known to be sound. */
const assembly = () => assemblyOf(folder, () => { throw new Error('a process was started') })
const journalFile = (): string => join(folder, 'data', 'journal', 'journal.sqlite')

test('a journal that another terminal uses: refused, and nothing is started', async () => {
  const other = openJournal(journalFile(), clock)
  if (other.kind !== 'opened') throw new Error(other.kind)
  expect(await assemble(assembly())).toEqual({ kind: 'refused', why: `the journal in ${join(folder, 'data')}: another terminal uses it` })
  other.journal.close()
})

test('a journal that is broken: refused, and kept as it is', async () => {
  mkdirSync(join(folder, 'data', 'journal'), { recursive: true, mode: 0o700 })
  writeFileSync(journalFile(), 'this has never been a journal, and it is long enough to be read as one'.repeat(100))
  const before = readFileSync(journalFile())
  const refused = await assemble(assembly())
  expect(refused).toMatchObject({ kind: 'refused', why: expect.stringContaining('is broken') })
  expect(readFileSync(journalFile())).toEqual(before)
})

test('a journal that can not be written: refused', async () => {
  writeFileSync(join(folder, 'data'), 'a file where the folder should be')
  expect(await assemble(assembly())).toMatchObject({ kind: 'refused', why: expect.stringContaining('can\'t be written') })
})

test('a device that this system can not have: refused, and not even a journal is begun', async () => {
  const { configuration } = assembly()
  const printer = process.platform === 'win32' ? { kind: 'cups', queue: 'kiosk' } as const : { kind: 'windows', name: 'Apeos' } as const
  const refused = await assemble({ ...assembly(), configuration: { ...configuration, printer } })
  expect(refused).toMatchObject({ kind: 'refused', why: expect.stringMatching(/^printer: the kind (?:windows|cups) /) })
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

test('a printer’s certificate that is none: refused with key and file, and not even a journal is begun', async () => {
  const { configuration } = assembly()
  const printer = { kind: 'ipp', uri: 'ipps://printer.example/ipp/print', certificate: join(folder, 'none.pem') } as const
  const refused = await assemble({ ...assembly(), configuration: { ...configuration, printer } })
  expect(refused).toMatchObject({ kind: 'refused', why: expect.stringContaining(`printer.certificate: ${printer.certificate}: can’t be read`) })
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

test('a production build with a demo device: refused, and not even a journal is begun', async () => {
  const why = 'a production build takes no demo device and no reference center'
  expect(await assemble({ ...assembly(), production: true })).toEqual({ kind: 'refused', why })
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

test('on a machine that could swap a certificate out a demo says so, and goes on', async () => {
  writeFileSync(join(folder, 'data'), 'a file where the folder should be')
  const said: string[] = []
  const swap = { kind: 'possible', devices: ['/dev/sda2'] } as const
  const host = { swap, cores: { kept: false, limit: 1, collector: null }, overwrites: true }
  const machine = { host: () => host, warn: (line: string) => void said.push(line) }
  expect(await assemble(assembly(), machine)).toMatchObject({ why: expect.stringContaining('can\'t be written') })
  expect(said).toEqual([expect.stringMatching(/^swap is on/)])
})
