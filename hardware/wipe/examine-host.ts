import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { coresFrom, overwritesFreed, placeFrom, swapFrom, zswapFrom } from './host.ts'
import type { Cores, Place, Swap, SwapLimits } from './host.ts'

export interface ExaminedHost {
  readonly swap: Swap
  readonly zswap: boolean
  readonly cores: Cores
  /** Whether freed memory is overwritten. */
  readonly overwrites: boolean
  /** Where each of the folders lies; null: nobody knows. */
  readonly folders: readonly { readonly folder: string; readonly place: Place | null }[]
}

/** The bytes of a file as characters (an environment need not be of UTF-8); null: there is none. Throws when it can't be read. */
export type ReadHost = (path: string) => string | null

/**
 * Looks at the machine as it is for one process (Linux). A kernel built without swap, control groups or cores has no file about them, and
 * then there are none; one that is only hidden (`ProcSubset=pid`) is taken for the worst. @param folders absolute.
 */
export function examineHost(pid: number, folders: readonly string[], read: ReadHost = readHere): ExaminedHost {
  const limits = read(`/proc/${pid}/limits`)
  if (limits === null) throw new Error('only a process that is there can be examined')
  const mounts = read('/proc/self/mounts') ?? ''
  // Every kernel has this one.
  const hidden = read('/proc/meminfo') === null
  const swaps = read('/proc/swaps') ?? (hidden ? null : '')
  const pattern = read('/proc/sys/kernel/core_pattern') ?? (hidden ? '|unknown' : null)
  return {
    swap: swapFrom(swaps, limitsOf(read(`/proc/${pid}/cgroup`) ?? '', tolerant(read))),
    zswap: zswapFrom(tolerant(read)('/sys/module/zswap/parameters/enabled')),
    cores: coresFrom(limits, pattern),
    overwrites: overwritesFreed(read(`/proc/${pid}/environ`) ?? ''),
    folders: folders.map((folder) => ({ folder, place: placeFrom(mounts, folder) })),
  }
}

/** @param groups `/proc/PID/cgroup`: number, controllers and path of each hierarchy; the one of version 2 has number 0. */
function limitsOf(groups: string, read: ReadHost): SwapLimits {
  const all = groups.trim().split('\n').map((line) => line.split(':'))
  const whole = all.find(([number]) => number === '0')?.[2] ?? '/'
  const memory = all.find(([, controllers]) => controllers?.split(',').includes('memory'))?.[2] ?? '/'
  const first = (name: string) => read(join('/sys/fs/cgroup/memory', memory, name)) ?? read(join('/sys/fs/cgroup/memory', name))
  return {
    swapMax: swapMaxOf('/sys/fs/cgroup', whole, read) ?? swapMaxOf('/sys/fs/cgroup/unified', whole, read),
    memory: first('memory.limit_in_bytes'),
    memoryAndSwap: first('memory.memsw.limit_in_bytes'),
  }
}

/** Of a group or one that it lies in, for what is forbidden to a slice is forbidden to its services. */
function swapMaxOf(root: string, group: string, read: ReadHost): string | null {
  const own = read(join(root, group, 'memory.swap.max'))
  return own?.trim() === '0' || group === dirname(group) ? own : swapMaxOf(root, dirname(group), read) ?? own
}

/** A limit that can't be read is none. */
function tolerant(read: ReadHost): ReadHost {
  return (path) => {
    try {
      return read(path)
    } catch {
      return null
    }
  }
}

function readHere(path: string): string | null {
  try {
    return readFileSync(path, 'latin1')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
