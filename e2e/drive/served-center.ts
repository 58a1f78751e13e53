import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The reference center in a process of its own, as `npm run center` serves it. */
export interface ServedCenter {
  /** Configuration of the terminal that it was started for. */
  readonly config: string
  readonly port: number
  /** Makes it think, or lets it go on; resolves when it does. */
  hold(on: boolean): Promise<void>
  stop(): Promise<void>
}

/** @param base configuration that the terminal's is made from. @param port 0: a free one. */
export async function startServedCenter(base: string, port: number): Promise<ServedCenter> {
  const entry = fileURLToPath(new URL('../../build/center/serve-center.ts', import.meta.url))
  const child = spawn(process.execPath, [entry, '--config', base, '--port', String(port)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const endWithUs = (): void => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()

  /** Everything it says until a line begins so. */
  async function until(beginning: string): Promise<string> {
    const said: string[] = []
    for (;;) {
      const { done, value } = await lines.next()
      if (done === true) throw new Error(`the center ended: ${said.join(' ')}`)
      said.push(value)
      if (value.startsWith(beginning)) return said.join('\n')
    }
  }

  const all = await until('ready')
  const [, config] = /^terminal .* --config (.+)$/m.exec(all) ?? []
  const [, given] = /^center +https:\/\/127\.0\.0\.1:(\d+)$/m.exec(all) ?? []
  if (config === undefined || given === undefined) throw new Error(`the center did not come up: ${all}`)
  return {
    config, port: Number(given),
    async hold(on) {
      const state = on ? 'on' : 'off'
      child.stdin.write(`slow ${state}\n`)
      await until(`fault     slow ${state}`)
    },
    async stop() {
      process.off('exit', endWithUs)
      // One that a signal has ended has no exit code, and says no second time that it ended.
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
