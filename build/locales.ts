import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { languages } from '../electron/flow/language.ts'
import { keysModule } from './locale-keys.ts'
import { checkReadings } from './locale-readings.ts'
import { checkTexts } from './locale-texts.ts'
import { readSource } from './screen-source.ts'
import type { ScreenSource } from './screen-source.ts'
import { checkUse } from './locale-use.ts'
import type { Texts } from './locale-texts.ts'

const root = join(import.meta.dirname, '..')
const keysFile = 'renderer/language/keys.ts'
/** Printed, not shown: receipt and settlement are official papers, in Japanese alone, and what prints them is held to their texts by type. */
const onPaper = new Set(['receipt.ja.json', 'settlement.ja.json'])
/** The demo board is for those who show the machine, the remedies are for staff; figures are written by Intl but for what stands there. */
const fewer: Readonly<Record<string, readonly string[]>> = { board: ['ja', 'en'], remedy: ['ja'], figures: ['ko', 'ja-x-easy'] }

/** `board.ja.json` holds the group `board` in Japanese; `ja.json` the customer's screens. */
function readTexts(): readonly Texts[] {
  return readdirSync(join(root, 'locales'))
    .filter((name) => name.endsWith('.json') && !onPaper.has(name))
    .map((name) => {
      const parts = name.split('.').slice(0, -1)
      const written: Record<string, string> = JSON.parse(readFileSync(join(root, 'locales', name), 'utf8'))
      // What begins with @ is said about the texts, not on a screen.
      const texts = Object.fromEntries(Object.entries(written).filter(([key]) => !key.startsWith('@')))
      return { file: `locales/${name}`, group: parts.slice(0, -1).join('.'), language: parts.at(-1) ?? '', texts }
    })
}

function readSources(): readonly ScreenSource[] {
  return readdirSync(join(root, 'renderer'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$|^sample-|^keys\.ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .map((file) => readSource(file, readFileSync(join(root, file), 'utf8')))
}

const files = readTexts()
const keys = keysModule(files.filter(({ language }) => language === 'ja').map(({ texts }) => texts))
if (process.argv.includes('--write')) writeFileSync(join(root, keysFile), keys)
const findings = [
  ...[...new Set(files.map(({ group }) => group))]
    .flatMap((group) => checkTexts(files.filter((file) => file.group === group), fewer[group] ?? languages)),
  ...checkReadings(files),
  ...checkUse(files.filter(({ language }) => language === 'ja'), readSources()),
  ...(readFileSync(join(root, keysFile), 'utf8') === keys ? [] : [`${keysFile}: does not fit the texts; run node build/locales.ts --write`]),
]
for (const finding of findings) console.error(finding)
const number = new Set(files.flatMap(({ texts }) => Object.keys(texts))).size
console.log(`${files.length} files of texts, ${number} keys, ${findings.length} findings`)
process.exitCode = findings.length === 0 ? 0 : 1
