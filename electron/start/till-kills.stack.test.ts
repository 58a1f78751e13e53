import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { longTestLimit } from '../../build/patience.ts'
import { Luck } from '../terminal/fixture/luck.ts'
import { sides } from './fixture/till-kills/fate.ts'
import { decisive } from './fixture/till-kills/plan.ts'
import { killTill } from './fixture/till-kills/till-kills.ts'
import type { Tally } from './fixture/till-kills/till-kills.ts'

let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'tills-')) })
afterAll(() => rmSync(folder, { recursive: true }))

/** Two tills at a time, five one after the other. */
const lanes = 2
const tills = 5
const killsEach = 50

function luckOf(seed: number): Luck {
  let state = seed
  return new Luck(Array.from({ length: 9_973 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return (state >> 8) % 1_000
  }))
}

async function killLane(lane: number): Promise<readonly Tally[]> {
  const tallies: Tally[] = []
  for (let till = 0; till < tills; till += 1) {
    const from = till * killsEach
    const name = `${lane}-${till}`
    const luck = luckOf(1 + lane * tills + till)
    tallies.push(await killTill({ folder: join(folder, name), compiled: join(folder, 'compiled'), from, to: from + killsEach, luck }))
  }
  return tallies
}

/** What the tubes said, yen, of pay-outs that nobody saw end. */
function recalledOf({ entries }: Tally): readonly number[] {
  return entries.flatMap((entry) => (entry.kind === 'payOutRecalled' ? [entry.paid] : []))
}

function ofAll(tallies: readonly Tally[], yen: (tally: Tally) => number): number {
  return tallies.reduce((sum, tally) => sum + yen(tally), 0)
}

test('killed 500 times while coins and notes fall: what each visit puts in is kept, returned or owed, to the yen', async () => {
  const tallies = (await Promise.all(Array.from({ length: lanes }, (_, lane) => killLane(lane)))).flat()
  const deaths = tallies.flatMap((tally) => tally.deaths)
  const recalled = tallies.flatMap(recalledOf)
  const sum = {
    fallen: ofAll(tallies, ({ fallen }) => fallen),
    tookIn: ofAll(tallies, ({ device }) => device.tookIn), paidOut: ofAll(tallies, ({ device }) => device.paidOut),
    inserted: ofAll(tallies, ({ books }) => books.inserted), kept: ofAll(tallies, ({ books }) => books.kept),
    returned: ofAll(tallies, ({ books }) => books.returned), owed: ofAll(tallies, ({ books }) => books.owed),
  }
  const hits = decisive.flatMap((at) => sides.map((side) => {
    const times = deaths.filter((death) => death.at === at && death.side === side).length
    return { at, side, times }
  }))
  process.stdout.write(`${deaths.length} kills, ${recalled.length} pay-outs recalled; coins and notes, yen: ${JSON.stringify(sum)}\n`)
  process.stdout.write(`${hits.map(({ at, side, times }) => `${side} ${at} ${times}`).join(', ')}\n`)
  expect(tallies.flatMap(({ broken }) => broken)).toEqual([])
  expect(sum.inserted, 'by the devices’ own count').toBe(sum.tookIn)
  expect(deaths).toHaveLength(lanes * tills * killsEach)
  expect(hits.filter(({ times }) => times === 0), 'each just before its write, and just after it').toEqual([])
  expect(sum.fallen, 'coins fell all the while').toBeGreaterThan(deaths.length)
  expect(recalled, 'pay-outs that had never begun').toContain(0)
  expect(recalled.filter((yen) => yen > 0), 'pay-outs that came to their end unseen').not.toEqual([])
}, longTestLimit)
