import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { patience } from '../../build/patience.ts'
import { forgetfulEnvironment } from '../../electron/process/forgetful-environment.ts'
import { ended, familyOf } from './family.ts'

/** A terminal in processes of its own, started as `--serve` does. */
export interface RunningTerminal {
  readonly terminalUrl: string
  readonly boardUrl: string
  readonly pid: number
  /** Where journal and demo devices keep what is theirs. */
  readonly dataFolder: string
  /** Folder of the documents a real printer received; null with the demo printer. */
  readonly received: string | null
  /** Address of the center, where that is served by somebody else; null: it runs beside the terminal. */
  readonly center: string | null
  /** Asks it to end, and waits until it and all it has started are gone. Rejects when something stays. */
  stop(): Promise<void>
  /** As a power cut would; waits until all it has started have noticed. */
  kill(): Promise<void>
}

/** Starts the terminal and waits until it says that it is ready. `clock`: file of a moved one; null: the machine's. */
export async function startTerminal(
  args: readonly string[], say: (line: string) => void, clock: string | null = null,
): Promise<RunningTerminal> {
  const entry = fileURLToPath(new URL('../../electron/chromium.ts', import.meta.url))
  const moved = clock === null ? [] : ['--import', new URL('moved-clock.ts', import.meta.url).href]
  const env = { ...process.env, ...forgetfulEnvironment, ...(clock === null ? {} : { MOVED_CLOCK: clock }) }
  const child = spawn(process.execPath, [...moved, entry, '--serve', ...args], { stdio: ['ignore', 'pipe', 'inherit'], env })
  const { pid } = child
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const endWithUs = (): void => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  void exited.then(() => process.off('exit', endWithUs))
  const addresses = new Map<string, string>()
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, name = '', address = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? []
      if (name === 'ready') return resolve()
      addresses.set(name, address)
      say(line)
    })
  })
  const early = exited.then((code): never => {
    throw new Error(`the terminal ended before it was ready (${code ?? 'killed'})`)
  })
  await Promise.race([ready, early])
  early.catch(() => undefined)
  const addressOf = (name: string): string => {
    const address = addresses.get(name)
    if (address === undefined) throw new Error(`the terminal did not say its ${name} address`)
    return address
  }
  if (pid === undefined) throw new Error('a running process has an id')
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const family = familyOf(pid)
    child.kill(signal)
    await ended(family, patience.timeout)
    await exited
  }
  return {
    terminalUrl: addressOf('terminal'), boardUrl: addressOf('board'), pid, dataFolder: addressOf('data'), received: addresses.get('received') ?? null,
    center: addresses.get('center') ?? null,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}
