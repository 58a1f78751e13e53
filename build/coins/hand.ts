import type { SoftwareBus } from '../../hardware/coins/software/software-bus.ts'
import { faultWords } from './fault-words.ts'
import { moneyWords } from './money-words.ts'
import type { Word, Wrong } from './word.ts'

/** What the hand did, in one line; or what it can do. */
export type Done = { readonly said: string } | Wrong

const looking = [{ name: 'status', takes: '', does: 'shows the state alone' }, { name: 'help', takes: '', does: 'these words' }] as const
const words: readonly Word[] = [...moneyWords, ...faultWords]
const known = [...words, ...looking]

/** Does what one line says. */
export function obey(bus: SoftwareBus, line: string): Done {
  const [name = '', ...given] = line.trim().split(/\s+/)
  if (name === 'status') return { said: 'as it is' }
  if (name === 'help') return { said: help }
  const word = words.find((word) => word.name === name)
  if (word === undefined) return { wrong: `"${name}" is no word of the hand; there are: ${known.map(({ name }) => name).join(', ')}` }
  bus.run()
  const said = word.obey(bus, given)
  return typeof said === 'string' ? { said } : said
}

/** Every word, what stands behind it, and what it does. */
export const help = known
  .map(({ name, takes, does }) => `  ${`${name} ${takes}`.padEnd(34)} ${does}`).join('\n')
