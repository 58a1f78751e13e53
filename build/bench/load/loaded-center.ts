import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { fromCenter } from './control.ts'
import type { FromCenter, Ready, ToCenter } from './control.ts'

export type Memory = Omit<Extract<FromCenter, { kind: 'memory' }>, 'kind'>

/** A center served over mutual TLS in a process of its own, with nothing in it of whoever loads it. */
export interface LoadedCenter {
  readonly ready: Ready
  memory(): Promise<Memory>
  fault(name: Extract<ToCenter, { kind: 'fault' }>['name'], on: boolean): Promise<void>
  close(): Promise<void>
}

/** Rejects when the process ends before it answers. */
export async function startLoadedCenter(): Promise<LoadedCenter> {
  const child = fork(fileURLToPath(new URL('process.ts', import.meta.url)), { execArgv: ['--expose-gc'] })
  const exited = once(child, 'exit')

  async function heard(): Promise<FromCenter> {
    const ended = exited.then(([code]): never => { throw new Error(`the loaded center ended with ${String(code)}`) })
    const [message]: unknown[] = await Promise.race([once(child, 'message'), ended])
    return fromCenter.parse(message)
  }

  function ask(order: ToCenter): Promise<FromCenter> {
    const answer = heard()
    child.send(order)
    return answer
  }

  const ready = await heard()
  if (ready.kind !== 'ready') throw new Error(`the loaded center began with ${ready.kind}`)
  return {
    ready,
    async memory() {
      const answer = await ask({ kind: 'memory' })
      if (answer.kind !== 'memory') throw new Error(`asked for its memory, the loaded center said ${answer.kind}`)
      return { heap: answer.heap, resident: answer.resident }
    },
    async fault(name, on) {
      await ask({ kind: 'fault', name, on })
    },
    async close() {
      child.disconnect()
      await exited
    },
  }
}
