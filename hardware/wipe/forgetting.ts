import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (how: { readonly type: 'major'; readonly flavor: 'last-resort'; readonly execution: 'sync' }) => void

/** ms before each round: a connection is held until it is closed at both ends; what is held weakly goes in the second. */
const rounds = [50, 500]
/**
 * Calls within one another. Plaintext of a TLS connection was met 40 kB down the stack. Measured with Node 24, so many reach 437 kB down as
 * long as they are interpreted, and 142 kB once V8 has compiled them. 4 500 interpreted ones overflow the stack.
 */
const depth = 2_000
/** V8 holds on to the last text that any regular expression was tried on (`RegExp.input`). */
const anything = /^/

/**
 * Makes this process one that can forget. From now on what is read or sent lies in buffers of its own and no longer in Node's pool, which
 * lives on with whatever was in it. Gives `forget`: nothing that nobody holds any more stays in V8's heap, however little of a page it
 * takes, nor in buffers, nor on the stack. It takes about 0.1 s of a processor twice within a second, and never rejects.
 *
 * Blocks that are given back are overwritten by the C library only, and only if the process was started for that. Under Electron they go
 * to an allocator that knows nothing of it, and what is left there has not been measured.
 */
export function learnToForget(): () => Promise<void> {
  Buffer.poolSize = 0
  const collect = collector()
  return async () => {
    for (const ms of rounds) {
      await pause(ms, undefined, { ref: false })
      anything.test('')
      overwriteStack(depth)
      collect({ type: 'major', flavor: 'last-resort', execution: 'sync' })
    }
  }
}

/** V8 shows it to contexts that are made after it was told to; so no flag is needed when the process starts. */
function collector(): Collect {
  setFlagsFromString('--expose-gc')
  // Otherwise a page on which something lives keeps, as free space, what died there.
  setFlagsFromString('--compact-on-every-full-gc')
  const exposed: unknown = runInNewContext('gc')
  if (!isCollect(exposed)) throw new Error('V8 shows no way to collect garbage')
  return exposed
}

function isCollect(value: unknown): value is Collect {
  return typeof value === 'function'
}

/** Puts numbers where the buffers of calls that are over lay. */
function overwriteStack(left: number): number {
  const [a, b, c, d, e, f] = [left, left, left, left, left, left]
  return left === 0 ? 0 : overwriteStack(left - 1) + a + b + c + d + e + f
}
