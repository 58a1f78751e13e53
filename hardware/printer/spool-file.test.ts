import { closeSync, existsSync, linkSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { SpoolFile } from './spool-file.ts'
import { waitedTimer } from './windows-double.fixture.ts'

function newFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'spool-file-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  return join(parent, 'data', 'vault')
}

const document = Buffer.alloc(200_000, '住民票')

test('only this user reads it, under a name that says nothing and is never the same', async () => {
  const folder = newFolder()
  const [one, other] = [new SpoolFile(folder), new SpoolFile(folder)]
  expect(await one.fill(document)).toBe(true)
  expect(readFileSync(one.path).equals(document)).toBe(true)
  expect([statSync(one.path).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700])
  expect(one.name).toMatch(/^[0-9a-f-]{36}\.pdf$/)
  expect(one.name).not.toBe(other.name)
})

test('erased, its blocks are zero and its name is gone', async () => {
  const folder = newFolder()
  const file = new SpoolFile(folder)
  await file.fill(document)
  // A file that is still open shows what its blocks hold once its name is gone.
  const blocks = openSync(file.path, 'r')
  onTestFinished(() => closeSync(blocks))
  expect(await file.erase(waitedTimer(), 10, 100)).toBe('erased')
  expect(existsSync(folder)).toBe(false)
  const left = Buffer.alloc(300_000, 1)
  expect(readSync(blocks, left)).toBe(document.length)
  expect(left.subarray(0, document.length).every(byte => byte === 0)).toBe(true)
})

test('where nothing could be written, nothing is left to erase', async () => {
  const folder = newFolder()
  mkdirSync(join(folder, '..'), { recursive: true })
  writeFileSync(folder, 'no folder')
  const file = new SpoolFile(folder)
  expect(await file.fill(document)).toBe(false)
  await file.erase(waitedTimer(), 10, 100)
  expect(readFileSync(folder, 'utf8')).toBe('no folder')
})

test('a name that somebody else has removed is no error', async () => {
  const file = new SpoolFile(newFolder())
  await file.fill(document)
  rmSync(file.path)
  await file.erase(waitedTimer(), 10, 100)
  expect(existsSync(file.path)).toBe(false)
})

test('while it can not be opened it is tried again; what can not be erased at all is left, and said to be', async () => {
  const folder = newFolder()
  const file = new SpoolFile(folder)
  await file.fill(document)
  // Held as Windows holds an open file: what stands under its name can't be opened.
  const kept = join(folder, 'kept')
  linkSync(file.path, kept)
  rmSync(file.path)
  mkdirSync(file.path)
  const timer = waitedTimer()
  expect(await file.erase(timer, 10, 100)).toBe('left')
  expect(timer.now()).toBe(100)
  const patient = file.erase({ ...timer, wait: async () => {
    rmSync(file.path, { recursive: true, force: true })
    linkSync(kept, file.path)
  } }, 10, 100)
  expect(await patient).toBe('erased')
  expect(existsSync(file.path)).toBe(false)
  expect(readFileSync(kept).every(byte => byte === 0)).toBe(true)
})
