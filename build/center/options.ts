import { parseArgs } from 'node:util'

export interface Options {
  readonly host: string
  /** 0: a free one. */
  readonly port: number
  /** Configuration file that those of the terminals are made from; null: the one we ship. */
  readonly config: string | null
  /** Ids; none: the one the configuration names. */
  readonly terminals: readonly string[]
  /** Where the two sites are; null: they are not served. */
  readonly sites: SitesPort | null
}

export interface SitesPort {
  /** 0: a free one. */
  readonly port: number
  /** Nobody asked for this port: where it is in use, a free one will do. */
  readonly orFree: boolean
}

export const usualPort = 8443
const text = { type: 'string' } as const
const known = 'known: --port PORT, --host ADDRESS, --terminal ID (may be repeated), --config FILE, --sites-port PORT, --no-sites'

/** Reads the command line; what is wrong is named, with what would be right. */
export function readOptions(argv: readonly string[]): Options | { readonly wrong: string } {
  const parsed = parse(argv)
  if ('wrong' in parsed) return parsed
  const { host = '127.0.0.1', port = String(usualPort), config = null, terminal = [], 'sites-port': sitesPort, 'no-sites': noSites = false } = parsed
  const number = portIn(port)
  if (number === null) return { wrong: `--port ${port}${portsThereAre}` }
  if (noSites && sitesPort !== undefined) return { wrong: '--no-sites and --sites-port: one of them' }
  const sites = sitesPort === undefined ? nextTo(number) : { port: portIn(sitesPort), orFree: false }
  if (sites.port === null) return { wrong: `--sites-port ${sitesPort}${portsThereAre}` }
  if (!/^[A-Za-z0-9.:-]+$/.test(host)) return { wrong: `--host ${host}: takes an address or a name of this machine, e.g. 192.0.2.7` }
  if (host === '0.0.0.0' || host === '::') return { wrong: `--host ${host}: takes the one address or name that terminals reach it by, for its certificate names it` }
  const ill = terminal.find((id) => !/^[A-Za-z0-9-]{1,64}$/.test(id))
  if (ill !== undefined) return { wrong: `--terminal ${ill}: takes an id of letters, digits and hyphens` }
  return { host, port: number, config, terminals: [...new Set(terminal)], sites: noSites ? null : { ...sites, port: sites.port } }
}

const portsThereAre = ': takes a port up to 65535; 0 for a free one'

function portIn(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 65536
  return port > 65535 ? null : port
}

const nextTo = (port: number): SitesPort => ({ port: port === 0 || port === 65535 ? 0 : port + 1, orFree: true })

function parse(argv: readonly string[]) {
  try {
    const options = { port: text, host: text, config: text, terminal: { ...text, multiple: true }, 'sites-port': text, 'no-sites': { type: 'boolean' } } as const
    return parseArgs({ args: [...argv], options }).values
  } catch (error) {
    return { wrong: `${error instanceof Error ? error.message : String(error)}\n${known}` }
  }
}
