import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { startNodeChild } from '../process/node-child.ts'
import type { Assembly } from './assemble.ts'
import { assemble } from './assemble.ts'
import { startEmbeddedCenter } from './embedded-center.ts'
import { assemblyOf } from './fixture/assembly-of.ts'
import { WalkIn } from './fixture/walk-in.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'module-')) })
afterEach(() => rmSync(folder, { recursive: true }))

const file = fileURLToPath(new URL('fixture/their-center.ts', import.meta.url))

/** A center that knows the cards of the demo board, and what their module is opened with to reach it. */
async function theirOptions({ entries }: Assembly) {
  const embedded = await startEmbeddedCenter(startNodeChild, entries.center, join(folder, 'data', 'authority'))
  onTestFinished(() => embedded.stop())
  const { url, token, signingKey } = embedded.ready
  return { url, token, signingKey, log: join(folder, 'log') }
}

test('a module of one’s own takes a customer through to the paper: asked by the terminal, and by a vault in its own process', async () => {
  const person = new WalkIn(folder)
  const options = await theirOptions(person.assembly)
  const terminal = await assemble({ ...person.assembly, configuration: { ...person.assembly.configuration, center: { kind: 'module', file, options } } })
  if (terminal.kind !== 'running') throw new Error(terminal.why)
  const seen = await person.visit({ resident: 'kaku-taro', pin: '1234', wishes: ['juminhyo'] })
  await terminal.close()
  expect(seen.map(({ name }) => name)).toContain('takePaper')
  const asked = readFileSync(options.log, 'utf8').trim().split('\n').map((line) => line.split(' '))
  expect(asked.map(([, call]) => call)).toEqual(['openSession', 'apply', 'download'])
  expect(asked.map(([pid]) => pid === String(process.pid))).toEqual([true, false, false])
  expect(person.bugs).toEqual([])
})

test('pinned keys are believed and not those of the module: while it signs with others, nobody is served', async () => {
  const person = new WalkIn(folder)
  const options = await theirOptions(person.assembly)
  const other = await startEmbeddedCenter(startNodeChild, person.assembly.entries.center, join(folder, 'other'))
  onTestFinished(() => other.stop())
  const center = { kind: 'module' as const, file, options, signingKeys: [other.ready.signingKey] }
  const terminal = await assemble({ ...person.assembly, configuration: { ...person.assembly.configuration, center } })
  if (terminal.kind !== 'running') throw new Error(terminal.why)
  expect((await person.sees('outOfService')).name).toBe('outOfService')
  await terminal.close()
})

test.each([
  ['is not there', null, 'is not there; put the module'],
  ['can’t be loaded', 'export const', 'can’t be loaded'],
  ['opens nothing', 'export const open = 1', 'exports no function openCenter, but open; npm run contract'],
  ['lacks calls', 'export const openCenter = () => ({ signingKeys: [] })', 'openCenter gave no center: '],
])('a module that %s is refused by name, and the journal is let go', async (_, source, why) => {
  const theirs = join(folder, 'theirs.mjs')
  if (source !== null) writeFileSync(theirs, source)
  const plain = assemblyOf(folder)
  const assembly = { ...plain, configuration: { ...plain.configuration, center: { kind: 'module' as const, file: theirs, options: null } } }
  for (const _ of [1, 2]) {
    const assembled = await assemble(assembly)
    expect(assembled).toEqual({ kind: 'refused', why: expect.stringContaining(why) })
    expect(assembled).toMatchObject({ why: expect.stringContaining(`center.file: ${theirs}: `) })
  }
})
