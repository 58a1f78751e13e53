import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutant } from './mutant.ts'

const room = 'electron/flow'
/** The walk over every state, and what sees the promptness that a walk can't: a coin that comes back at once. */
const settleTests = ['electron/flow/advance.test.ts', 'electron/flow/explorer.walk.test.ts']

/** Each single call of `settle` in the flow, replaced by one that gives nothing back. */
export function settleMutants(root: string): readonly Mutant[] {
  const files = readdirSync(join(root, room)).filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
  return files.flatMap((name) => mutantsOf(root, join(room, name)))
}

function mutantsOf(root: string, file: string): readonly Mutant[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/(?<!function )\bsettle\(/g)].map(({ index }, place): Mutant => {
    const { first, end } = argumentsAt(text, index + 'settle('.length)
    const to = `${text.slice(0, index)}{ flow: ${first}, effects: [] }${text.slice(end)}`
    return { name: `settle call ${place + 1} in ${file}`, file, from: text, to, tests: settleTests, noticedBy: '' }
  })
}

/** The first argument of a call, and where the call ends. */
function argumentsAt(text: string, start: number): { readonly first: string; readonly end: number } {
  let depth = 0
  let comma: number | null = null
  for (let at = start; at < text.length; at += 1) {
    const letter = text.charAt(at)
    if (letter === ',' && depth === 0) comma ??= at
    if ('([{'.includes(letter)) depth += 1
    if (')]}'.includes(letter)) depth -= 1
    if (depth < 0) return { first: text.slice(start, comma ?? at), end: at + 1 }
  }
  throw new Error('a call that does not end')
}
