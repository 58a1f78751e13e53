import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { openDemoCashless } from './demo-cashless.ts'
import type { Payment } from './demo-cashless-book.ts'

const payer = fileURLToPath(new URL('tireless-payer.fixture.ts', import.meta.url))

/** Lets a kiosk run until it has said so many lines, and kills it -9. */
async function killedAfter(lines: number, file: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, [payer, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const said: string[] = []
  for await (const line of createInterface(child.stdout)) if (said.push(line) === lines) child.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
  return said
}

/** What may stand in the book for the last that was heard of a reference: that, or what was done next and not heard of any more. */
const next: Readonly<Record<string, readonly Omit<Payment, 'reference'>[]>> = {
  'capture done': [{ setAside: 0, captured: 300, released: 450 }],
  'release done': [{ setAside: 0, captured: 0, released: 750 }],
  authorised: [{ setAside: 750, captured: 0, released: 0 }, { setAside: 0, captured: 300, released: 450 }, { setAside: 0, captured: 0, released: 750 }],
}

test('a kiosk killed at any instant finds by reference what is set aside; what it was told is so, and nothing is taken twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cashless-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'cashless.json')
  let payments = 0
  for (const lines of [1, 2, 3, ...fc.sample(fc.integer({ min: 4, max: 90 }), { seed: 20_261_122, numRuns: 9 })]) {
    const heard = new Map<string, string>()
    for (const line of await killedAfter(lines, file)) heard.set(line.split(' ').at(-1) ?? '', line.split(' ').slice(0, -1).join(' '))
    const { cashless, hand } = openDemoCashless({ file, timer: () => () => undefined })
    for (const [reference, last] of heard) {
      const { reference: _, ...sums } = hand.payments().find(known => known.reference === reference) ?? { reference, setAside: 0, captured: 0, released: 0 }
      if (last !== 'asking') expect(next[last], `${reference}: ${last}`).toContainEqual(sums)
      const taken = sums.captured > 0
      expect(await cashless.release(reference)).toBe(taken ? 'refused' : 'done')
      expect(await cashless.capture(reference, 300)).toBe(taken ? 'done' : 'refused')
    }
    payments = hand.payments().length
    expect([hand.asking(), hand.payments().filter(({ setAside }) => setAside > 0)]).toEqual([null, []])
    expect(hand.payments().filter(({ captured, released }) => ![0, 750].includes(captured + released))).toEqual([])
    await cashless.close()
  }
  expect(payments).toBeGreaterThan(100)
})
