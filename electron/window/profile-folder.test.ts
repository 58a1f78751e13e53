import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeProfile, sweepProfiles } from './profile-folder.ts'

let profiles = ''
beforeEach(async () => {
  profiles = await mkdtemp(join(tmpdir(), 'profiles-'))
})
afterEach(() => rm(profiles, { recursive: true }))

/** Makes a profile in a process that is killed before it could remove it. */
const leave = async (): Promise<string> => {
  const module = new URL('profile-folder.ts', import.meta.url).href
  const script = `const { makeProfile } = await import(${JSON.stringify(module)})
    process.stdout.write(await makeProfile(${JSON.stringify(profiles)}))
    process.kill(process.pid, 'SIGKILL')`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString() })
  await once(child, 'close')
  return said
}

test('a profile is this user’s alone, and stays while its terminal runs', async () => {
  const profile = await makeProfile(profiles)
  expect((await stat(profile)).mode & 0o777).toBe(0o700)
  await sweepProfiles(profiles)
  expect(await readdir(profiles)).toEqual([basename(profile)])
})

test('what a killed terminal left is removed with all that is in it, and nothing else', async () => {
  const left = await leave()
  expect(await readdir(profiles)).toEqual([basename(left)])
  await mkdir(join(left, 'Default'))
  await writeFile(join(left, 'Default', 'History'), '-')
  await mkdir(join(profiles, 'madoguchi'))
  await writeFile(join(profiles, 'madoguchi-notes'), '-')
  const own = await makeProfile(profiles)
  await sweepProfiles(profiles)
  expect((await readdir(profiles)).toSorted()).toEqual([basename(own), 'madoguchi', 'madoguchi-notes'].toSorted())
})

test('the id of a process that is gone, taken by another, does not keep its profile', async () => {
  await mkdir(join(profiles, `madoguchi-${process.pid}-1-abcdef`))
  await sweepProfiles(profiles)
  expect(await readdir(profiles)).toEqual([])
})
