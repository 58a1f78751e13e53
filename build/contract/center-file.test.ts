import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { centerFile } from './center-file.ts'

const here = fileURLToPath(import.meta.url)

test('a relative path begins where npm was asked, and not in the project', () => {
  expect(centerFile([`./${basename(here)}`], dirname(here))).toEqual({ file: here })
  expect(centerFile([here], '/')).toEqual({ file: here })
})

test.each<[readonly string[], string]>([
  [[], 'npm run contract -- FILE'], [['a.js', 'b.js'], 'npm run contract -- FILE'], [['--file'], 'npm run contract -- FILE'],
  [['./nowhere.js'], 'nowhere.js: there is no such file'], [['.'], 'there is no such file'],
])('asked with %j it is said what is wrong', (words, why) => {
  expect(centerFile(words, dirname(here))).toEqual({ wrong: expect.stringContaining(why) })
})
