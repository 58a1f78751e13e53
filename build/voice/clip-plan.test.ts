import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { languages } from '../../electron/contract/words.ts'
import { addressOf, clips } from '../../renderer/voice/clip.ts'
import { planClips } from './clip-plan.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'clip-plan-'))
  cpSync(fileURLToPath(new URL('../../locales', import.meta.url)), join(root, 'locales'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

test('what is made is exactly what the screens can ask for', () => {
  const asked = languages.flatMap((language) => clips.map((clip) => addressOf(language, clip)))
  expect(planClips(root).map(({ address }) => address)).toEqual(asked)
})

test('a changed text changes its own clip and no other', () => {
  const before = planClips(root)
  const file = join(root, 'locales/en.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/("pin\.wrong": ").*(",)/, '$1It is wrong.$2'))
  const changed = planClips(root).filter(({ digest }, place) => digest !== before[place]?.digest)
  expect(changed.map(({ address }) => address)).toEqual(['voice/en/pin.wrong.ogg'])
})

test('a recording under a name that no screen asks for is an error, and nothing is made', () => {
  mkdirSync(join(root, 'locales/voice/ja'), { recursive: true })
  writeFileSync(join(root, 'locales/voice/ja/nothing.ogg'), '')
  expect(() => planClips(root)).toThrow('locales/voice/ja/nothing.ogg: no screen asks')
})
