import { parseArgs } from 'node:util'

export interface Options {
  readonly host: string
  /** 0: a free one. */
  readonly port: number
  /** Configuration file that those of the terminals are made from; null: the one we ship. */
  readonly config: string | null
  /** Ids; none: the one the configuration names. */
  readonly terminals: readonly string[]
}

export const usualPort = 8443
const text = { type: 'string' } as const
const known = 'known: --port PORT, --host ADDRESS, --terminal ID (may be repeated), --config FILE'

/** Reads the command line; what is wrong is named, with what would be right. */
export function readOptions(argv: readonly string[]): Options | { readonly wrong: string } {
  const parsed = parse(argv)
  if ('wrong' in parsed) return parsed
  const { host = '127.0.0.1', port = String(usualPort), config = null, terminal = [] } = parsed
  const number = /^\d{1,5}$/.test(port) ? Number(port) : -1
  if (number < 0 || number > 65535) return { wrong: `--port ${port}: takes a port up to 65535; 0 for a free one` }
  if (!/^[A-Za-z0-9.:-]+$/.test(host)) return { wrong: `--host ${host}: takes an address or a name of this machine, e.g. 192.0.2.7` }
  if (host === '0.0.0.0' || host === '::') return { wrong: `--host ${host}: takes the one address or name that terminals reach it by, for its certificate names it` }
  const ill = terminal.find((id) => !/^[A-Za-z0-9-]{1,64}$/.test(id))
  if (ill !== undefined) return { wrong: `--terminal ${ill}: takes an id of letters, digits and hyphens` }
  return { host, port: number, config, terminals: [...new Set(terminal)] }
}

function parse(argv: readonly string[]) {
  try {
    const options = { port: text, host: text, config: text, terminal: { ...text, multiple: true } } as const
    return parseArgs({ args: [...argv], options }).values
  } catch (error) {
    return { wrong: `${error instanceof Error ? error.message : String(error)}\n${known}` }
  }
}
