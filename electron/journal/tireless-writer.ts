import { writeSync } from 'node:fs'
import { openJournal } from './journal.ts'

// A process to be killed: writes credits without end and says after each which one is on disk. `0` stands before the opening.
const [, , file = ''] = process.argv
writeSync(1, '0\n')
const opened = openJournal(file, { now: () => ({ wall: Date.now(), monotonic: performance.now() }) })
if (opened.kind !== 'opened') throw new Error(opened.kind)
let counter = opened.journal.read().length
for (;;) {
  counter += 1
  const row = opened.journal.write({ kind: 'credited', transaction: 'c'.repeat(32), yen: 100, inlet: 'coins', counter: (counter - 1) % 255 + 1 })
  writeSync(1, `${row.sequence}\n`)
}
