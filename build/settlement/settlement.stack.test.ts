import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { patience } from '../patience.ts'
import { openHttpCenter } from '../../center/http-center.ts'
import { dayOf } from '../../center/japan-time.ts'
import { wholeLedger } from '../../center/whole-ledger.ts'
import { startNodeChild } from '../../electron/process/node-child.ts'
import { assemble } from '../../electron/start/assemble.ts'
import { startEmbeddedCenter } from '../../electron/start/embedded-center.ts'
import { WalkIn } from '../../electron/start/fixture/walk-in.ts'
import { runSettlement } from './run-settlement.ts'
import type { Center } from '../../center/center.ts'

const tally = z.object({ applications: z.number(), copies: z.number(), yen: z.number() })
const told = z.object({
  settlement: z.object({ closes: z.boolean(), cash: z.object({ inserted: z.number(), kept: z.number(), returned: z.number() }), sum: z.object({ issued: tally }) }),
  reconciliation: z.object({ equal: z.boolean(), differences: z.array(z.unknown()), here: tally, there: tally }),
})

/** Every report is at the center: it goes out behind the customer, and a terminal that is stopped before tells it when it starts again. */
async function allReported(center: Center, terminal: string, count: number): Promise<boolean> {
  const opened = await center.openSession({ terminal, build: 'test', configuration: '0'.repeat(64), devices: [] }, { medium: 'card', municipality: null })
  if (opened.kind !== 'ok') return false
  const now = Date.now()
  const ledger = await wholeLedger(center, opened.value.session, { from: dayOf(now - 3_600_000), to: dayOf(now) })
  return ledger.kind === 'ok' && ledger.value.filter(({ outcome }) => outcome !== null).length === count
}

test('what a terminal really did for its customers agrees with the center that really issued it, to the yen; while it runs, it is left alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'settled-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const person = new WalkIn(folder)
  const embedded = await startEmbeddedCenter(startNodeChild, person.assembly.entries.center, join(person.assembly.configuration.dataFolder, 'authority'))
  onTestFinished(() => embedded.stop())
  const { url, token, signingKey } = embedded.ready
  const file = fileURLToPath(new URL('../../electron/start/fixture/their-center.ts', import.meta.url))
  const center = { kind: 'module' as const, file, options: { url, token, signingKey, log: join(folder, 'log') } }
  const configuration = { ...person.assembly.configuration, center }
  const terminal = await assemble({ ...person.assembly, configuration })
  if (terminal.kind !== 'running') throw new Error(terminal.why)

  const config = join(folder, 'terminal.json')
  writeFileSync(config, JSON.stringify(configuration))
  const said: string[] = []
  const settle = (...argv: readonly string[]) =>
    runSettlement(['--config', config, '--center', '--json', ...argv], { say: (line) => void said.push(line), complain: (line) => void said.push(line) })
  const first = dayOf(Date.now())
  await person.visit({ resident: 'kaku-taro', pin: '1234', wishes: ['juminhyo', 'inkan'], copies: 2 })
  expect(await settle('--day', first)).toBe(2)
  expect(said.join()).toContain('the terminal is running')
  const asking = openHttpCenter({ url, token })
  await vi.waitUntil(() => allReported(asking, configuration.terminal, 2), { ...patience, interval: 100 })
  await asking.close()
  await terminal.close()

  // Midnight may pass while this is running.
  const last = dayOf(Date.now())
  said.length = 0
  const code = await settle('--month', last.slice(0, 7))
  const { settlement, reconciliation } = told.parse(JSON.parse(said.join('')))
  expect(reconciliation).toMatchObject({ equal: true, differences: [] })
  expect(reconciliation.here).toEqual(reconciliation.there)
  expect(settlement.sum.issued).toEqual(reconciliation.here)
  expect(settlement).toMatchObject({ closes: true, cash: { kept: reconciliation.here.yen } })
  expect(settlement.cash.inserted).toBe(settlement.cash.kept + settlement.cash.returned)
  expect(reconciliation.here).toMatchObject({ applications: 2, copies: 4 })
  expect(code).toBe(0)
  expect(person.bugs).toEqual([])
})
