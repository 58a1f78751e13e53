import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { patience } from '../../build/patience.ts'

/** The devices' own truth, yen. */
const state = z.object({
  inserted: z.int(), tookIn: z.int(), returned: z.int(), held: z.int(), paidOut: z.int(), cashBox: z.int(), tray: z.int(),
  /** What the inlets take now. */
  takes: z.array(z.int()),
})
export type CoinState = z.infer<typeof state>

/** What they say to a line of the hand, or at their beginning. A line that is wrong is a bug here. */
const said = z.object({ kind: z.enum(['ready', 'done']), said: z.string().default(''), state })

/** How often it is looked at, ms. */
const look = 50

const entryOf = (path: string): string => fileURLToPath(new URL(`../../build/${path}`, import.meta.url))

/** A serial line that coin devices in software can be plugged to (`npm run coins`), and what a configuration says of it. */
export class CoinLine {
  readonly #folder = mkdtempSync(join(tmpdir(), 'coin-line-'))
  #child: ReturnType<typeof plugged> | null = null

  get choice() {
    const tubes = [10, 50, 100, 500].map((value, at) => ({ value, address: at + 3, capacity: 100, low: 2 }))
    return { kind: 'cctalk', path: join(this.#folder, 'line'), tubes, notes: { address: 40 } }
  }

  /** Staff say what they have filled in (`npm run float`). */
  count(config: string): void {
    const args = ['--config', config, '--fill', '10=50,50=30,100=40,500=10']
    const { status, stderr } = spawnSync(process.execPath, [entryOf('float/float.ts'), ...args])
    if (status !== 0) throw new Error(stderr.toString())
  }

  /** Devices with fresh coins are there from now. */
  async connect(): Promise<CoinState> {
    this.#child = plugged(this.choice.path)
    return (await this.#child.next()).state
  }

  /** One line of the hand (`unplug 2`, `insert 100`, …): what came of it. */
  async hand(line: string): Promise<z.infer<typeof said>> {
    if (this.#child === null) throw new Error('nothing is plugged in')
    this.#child.say(line)
    return await this.#child.next()
  }

  /** Waits until the devices are like that. */
  async until(condition: (state: CoinState) => boolean): Promise<CoinState> {
    const begun = performance.now()
    for (;;) {
      // A word that changes nothing.
      const { state } = await this.hand('slow 0')
      if (condition(state)) return state
      if (performance.now() - begun > patience.timeout) throw new Error(`still ${JSON.stringify(state)}`)
      await pause(look)
    }
  }

  /** Puts a coin or note in as soon as it is taken: `credited`, `held` or `returned`. */
  async insert(yen: number): Promise<string> {
    await this.until(({ takes }) => takes.includes(yen))
    return (await this.hand(`insert ${yen}`)).said
  }

  async close(): Promise<void> {
    await this.#child?.end()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

function plugged(path: string) {
  const child = spawn(process.execPath, [entryOf('coins/serve-coins.ts'), '--json', '--pty', path], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    say: (line: string) => void child.stdin.write(`${line}\n`),
    async next() {
      const { done, value } = await lines.next()
      if (done === true) throw new Error('the coin devices have ended')
      return said.parse(JSON.parse(value))
    },
    async end() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
