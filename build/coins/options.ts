import { parseArgs } from 'node:util'

export interface Options {
  /** Where a program finds the line. */
  readonly pty: string
  /** File in which the coins lie between two runs; null: they are fresh at each start. */
  readonly keep: string | null
  /** Lines of the hand that are done before anybody can open the line. */
  readonly first: readonly string[]
  readonly notes: boolean
  /** From one coin of a hopper to the next, ms. */
  readonly coinMs: number
  readonly json: boolean
}

const text = { type: 'string' } as const
const known = 'npm run coins -- --pty PATH [--keep FILE] [--do "WORDS"]… [--coin-ms MS] [--no-notes] [--json]'
const usualCoinMs = 125

/** Reads the command line; what is wrong is named, with what would be right. */
export function readOptions(argv: readonly string[]): Options | { readonly wrong: string } {
  const parsed = parse(argv)
  if ('wrong' in parsed) return parsed
  const { pty, keep = null, do: first = [], 'coin-ms': coinMs = String(usualCoinMs), 'no-notes': noNotes = false, json = false } = parsed
  if (pty === undefined || pty === '') return { wrong: `--pty PATH is missing: where shall the line be?\n${known}` }
  const ms = /^\d{1,5}$/.test(coinMs) ? Number(coinMs) : 0
  if (ms < 1 || ms > 10_000) return { wrong: `--coin-ms ${coinMs}: takes whole milliseconds from 1 to 10000` }
  return { pty, keep, first, notes: !noNotes, coinMs: ms, json }
}

function parse(argv: readonly string[]) {
  try {
    const flag = { type: 'boolean' } as const
    const options = { pty: text, keep: text, do: { ...text, multiple: true }, 'coin-ms': text, 'no-notes': flag, json: flag } as const
    return parseArgs({ args: [...argv], options }).values
  } catch (error) {
    return { wrong: `${error instanceof Error ? error.message : String(error)}\n${known}` }
  }
}
