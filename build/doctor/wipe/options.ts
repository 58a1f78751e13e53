import { parseArgs } from 'node:util'

export interface WipeOptions {
  /** How many customers come. */
  readonly transactions: number
  readonly json: boolean
}

const most = 1000
const known = 'npm run doctor -- wipe [--transactions N] [--json]'

/** Reads what follows `doctor wipe`; what is wrong with it is said, with what there is. */
export function readWipeOptions(args: readonly string[]): WipeOptions | { readonly wrong: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: { transactions: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } } })
    const transactions = /^\d{1,4}$/.test(values.transactions) ? Number(values.transactions) : 0
    if (transactions < 1 || transactions > most) return { wrong: `--transactions takes a whole number, 1 to ${most}, not ${values.transactions}` }
    return { transactions, json: values.json }
  } catch (error) {
    return { wrong: `${error instanceof Error ? error.message : String(error)}\n${known}` }
  }
}
