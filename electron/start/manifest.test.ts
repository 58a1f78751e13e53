import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkManifest, manifestOf } from './manifest.ts'

let around = ''
let folder = ''
const at = (path: string): string => join(folder, path)
const seal = (said: unknown): void => writeFileSync(at('manifest.json'), JSON.stringify(said))
const check = (production = true) => checkManifest(folder, { production, build: '0.1.0' })
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'manifest-'))
  folder = join(around, 'program')
  mkdirSync(at('electron/vault'), { recursive: true })
  writeFileSync(at('electron/main.js'), 'main')
  writeFileSync(at('electron/vault/vault-process.js'), 'vault')
  seal(manifestOf(folder, '0.1.0'))
})
afterEach(() => rmSync(around, { recursive: true }))

test('I-16 a folder that is as it was built is whole, and its digest is that of the canonical manifest', () => {
  const files = `{"electron/main.js":"${sha256('main')}","electron/vault/vault-process.js":"${sha256('vault')}"}`
  expect(check()).toEqual({ kind: 'whole', digest: sha256(`{"build":"0.1.0","files":${files},"version":1}`) })
})

describe('I-16 altered, with the file named:', () => {
  test.each<readonly [what: string, file: string, alter: () => void]>([
    ['one byte is another', 'electron/main.js', () => writeFileSync(at('electron/main.js'), 'Main')],
    ['a file is missing', 'electron/vault/vault-process.js', () => rmSync(at('electron/vault/vault-process.js'))],
    ['a file is not listed', 'electron/extra.js', () => writeFileSync(at('electron/extra.js'), '')],
    ['a second manifest lies deeper', 'electron/manifest.json', () => writeFileSync(at('electron/manifest.json'), '{}')],
    ['two files have changed places', 'electron/main.js', () => {
      renameSync(at('electron/main.js'), at('electron/kept'))
      renameSync(at('electron/vault/vault-process.js'), at('electron/main.js'))
      renameSync(at('electron/kept'), at('electron/vault/vault-process.js'))
    }],
    ['a link to the same bytes', 'electron/main.js', () => {
      renameSync(at('electron/main.js'), join(around, 'kept.js'))
      symlinkSync(join(around, 'kept.js'), at('electron/main.js'))
    }],
    ['a folder that is a link', 'linked', () => symlinkSync(at('electron'), at('linked'))],
    ['a listed path that leads out', '../outside.js', () => {
      writeFileSync(join(around, 'outside.js'), 'out')
      seal({ ...manifestOf(folder, '0.1.0'), files: { ...manifestOf(folder, '0.1.0').files, '../outside.js': sha256('out') } })
    }],
  ])('%s', (_what, file, alter) => {
    alter()
    expect(check()).toEqual({ kind: 'altered', file })
    expect(check(false), 'at development too').toEqual({ kind: 'altered', file })
  })
})

test('I-16 without a manifest: a run at development, and nothing for production', () => {
  rmSync(at('manifest.json'))
  expect(check(false)).toEqual({ kind: 'none' })
  expect(check()).toEqual({ kind: 'unreadable', why: 'it is not there' })
})

test('I-16 a whole folder of another build is not this terminal’s', () => {
  seal(manifestOf(folder, '0.2.0'))
  expect(check()).toEqual({ kind: 'otherBuild', build: '0.2.0' })
})

test.each<readonly [what: string, said: () => unknown, why: string]>([
  ['another version', () => ({ ...manifestOf(folder, '0.1.0'), version: 2 }), 'version'],
  ['a build that is no semver', () => ({ ...manifestOf(folder, '0.1.0'), build: 'newest' }), 'build: is no semver'],
  ['a word nobody knows', () => ({ ...manifestOf(folder, '0.1.0'), except: ['electron/main.js'] }), 'except'],
  ['a digest that is none', () => ({ version: 1, build: '0.1.0', files: { 'electron/main.js': 'any' } }), 'files.electron/main.js'],
])('I-16 a manifest with %s is not relied on', (_what, said, why) => {
  seal(said())
  expect(check()).toEqual({ kind: 'unreadable', why: expect.stringContaining(why) })
})

test('I-16 a manifest that is cut off, or is a folder, is not relied on, at development either', () => {
  writeFileSync(at('manifest.json'), '{"version":1,')
  expect(check(false)).toMatchObject({ kind: 'unreadable' })
  rmSync(at('manifest.json'))
  mkdirSync(at('manifest.json'))
  expect(check(false)).toMatchObject({ kind: 'unreadable' })
})
