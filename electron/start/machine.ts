import { examineHost } from '../../hardware/wipe/examine-host.ts'
import type { ExaminedHost } from '../../hardware/wipe/examine-host.ts'

/** What a terminal has to know of the machine it starts on, and who reads what it says about it. */
export interface Machine {
  /** Null: not to be found out here. */
  readonly host: () => Pick<ExaminedHost, 'swap' | 'cores'> | null
  readonly warn: (line: string) => void
}

export const thisMachine: Machine = {
  host: () => (process.platform === 'linux' ? examineHost(process.pid, []) : null),
  warn: (line) => void process.stderr.write(`${line}\n`),
}

/**
 * Why no terminal may start on this machine: what it or its vaults hold in memory could come to lie on a disk; and what whoever installs it
 * has to do. Outside of production that is only said. Null: it may.
 */
export function objectionTo(machine: Machine, production: boolean): string | null {
  const host = machine.host()
  const objections = host === null ? [] : [aboutSwap(host), aboutCores(host)].filter((each) => each !== null)
  if (objections.length === 0) return null
  if (production) return objections.join('\n')
  for (const each of objections) machine.warn(each)
  return null
}

function aboutSwap({ swap }: Pick<ExaminedHost, 'swap'>): string | null {
  if (swap.kind !== 'possible') return null
  const where = swap.devices.length === 0 ? 'or not to be seen here' : `(${swap.devices.join(', ')})`
  return `swap is on ${where}, so a certificate in memory could reach a disk: switch it off (swapoff -a, and out of `
    + '/etc/fstab), or start the terminal as a service with MemorySwapMax=0'
}

/** Vaults inherit the limit under Electron; elsewhere they get one of their own. */
function aboutCores({ cores: { kept, collector } }: Pick<ExaminedHost, 'cores'>): string | null {
  if (!kept) return null
  const where = collector === null ? 'as files' : `by ${collector}`
  return `cores are kept (${where}), so what is in memory when a process of the terminal crashes could reach a disk: start it with a limit `
    + 'of one byte (prlimit --core=1, or LimitCORE=1 of the service), which forbids a collector as well'
}
