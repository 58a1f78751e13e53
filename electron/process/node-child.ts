import { fork } from 'node:child_process'
import type { ForkOptions } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { forgetfulEnvironment } from './forgetful-environment.ts'
import type { StartChild } from './child.ts'

/**
 * A limit of one byte also keeps the kernel from piping a core to a collector, which ignores a limit of zero. `ulimit` is
 * for systems without prlimit. `exec` keeps the message pipe and the process id.
 */
const withoutCore = 'prlimit --core=1 --pid $$ 2>/dev/null || ulimit -c 0'
/**
 * The kernel ends it with whoever started it: it may hang, and then it never hears that its pipe was closed. Where setpriv does not know
 * how (Linux only, util-linux 2.33), the pipe has to do.
 */
const withItsParent = 'setpriv --pdeathsig KILL true 2>/dev/null && exec setpriv --pdeathsig KILL "$0" "$@"; exec "$0" "$@"'

/** A child of Node's own: nothing inherited but stderr, an environment that says nothing but how to forget, and no core dump. */
export const startNodeChild: StartChild = (entry) => {
  const child = fork(fileURLToPath(entry), [], {
    ...launch(process.platform),
    env: forgetfulEnvironment,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited: ((code: number | null) => void)[] = []
  function tellExit(code: number | null): void {
    for (const listener of exited.splice(0)) listener(code)
  }
  child.once('exit', tellExit)
  child.on('error', () => {
    // Only a process that never was gives an error in place of its exit; of a lost message or signal the exit tells.
    if (child.pid === undefined) tellExit(null)
  })
  return {
    pid: child.pid ?? null,
    send(message) {
      // With a callback a lost message is no event: see the port.
      child.send(message, () => {})
    },
    onMessage(listener) {
      child.on('message', listener)
    },
    onExit(listener) {
      exited.push(listener)
    },
    kill() {
      child.kill('SIGKILL')
    },
  }
}

function launch(platform: NodeJS.Platform): ForkOptions {
  if (platform === 'win32') return { execArgv: [] }
  return { execPath: '/bin/sh', execArgv: ['-c', `${withoutCore}; ${withItsParent}`, process.execPath] }
}
