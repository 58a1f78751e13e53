import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** Looks at the machine as it is for one process (Linux). @param folders absolute. */
export function examineHost(pid: number, folders: readonly string[]): ExaminedHost {
  const mounts = readFileSync('/proc/mounts', 'utf8')
  return {
    swap: swapFrom(readFileSync('/proc/swaps', 'utf8'), limitsOf(readFileSync(`/proc/${pid}/cgroup`, 'utf8'))),
    zswap: zswapFrom(textOf('/sys/module/zswap/parameters/enabled')),
    cores: coresFrom(readFileSync(`/proc/${pid}/limits`, 'utf8'), readFileSync('/proc/sys/kernel/core_pattern', 'utf8')),
    overwrites: overwritesFreed(readFileSync(`/proc/${pid}/environ`, 'latin1')),
    folders: folders.map((folder) => ({ folder, place: placeFrom(mounts, folder) })),
  }
}

/** @param groups `/proc/PID/cgroup`: number, controllers and path of each hierarchy; the one of version 2 has number 0. */
function limitsOf(groups: string): SwapLimits {
  const all = groups.trim().split('\n').map((line) => line.split(':'))
  const whole = all.find(([number]) => number === '0')?.[2] ?? '/'
  const memory = all.find(([, controllers]) => controllers?.split(',').includes('memory'))?.[2] ?? '/'
  const first = (name: string) => textOf(join('/sys/fs/cgroup/memory', memory, name)) ?? textOf(join('/sys/fs/cgroup/memory', name))
  return {
    swapMax: textOf(join('/sys/fs/cgroup', whole, 'memory.swap.max')) ?? textOf(join('/sys/fs/cgroup/unified', whole, 'memory.swap.max')),
    memory: first('memory.limit_in_bytes'),
    memoryAndSwap: first('memory.memsw.limit_in_bytes'),
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
