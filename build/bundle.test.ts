import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint as fingerprintOf, screens } from './bundle.mjs'

let root = ''
const fingerprint = (folder: string) => fingerprintOf(folder, screens.sources)
let before = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bundle-'))
  for (const folder of ['renderer/parts', 'locales', 'build']) mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'renderer/parts/pad.tsx'), 'pad')
  before = fingerprint(root)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test.each(['renderer/parts/pad.tsx', 'renderer/parts/key.css', 'locales/ja.json', 'package-lock.json'])('%s changes what is built', (path) => {
  writeFileSync(join(root, path), 'new')
  expect(fingerprint(root)).not.toBe(before)
})

test('so does another name for the same text', () => {
  renameSync(join(root, 'renderer/parts/pad.tsx'), join(root, 'renderer/parts/pin.tsx'))
  expect(fingerprint(root)).not.toBe(before)
})

test('a new time on an old file, or a file the screens are not made from, does not', () => {
  utimesSync(join(root, 'renderer/parts/pad.tsx'), 1, 1)
  writeFileSync(join(root, 'build/check.ts'), 'new')
  expect(fingerprint(root)).toBe(before)
})
