import { fork } from 'node:child_process'
import type { CardProcess } from './card-client.ts'

/** The real card process, as the terminal would start it. */
export function forkCardProcess(): CardProcess & { readonly pid: number | undefined } {
  const child = fork(new URL('card-process.ts', import.meta.url), { serialization: 'advanced', execArgv: [] })
  // A message to a process that has just died is lost; its exit says the rest.
  child.on('error', () => {})
  return {
    pid: child.pid,
    send: (message) => { child.send(message) },
    onMessage: (listener) => { child.on('message', listener) },
    onExit: (listener) => { child.once('exit', listener) },
    kill: () => { child.kill('SIGKILL') },
  }
}
