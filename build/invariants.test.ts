import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { guardMutants } from './mutants/guard-mutants.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const invariants = Array.from({ length: 24 }, (_, index) => `I-${String(index + 1).padStart(2, '0')}`)
const tests = globSync('{center,electron,hardware}/**/*.{test,contract}.ts', { cwd: root }).map((file) => readFileSync(`${root}/${file}`, 'utf8')).join('\n')

test.each(invariants)('%s is named by a test, and breaking it on purpose is tried', (invariant) => {
  expect(tests).toMatch(new RegExp(`'${invariant}|'[^'\\n]* ${invariant}`))
  expect(guardMutants.some(({ name }) => name.startsWith(invariant))).toBe(true)
})
