import { parseArgs } from 'node:util'

/** So many coins in a tube; `address` where several hold that value, else null. */
export interface Filled { readonly value: number; readonly address: number | null; readonly count: number }

export interface Options {
  /** Configuration file of the terminal; null: the one we ship. */
  readonly config: string | null
  /** What lies in these tubes now. */
  readonly fill: readonly Filled[]
  /** All tubes and the cash box were emptied, before `fill`. */
  readonly empty: boolean
  /** What lies in the cash box now, yen; null: nobody has said. */
  readonly cashbox: number | null
  readonly json: boolean
}

const text = { type: 'string' } as const
const flag = { type: 'boolean', default: false } as const
const known = 'known: --config FILE, --fill VALUE=COINS (e.g. 10=50,100=40; 100@5=40 for the tube at address 5), --empty, --cashbox YEN, --json'

/** Reads the command line; what is wrong is named, with what would be right. */
export function readOptions(argv: readonly string[]): Options | { readonly wrong: string } {
  const parsed = parse(argv)
  if ('wrong' in parsed) return parsed
  const { config = null, fill = [], empty, cashbox = null, json } = parsed
  if (config === '') return { wrong: '--config: takes the name of a file' }
  if (cashbox !== null && !/^\d{1,8}$/.test(cashbox)) return { wrong: `--cashbox ${cashbox}: takes whole yen that lie in the cash box now, 0 when it was emptied` }
  const words = fill.flatMap(list => list.split(','))
  const filled = words.map(filledIn)
  const wrong = words[filled.indexOf(null)]
  if (wrong !== undefined) return { wrong: `--fill ${wrong}: takes the value of coins and how many lie in their tube now, e.g. 10=50, or 100@5=40 for the tube at address 5` }
  const all = filled.filter(each => each !== null)
  const twice = all.find((each, at) => all.findIndex(({ value, address }) => value === each.value && address === each.address) !== at)
  if (twice !== undefined) return { wrong: `--fill ${twice.value}: is said twice` }
  return { config, fill: all, empty, cashbox: cashbox === null ? null : Number(cashbox), json }
}

function filledIn(word: string): Filled | null {
  const [, value, address, count] = /^(\d{1,4})(?:@(\d{1,3}))?=(\d{1,5})$/.exec(word.trim()) ?? []
  if (value === undefined || count === undefined) return null
  return { value: Number(value), address: address === undefined ? null : Number(address), count: Number(count) }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: { config: text, fill: { ...text, multiple: true }, empty: flag, cashbox: text, json: flag } as const }).values
  } catch (error) {
    return { wrong: `${error instanceof Error ? error.message : String(error)}\n${known}` }
  }
}
