import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { languages } from '../../electron/contract/words.ts'
import { addressOf, clips } from '../../renderer/voice/clip.ts'
import { build, screens, voice } from '../bundle.mjs'
import { planClips } from './clip-plan.ts'
import { makeClips } from './make-clips.ts'
import { oggSeconds } from './ogg-seconds.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const built = join(root, 'build/out')
const longest = 300_000
interface Listed { readonly address: string; readonly bytes: number; readonly from: string }

let out = ''
let said: string[] = []
const say = (line: string) => said.push(line)
const spoken = (folder: string) => readdirSync(join(folder, 'voice/source/spoken')).toSorted()

beforeAll(() => { for (const bundle of [voice, screens]) build(root, bundle, () => undefined) }, longest)
beforeEach(() => {
  said = []
  out = mkdtempSync(join(tmpdir(), 'clips-'))
  mkdirSync(join(out, 'voice'))
  cpSync(join(built, 'voice/source'), join(out, 'voice/source'), { recursive: true })
})
afterEach(() => rmSync(out, { recursive: true }))

test('every clip that a screen can ask for lies beside the screens and can be heard, and nothing else does', () => {
  const asked = languages.flatMap((language) => clips.map((clip) => addressOf(language, clip)))
  const mute = asked.filter((address) => (oggSeconds(readFileSync(join(built, 'renderer', address))) ?? 0) < 0.3)
  expect(mute).toEqual([])
  const there = readdirSync(join(built, 'renderer/voice'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ogg'))
  expect(there.map((path) => `voice/${path}`).toSorted()).toEqual(asked.toSorted())
  expect(readFileSync(join(built, 'renderer/voice/CREDITS'), 'utf8')).toContain('Nagoya Institute of Technology')
  expect(existsSync(join(built, 'renderer/voice/source'))).toBe(false)
})

test('a long sentence takes longer than a short one: it is the words that are spoken', () => {
  for (const language of languages) {
    const [long = 0, short = 0] = (['items.caution.law', 'items.with'] as const)
      .map((clip) => oggSeconds(readFileSync(join(built, 'renderer', addressOf(language, clip)))) ?? 0)
    expect(long).toBeGreaterThan(2 * short)
    expect(long).toBeLessThan(15)
  }
})

test('only what is missing is spoken again, by each voice, and what no sentence needs is thrown away', async () => {
  const before = spoken(out)
  const sample = languages.map((language) => addressOf(language, 'print.wait'))
  const lost = planClips(root).filter(({ address }) => sample.includes(address)).map(({ digest }) => `${digest}.ogg`)
  expect(lost.length).toBeGreaterThan(1)
  for (const file of lost) rmSync(join(out, 'voice/source/spoken', file))
  writeFileSync(join(out, 'voice/source/spoken/of-another-text.ogg'), '')
  const { clips: made, spoken: now } = await makeClips(root, out, say)
  expect(now).toBe(new Set(lost).size)
  expect(made).toBe(languages.length * clips.length)
  expect(spoken(out)).toEqual(before)
  expect(said).toEqual([`  speaking ${now} of ${before.length} sentences`])
  // The same words by the same voice are the same sound.
  for (const file of lost) {
    expect(readFileSync(join(out, 'voice/source/spoken', file)).equals(readFileSync(join(built, 'voice/source/spoken', file)))).toBe(true)
  }
}, longest)

test('a second run speaks nothing, and the index says what lies there', async () => {
  expect(await makeClips(root, out, say)).toMatchObject({ spoken: 0, clips: languages.length * clips.length })
  expect(said).toEqual([])
  expect(readFileSync(join(out, 'voice/CREDITS'), 'utf8')).toBe(readFileSync(join(root, 'build/voice/CREDITS'), 'utf8'))
  const index: readonly Listed[] = JSON.parse(readFileSync(join(out, 'voice/index.json'), 'utf8'))
  for (const { address, bytes } of index) expect(statSync(join(out, address)).size).toBe(bytes)
  expect(new Set(index.map(({ from }) => from))).toEqual(new Set(['sentence']))
})

test('a recording takes the place of its clip', async () => {
  const shop = mkdtempSync(join(tmpdir(), 'studio-'))
  cpSync(join(root, 'locales'), join(shop, 'locales'), { recursive: true })
  mkdirSync(join(shop, 'locales/voice/ja'), { recursive: true })
  const recorded = join(built, 'voice/en/pay.question.ogg')
  cpSync(recorded, join(shop, 'locales/voice/ja/pay.question.opus'))
  await makeClips(shop, out, say)
  expect(readFileSync(join(out, 'voice/ja/pay.question.ogg')).equals(readFileSync(recorded))).toBe(true)
  rmSync(shop, { recursive: true })
})
