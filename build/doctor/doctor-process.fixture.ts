import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('doctor.ts', import.meta.url))

/** Its own process group, as a shell gives it one: Ctrl-C at a keyboard reaches all of the group. */
export function start(...words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [entry, ...words], { detached: true, stdio: ['pipe', 'pipe', 'pipe'] })
}

/** Gives it all its standard input, and waits for its end. */
export async function finish(child: ChildProcess, input = '') {
  child.stdin?.end(input)
  const ended = once(child, 'exit')
  const [out = '', err = ''] = await Promise.all([child.stdout, child.stderr].map(async (stream) => (stream === null ? '' : text(stream))))
  await ended
  return { out, err, code: child.exitCode }
}

/** Resolves when the child has said that, wherever the pieces of what it says are cut. */
export function said(child: ChildProcess, wanted: string): Promise<void> {
  return new Promise((resolve) => {
    let heard = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        heard += chunk.toString()
        if (heard.includes(wanted)) resolve()
      })
    }
  })
}

/** Processes that it has started. */
export function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
}

export function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
