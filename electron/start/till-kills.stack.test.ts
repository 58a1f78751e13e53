import { expect, test } from 'vitest'
import { Luck } from '../terminal/fixture/luck.ts'
import { killTill } from './fixture/till-kills/till-kills.ts'
import type { Tally } from './fixture/till-kills/till-kills.ts'

/** Two tills at a time. */
const lanes = 2
const killsEach = 250

/** Writes that money is in the midst of: each has to be among the boundaries. */
const decisive = ['inletOpened', 'credited', 'inletClosed', 'printBegun', 'printEnded', 'payOutBegun', 'payOutEnded', 'owed', 'visitClosed', 'terminalStarted'] as const

function luck(seed: number): Luck {
  let state = seed
  return new Luck(Array.from({ length: 9_973 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return (state >> 8) % 1_000
  }))
}

/** Yen that the books say nothing of, or the device says nothing of. */
function lost({ device, journal }: Tally): readonly number[] {
  return [device.tookIn - journal.inserted, device.paidOut - journal.returned, journal.inside, journal.inserted - journal.kept - journal.returned - journal.owed]
}

test('killed 500 times at writes of its journal while coins fall: what went in is kept, returned or owed, to the yen', async () => {
  const tallies = await Promise.all(Array.from({ length: lanes }, (_, lane) => killTill(killsEach, luck(lane + 1))))
  for (const tally of tallies) {
    expect(lost(tally)).toEqual([0, 0, 0, 0])
    expect(tally.rows.filter(({ entry }) => entry.kind === 'outOfService' && entry.code === 'coins.uncounted')).toEqual([])
  }
  expect(tallies.reduce((sum, { coins }) => sum + coins, 0), 'coins fell all the while').toBeGreaterThan(2 * lanes * killsEach)
  const boundaries = tallies.flatMap((tally) => [...tally.boundaries.keys()])
  expect(boundaries).toEqual(expect.arrayContaining([...decisive]))
}, 1_200_000)
