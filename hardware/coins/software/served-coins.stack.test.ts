import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { levelsFile, levelsName, nothingHeld } from '../levels.ts'
import { openCoins } from '../open-coins.ts'
import { startSoftwareCoins } from './served-coins.ts'

function folderOfData(): string {
  const folder = mkdtempSync(join(tmpdir(), 'served-coins-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

const order = 'a'.repeat(32)

test('a terminal finds at the line the coins that were counted, and at the next start those that are left', async () => {
  const folder = folderOfData()
  const first = await startSoftwareCoins(folder)
  const { coins } = openCoins(first.choice, folder, () => {})
  expect(await coins.state()).toMatchObject({ faults: [], values: [10, 50, 100, 500, 1000], inTubes: first.bus.till.inTubes, cashbox: 0 })
  expect((await coins.state()).tubes.map(({ value, count, capacity, level }) => [value, count, capacity, level]))
    .toEqual([[10, 50, 100, 'enough'], [50, 30, 80, 'enough'], [100, 40, 100, 'enough'], [500, 10, 60, 'enough']])
  await expect(startSoftwareCoins(folder)).rejects.toThrow('is in use')
  expect(await coins.payOut(610, order)).toEqual({ kind: 'paid', paid: 610 })
  await coins.close()
  await first.stop()
  const second = await startSoftwareCoins(folder)
  const again = openCoins(second.choice, folder, () => {}).coins
  expect(second.bus.till.state).toMatchObject({ paidOut: 610, tray: 610 })
  expect(await again.state()).toMatchObject({ faults: [], inTubes: second.bus.till.inTubes })
  expect(await again.recall(order)).toEqual({ kind: 'paid', paid: 610 })
  await again.close()
  await second.stop()
})

test('a count that is there goes on for coins that were left, and begins anew where the devices are new', async () => {
  const folder = folderOfData()
  await (await startSoftwareCoins(folder)).stop()
  const levels = levelsFile(join(folder, levelsName))
  // A coin was counted as gone: that is the terminal's to know.
  levels.write({ ...nothingHeld, cashbox: 7000, tubes: [{ address: 3, value: 10, count: 49, order: null }] })
  await (await startSoftwareCoins(folder)).stop()
  expect(levels.read()).toMatchObject({ money: { cashbox: 7000, tubes: [{ count: 49 }] } })
  rmSync(join(folder, 'till.json'))
  await (await startSoftwareCoins(folder)).stop()
  expect(levels.read()).toMatchObject({ money: { cashbox: 0, tubes: [{ count: 50 }, { count: 30 }, { count: 40 }, { count: 10 }] } })
  expect(JSON.parse(readFileSync(join(folder, 'till.json'), 'utf8'))).toMatchObject({ tookIn: 0, cashBox: 0 })
})
