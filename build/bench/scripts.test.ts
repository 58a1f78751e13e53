import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { languages } from '../../electron/flow/language.ts'
import { tooLarge } from './figure.ts'
import { scripts } from './scripts.ts'

let folder: string
/** So much that can't be made smaller, in KB, as a script. */
const bulk = (kilobytes: number) => `/*${randomBytes(kilobytes * 1024).toString('latin1').replaceAll('*', '+')}*/`
const write = (name: string, text: string) => writeFileSync(join(folder, 'assets', name), text, 'latin1')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scripts-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<script type="module" src="./assets/index-1.js"></script><link rel="modulepreload" href="./assets/parts-1.js">')
  for (const language of languages) write(`${language.toLowerCase()}-1.js`, `import"./words-1.js";import"./parts-1.js";${bulk(1)}`)
  write('words-1.js', bulk(2))
  write('parts-1.js', `import{a}from"./deep-1.js";${bulk(10)}`)
  write('deep-1.js', bulk(30))
})
afterEach(() => rmSync(folder, { recursive: true }))

const languageImports = languages.map((language) => `import("./${language.toLowerCase()}-1.js")`).join(';')

test('initial is what the page names and all that this imports, but not what is fetched later', () => {
  write('index-1.js', `${languageImports};${bulk(50)}`)
  const [initial, ...others] = scripts(folder)
  expect(initial?.value).toBeGreaterThan(89)
  expect(initial?.value).toBeLessThan(95)
  expect(initial && tooLarge(initial)).toBe(false)
  expect(others.map(({ value }) => Math.floor(value))).toEqual(languages.slice(1).map(() => 3))
})

test('150 KB are the bound', () => {
  write('index-1.js', `${languageImports};${bulk(120)}`)
  const [initial] = scripts(folder)
  expect(initial && tooLarge(initial)).toBe(true)
})

test('a language that nothing brings is missed', () => {
  write('index-1.js', '')
  expect(() => scripts(folder)).toThrow('No script brings en')
})
