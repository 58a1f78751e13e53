import { fileURLToPath } from 'node:url'
import type { StartChild } from './child.ts'

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

/**
 * The same port over Electron. @param signal sends SIGKILL to a process id: Electron's own `kill` only asks politely.
 * Core dumps are the starter's to switch off here: limits are inherited from the main process.
 */
export function electronChildren(utilityProcess: UtilityProcesses, signal: (pid: number) => void): StartChild {
  return (entry) => {
    const child = utilityProcess.fork(fileURLToPath(entry), [], {
      env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'inherit'], serviceName: 'madoguchi',
    })
    let pid: number | null = child.pid ?? null
    let state: 'running' | 'condemned' | 'gone' = 'running'
    child.once('spawn', () => {
      pid = child.pid ?? null
      if (state === 'condemned') end()
    })
    child.once('exit', () => {
      state = 'gone'
    })
    function end(): void {
      if (pid !== null) signal(pid)
    }
    return {
      get pid() {
        return pid
      },
      send(message) {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
        if (state !== 'gone') child.postMessage(message)
      },
      onMessage(listener) {
        child.on('message', listener)
      },
      onExit(listener) {
        child.once('exit', (code) => listener(code))
      },
      kill() {
        if (state === 'gone') return
        state = 'condemned'
        end()
      },
    }
  }
}
