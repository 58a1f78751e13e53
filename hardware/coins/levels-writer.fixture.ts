import { writeSync } from 'node:fs'
import { levelsFile, nothingHeld } from './levels.ts'

/** Counts one coin more again and again, and says each that is on disk, until it is killed. */
const levels = levelsFile(process.argv[2] ?? '')
const read = levels.read()
let count = read.kind === 'read' ? read.money.tubes[0]?.count ?? 0 : 0
for (;;) {
  count += 1
  levels.write({ ...nothingHeld, tubes: [{ address: 3, value: 10, count, order: null }, { address: 4, value: 100, count: 1_000_000 - count, order: null }] })
  writeSync(1, `${count}\n`)
}
