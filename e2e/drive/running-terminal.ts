import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A terminal in processes of its own, started as `--serve` does. */
export interface RunningTerminal {
  readonly terminalUrl: string
  readonly boardUrl: string
  readonly pid: number
  /** Folder of the documents a real printer received; null with the demo printer. */
  readonly received: string | null
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>
  /** As a power cut would. */
  kill(): Promise<void>
}

/** Starts the terminal and waits until it says that it is ready. */
export async function startTerminal(args: readonly string[], say: (line: string) => void): Promise<RunningTerminal> {
  const entry = fileURLToPath(new URL('../../electron/chromium.ts', import.meta.url))
  const child = spawn(process.execPath, [entry, '--serve', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const addresses = new Map<string, string>()
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [name = '', address = ''] = line.split(/\s+/)
      if (name === 'ready') return resolve()
      addresses.set(name, address)
      say(line)
    })
  })
  const ended = exited.then((code): never => {
    throw new Error(`the terminal ended before it was ready (${code ?? 'killed'})`)
  })
  await Promise.race([ready, ended])
  ended.catch(() => undefined)
  const addressOf = (name: string): string => {
    const address = addresses.get(name)
    if (address === undefined) throw new Error(`the terminal did not say its ${name} address`)
    return address
  }
  if (child.pid === undefined) throw new Error('a running process has an id')
  return {
    terminalUrl: addressOf('terminal'), boardUrl: addressOf('board'), pid: child.pid, received: addresses.get('received') ?? null,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
