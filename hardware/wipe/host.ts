/**
 * Whether what a process forgets could still lie somewhere: on a disk by way of swap or core dumps, in files, or in memory that was freed
 * and never overwritten. Everything here judges texts of Linux, so that it can be tried on those of any machine.
 */
export type Swap =
  | { readonly kind: 'none' }
  /** There is swap, but nothing of this control group goes there. */
  | { readonly kind: 'denied' }
  /** `devices` is empty where nobody is told. */
  | { readonly kind: 'possible'; readonly devices: readonly string[] }

/** Limits of a control group, as its files give them; null: it has no such file. */
export interface SwapLimits {
  /** `memory.swap.max` (version 2). */
  readonly swapMax: string | null
  /** `memory.limit_in_bytes` and `memory.memsw.limit_in_bytes` (version 1): memory alone, and with swap. */
  readonly memory: string | null
  readonly memoryAndSwap: string | null
}

/** @param swaps `/proc/swaps`; null: it is hidden. */
export function swapFrom(swaps: string | null, { swapMax, memory, memoryAndSwap }: SwapLimits): Swap {
  const devices = (swaps ?? '').trim().split('\n').slice(1).flatMap((line) => line.split(/\s+/).slice(0, 1))
  if (swaps !== null && devices.length === 0) return { kind: 'none' }
  if (swapMax?.trim() === '0') return { kind: 'denied' }
  // As much with swap as without it. Unlimited is a number too, and the same one in both.
  const unlimited = Number(memory) >= 2 ** 62
  if (memory !== null && !unlimited && memory.trim() === memoryAndSwap?.trim()) return { kind: 'denied' }
  return { kind: 'possible', devices }
}

/** @param parameter `/sys/module/zswap/parameters/enabled`; null: this kernel has none. It keeps copies in memory, but only of what is swapped. */
export function zswapFrom(parameter: string | null): boolean {
  return parameter?.trim() === 'Y'
}

export interface Cores {
  /** Whether a core of this process could come about. */
  readonly kept: boolean
  /** `RLIMIT_CORE`, bytes; null: unlimited. */
  readonly limit: number | null
  /** Program that the kernel pipes cores to; null: they would be files. */
  readonly collector: string | null
}

/**
 * @param limits `/proc/PID/limits`.
 * @param pattern `/proc/sys/kernel/core_pattern`; null: this kernel keeps none.
 */
export function coresFrom(limits: string, pattern: string | null): Cores {
  const [, soft = 'unlimited'] = /^Max core file size +(\S+)/m.exec(limits) ?? []
  const limit = soft === 'unlimited' ? null : Number(soft)
  if (pattern === null) return { kept: false, limit, collector: null }
  const collector = pattern.startsWith('|') ? pattern.slice(1).trim().split(' ')[0] ?? '' : null
  // A collector is called whatever the limit; only that of one byte forbids it (core(5)).
  const kept = collector === null ? limit === null || limit > 1 : limit !== 1
  return { kept, limit, collector }
}

export interface Place {
  /** Of the file system: `tmpfs`, `ext4`, `overlay`. */
  readonly type: string
  /** It is memory, and ends with the machine's power. */
  readonly memory: boolean
  /** It never goes to swap (`noswap`, Linux 6.4). */
  readonly noswap: boolean
}

/**
 * Where a path lies.
 * @param mounts `/proc/mounts`; a later mount lies over an earlier one.
 * @param path absolute.
 */
export function placeFrom(mounts: string, path: string): Place | null {
  const found = mounts.split('\n').flatMap((line) => {
    const [, at = '', type = '', options = ''] = line.split(' ')
    const point = at.replaceAll('\\040', ' ')
    const covers = point !== '' && (point === '/' || path === point || path.startsWith(`${point}/`))
    return covers ? [{ point, type, options: options.split(',') }] : []
  })
  const [deepest] = found.toReversed().toSorted((a, b) => b.point.length - a.point.length)
  if (deepest === undefined) return null
  const { type, options } = deepest
  return { type, memory: type === 'tmpfs' || type === 'ramfs', noswap: type === 'ramfs' || options.includes('noswap') }
}

/**
 * Whether the C library overwrites what is freed, and keeps none of it aside, in a process with this environment.
 * @param environment `/proc/PID/environ`.
 */
export function overwritesFreed(environment: string): boolean {
  // Older ones (2.36) put an end behind each setting in the very text that they read.
  const [, settings = ''] = /(?:^|\0)GLIBC_TUNABLES=([^\0]*(?:\0glibc\.[^\0]*)*)/.exec(environment) ?? []
  const tunables = settings.split(/[:\0]/)
  const perturb = tunables.find((each) => each.startsWith('glibc.malloc.perturb='))?.split('=')[1] ?? '0'
  return tunables.includes('glibc.malloc.tcache_count=0') && Number(perturb) > 0
}
