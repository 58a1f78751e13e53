import { readFileSync, readdirSync } from 'node:fs'

/** A process and all that it started, and that these started (Linux). */
export function familyOf(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(familyOf)]
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) => {
      const children = readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim()
      return children === '' ? [] : children.split(' ').map(Number)
    })
  } catch {
    // It ended while we looked, and its children are nobody's any more.
    return []
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // What has ended and was not yet asked for its end is no process any more.
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** Waits until none of them runs; those that still do after `patience` ms are killed, and that they did is an error. */
export async function ended(pids: readonly number[], patience: number): Promise<void> {
  const until = performance.now() + patience
  while (pids.some(alive)) {
    if (performance.now() > until) {
      const left = pids.filter(alive)
      for (const pid of left) process.kill(pid, 'SIGKILL')
      throw new Error(`left behind: ${left.join(', ')}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
