import { fileURLToPath } from 'node:url'
import { childEnvironment } from './child-environment.ts'
import type { StartChild } from './child.ts'
import type { OwnProcesses } from './own-processes.ts'

/** What is used of Electron's `utilityProcess` module. */
export interface UtilityProcesses {
  fork(module: string, args: string[], options: UtilityProcessOptions): UtilityProcess
}

export interface UtilityProcessOptions {
  env: Record<string, string>
  execArgv: string[]
  stdio: ('ignore' | 'inherit')[]
  serviceName: string
}

export interface UtilityProcess {
  readonly pid: number | undefined
  postMessage(message: object): void
  kill(): boolean
  on(event: 'message', listener: (message: unknown) => void): unknown
  once(event: 'exit', listener: (code: number) => void): unknown
  once(event: 'spawn', listener: () => void): unknown
}

/** How often a process that says no more is looked for, when it is killed, and when it is given up, ms. The terminal waits 15 s for a vault's end. */
const look = 50
const killed = 3_000
const givenUp = 8_000

/**
 * The same port over Electron, whose own `kill` only asks politely, and which tells of an `exit` as soon as the pipe to a process is cut: it
 * may be there still, and hang. Here its end is told once the system knows it no more; with null, as of one killed, where it had to be.
 * One that even SIGKILL does not end is told of after 8 s: whoever must know looks for it himself.
 * Core dumps are the starter's to switch off here: limits are inherited from the main process.
 */
export function electronChildren(utilityProcess: UtilityProcesses, own: OwnProcesses): StartChild {
  return (entry) => {
    const child = utilityProcess.fork(fileURLToPath(entry), [], {
      // Electron lets a process without any environment inherit the whole of ours.
      env: childEnvironment(process), execArgv: [], stdio: ['ignore', 'ignore', 'inherit'], serviceName: 'madoguchi',
    })
    const exited: ((code: number | null) => void)[] = []
    let pid: number | null = child.pid ?? null
    let state: 'running' | 'condemned' | 'ending' | 'gone' = 'running'
    child.once('spawn', () => {
      pid = child.pid ?? null
      if (state === 'condemned') end()
    })
    child.once('exit', (code) => {
      state = 'ending'
      seeOff(code, 0)
    })
    function end(): void {
      if (pid !== null) own.kill(pid)
    }
    function seeOff(code: number | null, waited: number): void {
      if (pid === null || own.gone(pid) || waited >= givenUp) {
        state = 'gone'
        for (const tell of exited) tell(code)
        return
      }
      if (waited === killed) end()
      own.after(look, () => seeOff(waited >= killed ? null : code, waited + look))
    }
    return {
      get pid() {
        return pid
      },
      send(message) {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
        if (state === 'running' || state === 'condemned') child.postMessage(message)
      },
      onMessage(listener) {
        child.on('message', listener)
      },
      onExit(listener) {
        exited.push(listener)
      },
      kill() {
        if (state === 'gone') return
        if (state === 'running') state = 'condemned'
        end()
      },
    }
  }
}
