import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { servePty } from '../coins/software/pty.ts'
import { SoftwareBus } from '../coins/software/software-bus.ts'
import { lineTrouble } from './line-trouble.ts'
import { serialPort } from './serial-port.ts'

test('a line that can be opened, one that somebody has, none, and what is no line are told apart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'line-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [path, file] = [join(folder, 'line'), join(folder, 'file')]
  writeFileSync(file, '')
  const served = await servePty(new SoftwareBus({ clock: () => performance.now() }), path)
  if (served.kind === 'wrong') throw new Error(served.why)
  expect([await lineTrouble(path), await lineTrouble(path)]).toEqual([null, null])
  const other = await serialPort({ path, baud: 9600 }, 5000)({ heard: () => {}, gone: () => {} })
  expect(await lineTrouble(path)).toBe('busy')
  await other?.close()
  expect(await lineTrouble(path)).toBe(null)
  await served.served.end()
  expect([await lineTrouble(path), await lineTrouble(folder), await lineTrouble(file)]).toEqual(['missing', 'notSerial', 'notSerial'])
})
