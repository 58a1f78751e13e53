import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { z } from 'zod'

const heard = z.looseObject({
  kind: z.enum(['ready', 'done', 'wrong', 'ended']),
  said: z.string().optional(),
  why: z.string().optional(),
  state: z.looseObject({ tookIn: z.int(), paidOut: z.int(), tray: z.int(), faults: z.array(z.string()) }).optional(),
})
const entry = fileURLToPath(new URL('serve-coins.ts', import.meta.url))

/** `npm run coins -- --json`, until the test ends it or is over. */
export function startCoins(...args: readonly string[]) {
  const child = spawn(process.execPath, [entry, '--json', ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const err = text(child.stderr)
  const next = async () => {
    const { done, value } = await lines.next()
    if (done === true) throw new Error(`it has ended: ${await err}`)
    return heard.parse(JSON.parse(value))
  }
  return {
    child, next,
    /** What it answers to one line of the hand. */
    async hand(line: string) {
      child.stdin.write(`${line}\n`)
      return next()
    },
    /** Exit code, and what it said on standard error. */
    async ended() {
      await ended
      return { code: child.exitCode, err: await err }
    },
  }
}
