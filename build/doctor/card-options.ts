import { parseArgs } from 'node:util'

export interface CardOptions {
  /** Configuration file whose reader and カードAP profiles are taken; null = none is asked. */
  readonly config: string | null
  /** Beginning of the reader's name; null = the configuration's, or else the first that PC/SC shows. */
  readonly reader: string | null
  /** Longest wait for a card, s. */
  readonly wait: number
  readonly pinStdin: boolean
  readonly json: boolean
  readonly verbose: boolean
}

const longestWait = 600
const usualWait = '10'
const known = '--pin-stdin, --json, --reader NAME, --config FILE, --wait SECONDS (1 to 600), --verbose'

/** Reads what follows `doctor card`; a word it does not know is said, with those it knows. A PIN is none of them: it would be seen by all. */
export function readCardOptions(args: readonly string[]): CardOptions | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: 'string' }, reader: { type: 'string' }, wait: { type: 'string', default: usualWait },
        'pin-stdin': { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, verbose: { type: 'boolean', default: false },
      },
    })
    const { config = null, reader = null, wait: text, 'pin-stdin': pinStdin, json, verbose } = values
    const wait = /^\d{1,3}$/.test(text) ? Number(text) : 0
    if (wait < 1 || wait > longestWait) return { wrong: `--wait takes whole seconds, 1 to ${longestWait}, not ${text}` }
    if (reader === '') return { wrong: '--reader takes the beginning of a reader’s name' }
    return { config, reader, wait, pinStdin, json, verbose }
  } catch (error) {
    // The words themselves may be a PIN that somebody gave where it does not belong.
    return { wrong: `${error instanceof Error && isWordless(error) ? 'this takes no other words' : messageOf(error)}\nknown: ${known}` }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Node repeats an argument that it did not expect. */
function isWordless(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL'
}
