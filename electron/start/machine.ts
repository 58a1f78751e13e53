import { examineHost } from '../../hardware/wipe/examine-host.ts'
import type { ExaminedHost } from '../../hardware/wipe/examine-host.ts'
import { forgetfulEnvironment } from '../process/forgetful-environment.ts'

/** `overwrites`: null where the C library is not who gives memory back. */
export type ExaminedMachine = Pick<ExaminedHost, 'swap' | 'cores'> & { readonly overwrites: boolean | null }

/** What a terminal has to know of the machine it starts on, and who reads what it says about it. */
export interface Machine {
  /** Null: not to be found out here. */
  readonly host: () => ExaminedMachine | null
  readonly warn: (line: string) => void
}

export const thisMachine: Machine = {
  host: () => (process.platform === 'linux' ? examinedHere() : null),
  warn: (line) => void process.stderr.write(`${line}\n`),
}

/** Electron brings an allocator of its own, to which the C library's settings are nothing. */
function examinedHere(): ExaminedMachine {
  const { swap, cores, overwrites } = examineHost(process.pid, [])
  return { swap, cores, overwrites: process.versions['electron'] === undefined ? overwrites : null }
}

/**
 * Why no terminal may start on this machine: what it or its vaults hold in memory could come to lie on a disk; and what whoever installs it
 * has to do. To a demo that is only said. What does not lead to a disk, or can't be found out, is said to either. Null: it may.
 * @param demo whether nobody's real certificate comes here.
 */
export function objectionTo(machine: Machine, demo: boolean): string | null {
  const host = machine.host()
  if (host === null) {
    machine.warn(notExamined)
    return null
  }
  if (host.overwrites === false) machine.warn(aboutFreed)
  const objections = [aboutSwap(host), aboutCores(host)].filter((each) => each !== null)
  if (objections.length === 0) return null
  if (!demo) return objections.join('\n')
  for (const each of objections) machine.warn(each)
  return null
}

const notExamined = 'nobody here looks whether memory could reach a disk: switch off swap (the pagefile, hibernation) and crash dumps'
const aboutFreed = 'what is freed in memory is not overwritten: start the terminal with npm start, or with GLIBC_TUNABLES='
  + forgetfulEnvironment.GLIBC_TUNABLES

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
