import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { build, buildScreens, electronBundle, fingerprint as fingerprintOf, screens, voice } from './bundle.mjs'
import { importsOf } from './imports.ts'

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

/** All files of ours that these reach, and they themselves. */
function reachedFrom(...entries: readonly string[]): ReadonlySet<string> {
  const checkout = fileURLToPath(new URL('..', import.meta.url))
  const reached = new Set(entries)
  // A set grows while it is walked.
  for (const path of reached) {
    if (!/\.[cm]?tsx?$/.test(path)) continue
    const found = importsOf(path, readFileSync(join(checkout, path), 'utf8')).flatMap(({ specifier, typeOnly }) => (typeOnly ? [] : [specifier ?? '']))
    const ours = found.filter((specifier) => specifier.startsWith('.')).map((specifier) => posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')))
    for (const one of ours) if (existsSync(join(checkout, one))) reached.add(one)
  }
  return reached
}

test.each([
  [screens, ['renderer/app/main.tsx', 'renderer/demo/board-main.tsx']], [electronBundle, ['electron/main.ts', 'electron/preload.ts', 'electron/vault/vault-process.ts', 'hardware/card/card-process.ts', 'center/reference/process.ts']],
])('$name are made from all that their code reaches', ({ sources }, entries) => {
  const reached = [...reachedFrom(...entries)]
  expect(reached.length).toBeGreaterThan(100)
  expect(reached.filter((path) => !sources.some((source) => path === source || path.startsWith(`${source}/`)))).toEqual([])
})

describe('the voice', () => {
  const vite = `
    import { mkdirSync, writeFileSync } from 'node:fs'
    mkdirSync('build/out/renderer', { recursive: true })
    writeFileSync('build/out/renderer/index.html', process.env.VITE_VOICE)
  `
  const speaking = (index: string) => `
    import { mkdirSync, writeFileSync } from 'node:fs'
    mkdirSync('build/out/voice', { recursive: true })
    writeFileSync('build/out/voice/index.json', ${JSON.stringify(index)})
  `
  const page = () => readFileSync(join(root, screens.built), 'utf8')
  let said: string[] = []
  const say = (line: string) => said.push(line)

  // A checkout in small: what the screens and the voice are built by only says what it was told.
  beforeEach(() => {
    said = []
    for (const folder of ['node_modules/.bin', 'node_modules/vite/bin', 'build/voice']) mkdirSync(join(root, folder), { recursive: true })
    symlinkSync(process.execPath, join(root, 'node_modules/.bin/node'))
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(root, 'node_modules/vite/bin/vite.js'), vite)
    for (const path of ['build/voice/into-screens.ts', 'build/write-manifest.ts']) writeFileSync(join(root, path), '')
    writeFileSync(join(root, 'build/voice/make-clips.ts'), speaking('one'))
  })

  test('is made before the screens, which are told of it; nothing is built twice, and new clips make new screens', () => {
    buildScreens(root, say)
    expect(page()).toBe('made')
    buildScreens(root, say)
    expect(said).toEqual(['Building: voice (about a minute the first time)', 'Building: screens'])
    writeFileSync(join(root, 'build/voice/make-clips.ts'), speaking('two'))
    buildScreens(root, say)
    expect(said.slice(2)).toEqual(['Building: voice (about a minute the first time)', 'Building: screens'])
  })

  test('that can not be made is gone without, in one line', () => {
    writeFileSync(join(root, 'build/voice/make-clips.ts'), 'console.error("espeak-ng can\'t be run"); process.exit(1)')
    buildScreens(root, say)
    expect(page()).toBe('none')
    expect(said.slice(1)).toEqual(['  goes without voice: espeak-ng can\'t be run', 'Building: screens'])
  })

  test('that can not be made is an error where it was asked for', () => {
    writeFileSync(join(root, 'build/voice/make-clips.ts'), 'console.error("espeak-ng can\'t be run"); process.exit(1)')
    expect(() => build(root, voice, say)).toThrow('Cannot build voice')
  })
})
