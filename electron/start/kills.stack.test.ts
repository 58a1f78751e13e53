import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { longTestLimit } from '../../build/patience.ts'
import { startNodeChild } from '../process/node-child.ts'
import { startEmbeddedCenter } from './embedded-center.ts'
import type { EmbeddedCenter } from './embedded-center.ts'
import { Booth, victims } from './fixture/kills/booth.ts'
import type { Victim } from './fixture/kills/booth.ts'
import { runCell } from './fixture/kills/cell.ts'
import type { Cell } from './fixture/kills/cell.ts'
import { stages } from './fixture/kills/stages.ts'
import { tableOf } from './fixture/kills/table.ts'

let folder = ''
let center: EmbeddedCenter
const booths: Booth[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kills-'))
  center = await startEmbeddedCenter(startNodeChild, new URL('../../center/reference/process.ts', import.meta.url), join(folder, 'authority'))
})
afterAll(async () => {
  for (const booth of booths) await booth.close()
  center.stop()
  rmSync(folder, { recursive: true })
})

/** What becomes of a visit for two copies, two pages and 600 yen. In doubt it is staff who decides, with what lies in the outlet in hand. */
const expected = `
| killed at | what | sides of 4 | kept | returned | owed | printing | visit | center | comes back to |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| downloading | vault | 0 | 0 | 0 | 0 | – | trouble | 未交付未収 | ready |
| downloading | terminal | 0 | 0 | 0 | 0 | – | recovered | 未交付未収 | ready |
| downloading | printer | 0 | 0 | 0 | 0 | – | trouble | 未交付未収 | ready |
| held, before money | vault | 0 | 0 | 0 | 0 | – | trouble | 未交付未収 | ready |
| held, before money | terminal | 0 | 0 | 0 | 0 | – | recovered | 未交付未収 | ready |
| held, before money | printer | 0 | 0 | 0 | 0 | – | trouble | 未交付未収 | ready |
| held, and the vault hangs | vault | 0 | 0 | 0 | 0 | – | trouble | 未交付未収 | ready |
| held, and the vault hangs | terminal | 0 | 0 | 0 | 0 | – | recovered | 未交付未収 | ready |
| held, and the vault hangs | printer | 0 | 0 | 0 | 0 | – | trouble | 未交付未収 | ready |
| 100 of 600 yen in | vault | 0 | 0 | 100 | 0 | – | trouble | 未交付返金済 | ready |
| 100 of 600 yen in | terminal | 0 | 0 | 100 | 0 | – | recovered | 未交付返金済 | ready |
| 100 of 600 yen in | printer | 0 | 0 | 100 | 0 | – | trouble | 未交付返金済 | ready |
| paid, stops being asked | vault | 0 | 0 | 600 | 0 | – | trouble | 未交付返金済 | ready |
| paid, stops being asked | terminal | 0 | 0 | 600 | 0 | – | recovered | 未交付返金済 | ready |
| paid, stops being asked | printer | 0 | 0 | 600 | 0 | – | trouble | 未交付返金済 | ready |
| before Create-Job | vault | 0 | 0 | 0 | 600 | unknown | trouble | 交付不良要返金 | printer.unknownResult |
| before Create-Job | terminal | 0 | 0 | 0 | 600 | unknown | recovered | 交付不良要返金 | printer.unknownResult |
| before Create-Job | printer | 0 | 0 | 600 | 0 | nothingOut | trouble | 未交付返金済 | ready |
| job made, no byte sent | vault | 0 | 0 | 0 | 600 | unknown | trouble | 交付不良要返金 | printer.unknownResult |
| job made, no byte sent | terminal | 0 | 0 | 0 | 600 | unknown | recovered | 交付不良要返金 | printer.unknownResult |
| job made, no byte sent | printer | 0 | 0 | 0 | 600 | unknown | trouble | 交付不良要返金 | printer.unknownResult |
| half the document sent | vault | 0 | 0 | 0 | 600 | unknown | trouble | 交付不良要返金 | printer.unknownResult |
| half the document sent | terminal | 0 | 0 | 0 | 600 | unknown | recovered | 交付不良要返金 | printer.unknownResult |
| half the document sent | printer | 0 | 0 | 0 | 600 | unknown | trouble | 交付不良要返金 | printer.unknownResult |
| document sent, no side | vault | 4 | 0 | 0 | 600 | unknown | trouble | 交付不良要返金 | printer.unknownResult |
| document sent, no side | terminal | 4 | 0 | 0 | 600 | unknown | recovered | 交付不良要返金 | printer.unknownResult |
| document sent, no side | printer | 0 | 0 | 0 | 600 | unknown | trouble | 交付不良要返金 | printer.unknownResult |
| first side | vault | 4 | 0 | 0 | 600 | unknown | trouble | 交付不良要返金 | printer.unknownResult |
| first side | terminal | 4 | 0 | 0 | 600 | unknown | recovered | 交付不良要返金 | printer.unknownResult |
| first side | printer | 1 | 0 | 0 | 600 | unknown | trouble | 交付不良要返金 | printer.unknownResult |
| first sheet of two | vault | 4 | 0 | 0 | 600 | unknown | trouble | 交付不良要返金 | printer.unknownResult |
| first sheet of two | terminal | 4 | 0 | 0 | 600 | unknown | recovered | 交付不良要返金 | printer.unknownResult |
| first sheet of two | printer | 2 | 0 | 0 | 600 | unknown | trouble | 交付不良要返金 | printer.unknownResult |
| all printed, not heard | vault | 4 | 0 | 0 | 600 | unknown | trouble | 交付不良要返金 | printer.unknownResult |
| all printed, not heard | terminal | 4 | 0 | 0 | 600 | unknown | recovered | 交付不良要返金 | printer.unknownResult |
| all printed, not heard | printer | 4 | 0 | 0 | 600 | unknown | trouble | 交付不良要返金 | printer.unknownResult |
| erasing | vault | 4 | 600 | 0 | 0 | printed | finished | 交付済 | ready |
| erasing | terminal | 4 | 600 | 0 | 0 | printed | recovered | 交付済 | ready |
| erasing | printer | 4 | 600 | 0 | 0 | printed | finished | 交付済 | ready |
| paper out | terminal | 4 | 600 | 0 | 0 | printed | recovered | 交付済 | ready |
| paper out | printer | 4 | 600 | 0 | 0 | printed | finished | 交付済 | ready |
| receipt out | terminal | 4 | 600 | 0 | 0 | printed | recovered | 交付済 | ready |
| receipt out | printer | 4 | 600 | 0 | 0 | printed | finished | 交付済 | ready |
| report on its way | terminal | 4 | 600 | 0 | 0 | printed | finished | 交付済 | ready |
| report on its way | printer | 4 | 600 | 0 | 0 | printed | finished | 交付済 | ready |
| report heard, answer on its way | terminal | 4 | 600 | 0 | 0 | printed | finished | 交付済 | ready |
| report heard, answer on its way | printer | 4 | 600 | 0 | 0 | printed | finished | 交付済 | ready |
`

/** One customer after another at one machine: at each next stage the same is killed, and the one after has to be served all the same. */
async function killAtEachStage(victim: Victim): Promise<readonly Cell[]> {
  const booth = new Booth(folder, `kills-${victim}`, center)
  booths.push(booth)
  await booth.open()
  const cells: Cell[] = []
  for (const stage of stages.filter(({ vault }) => vault || victim !== 'vault')) {
    cells.push(await runCell(booth, stage, victim).catch((error: unknown) => { throw new Error(`${victim} killed: ${stage.name}`, { cause: error }) }))
  }
  return cells
}

test('vault, terminal and printer, killed at every stage: nothing twice, nothing unpaid, no yen lost, and the machine comes back', async () => {
  const cells = (await Promise.all(victims.map(killAtEachStage))).flat()
  const byStage = stages.flatMap(({ name }) => cells.filter(({ stage }) => stage === name))
  process.stdout.write(`${tableOf(byStage)}\n`)
  expect(byStage.flatMap(({ stage, killed, broken }) => broken.map((promise) => `${stage}, ${killed} killed: ${promise}`))).toEqual([])
  expect(tableOf(byStage).split('\n')).toEqual(expected.trim().split('\n'))
}, longTestLimit)
