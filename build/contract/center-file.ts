import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'

/** Names the module to the process that runs the suite. */
export const fileVariable = 'CENTER_UNDER_TEST'

/** The module that the words name, as a whole path; or what is wrong with them. `from`: the folder relative paths begin in. */
export function centerFile(words: readonly string[], from: string): { readonly file: string } | { readonly wrong: string } {
  const [word] = words
  if (word === undefined || words.length > 1 || word.startsWith('-')) return { wrong: 'npm run contract -- FILE, a module that exports openCenterUnderTest(wanted)' }
  const file = resolve(from, word)
  return existsSync(file) && statSync(file).isFile() ? { file } : { wrong: `${file}: there is no such file` }
}
