import { examineHost } from '../../hardware/wipe/examine-host.ts'
import type { Swap } from '../../hardware/wipe/host.ts'

/** What a terminal has to know of the machine it starts on, and who reads what it says about it. */
export interface Machine {
  /** Null: not to be found out here. */
  readonly swap: () => Swap | null
  readonly warn: (line: string) => void
}

export const thisMachine: Machine = {
  swap: () => (process.platform === 'linux' ? examineHost(process.pid, []).swap : null),
  warn: (line) => void process.stderr.write(`${line}\n`),
}

/**
 * Why no terminal may start on this machine: what it holds in memory could come to lie on a disk; and what whoever installs it has to do.
 * Outside of production that is only said. Null: it may.
 */
export function objectionTo(machine: Machine, production: boolean): string | null {
  const swap = machine.swap()
  if (swap?.kind !== 'possible') return null
  const why = `swap is on (${swap.devices.join(', ')}), so a certificate in memory could reach a disk: switch it off (swapoff -a, and out of `
    + '/etc/fstab), or start the terminal as a service with MemorySwapMax=0'
  if (production) return why
  machine.warn(why)
  return null
}
