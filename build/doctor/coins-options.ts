import { parseArgs } from 'node:util'

export interface CoinsOptions {
  /** The serial line; null: the configuration's. */
  readonly port: string | null
  /** The configuration whose devices should be there; null: those that have their addresses by custom. */
  readonly config: string | null
  readonly json: boolean
}

const known = 'npm run doctor -- coins --port PATH | --config FILE, or both, and [--json]'

/** Reads what follows `doctor coins`; what is wrong with it is said, with what there is. */
export function readCoinsOptions(args: readonly string[]): CoinsOptions | { readonly wrong: string } {
  try {
    const options = { port: { type: 'string' }, config: { type: 'string' }, json: { type: 'boolean', default: false } } as const
    const { port = null, config = null, json } = parseArgs({ args: [...args], options }).values
    return port === null && config === null || port === '' ? { wrong: `which line? ${known}` } : { port, config, json }
  } catch (error) {
    return { wrong: `${error instanceof Error ? error.message : String(error)}\n${known}` }
  }
}
