import { cardHolderOf } from '../../center/reference/card-holders.ts'
import type { Fault } from '../../hardware/card/fault.ts'

/** What the hand is told to do, by a line on standard input or by `--fault`. */
export type Order =
  | { readonly kind: 'insert' | 'remove' | 'status' | 'help' }
  /** `CardHolder.id` of whose card comes in the place of this one. */
  | { readonly kind: 'swap'; readonly resident: string }
  /** In the middle of, or before, the so-manieth command from now. */
  | { readonly kind: 'pull' | 'reset'; readonly command: number }
  | { readonly kind: 'fault'; readonly fault: Fault }

export interface Wrong { readonly wrong: string }

/** Every word and what it does, as `help` shows it. */
export const words: readonly (readonly [string, string])[] = [
  ['insert', 'lays the card on the reader'],
  ['remove', 'takes it away'],
  ['swap NAME', 'puts another resident’s card in its place, faster than the reader looks'],
  ['pull N', 'pulls it in the middle of the N-th command from now (1 when left out)'],
  ['reset N', 'resets it before the N-th command from now: it forgets what was selected (1 when left out)'],
  ['mute', 'it takes commands and never answers'],
  ['slow MS', 'every answer comes so many milliseconds late'],
  ['short', 'half of the data is missing from every answer'],
  ['long', 'every answer has 16 bytes more than there are'],
  ['garbage', 'it answers with random bytes'],
  ['well', 'ends slow, mute, short, long and garbage'],
  ['status', 'where it lies, what is wrong with it, tries left, commands answered'],
  ['help', 'these words'],
]

const longestDelay = 600_000
const furthestCommand = 1000

/** What `--fault` takes. */
export const faultWords = 'slow:MS, mute, short, long, garbage, pull:N, reset:N'
const faultNumbers = `MS from 1 to ${longestDelay}, N from 1 to ${furthestCommand}`

/** Reads one line of the hand. */
export function readOrder(line: string): Order | Wrong {
  const [word = '', given, ...rest] = line.trim().split(/\s+/)
  if (rest.length > 0) return { wrong: `"${line.trim()}" is too much at once: a word, and for some words one more` }
  return read(word, given) ?? { wrong: `"${word}" is no word of the hand; there are: ${words.map(([name]) => name).join(', ')}` }
}

/** Reads what stands behind `--fault`: `mute`, `slow:500`. */
export function readFault(text: string): Order | Wrong {
  const [word = '', given, ...rest] = text.split(':')
  const order = rest.length === 0 ? read(word, given) : null
  if (order !== null && 'kind' in order && (order.kind === 'fault' || order.kind === 'pull' || order.kind === 'reset')) return order
  // Not in the words of the hand, which are written otherwise.
  return { wrong: `--fault ${text}: takes ${faultWords}; ${faultNumbers}` }
}

/** Null: there is no such word. */
function read(word: string, given: string | undefined): Order | Wrong | null {
  switch (word) {
    case 'insert': case 'remove': case 'status': case 'help': return alone(word, given, { kind: word })
    case 'mute': case 'short': case 'long': case 'garbage': case 'well': return alone(word, given, { kind: 'fault', fault: { kind: word } })
    case 'pull': case 'reset': return numbered(word, given ?? '1', 1, furthestCommand, (command) => ({ kind: word, command }))
    case 'slow': return numbered(word, given ?? '', 1, longestDelay, (ms) => ({ kind: 'fault', fault: { kind: 'slow', ms } }))
    case 'swap': {
      const holder = given === undefined ? null : cardHolderOf(given)
      return holder === null ? { wrong: `swap ${given ?? ''}: takes the id of a resident, as --list shows them` } : { kind: 'swap', resident: holder.id }
    }
    default: return null
  }
}

function alone(word: string, given: string | undefined, order: Order): Order | Wrong {
  return given === undefined ? order : { wrong: `${word} takes nothing behind it, not "${given}"` }
}

function numbered(word: string, text: string, least: number, most: number, order: (number: number) => Order): Order | Wrong {
  const number = /^\d{1,7}$/.test(text) ? Number(text) : NaN
  return number >= least && number <= most ? order(number) : { wrong: `${word} ${text}: takes a whole number from ${least} to ${most}` }
}
