import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { drawing } from './drawing.ts'
import { table, tooLarge } from './figure.ts'
import { firstByte } from './first-byte.ts'
import { firstPage } from './first-page.ts'
import { journalLatency } from './journal.ts'
import { carried } from './load/carried.ts'
import { scripts } from './scripts.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const root = join(import.meta.dirname, '../..')
const figures = [
  ...scripts(join(root, 'build/out/renderer')),
  // The folder that the shipped configuration keeps its journal in.
  ...journalLatency(join(root, 'out')),
  ...await firstPage(), ...await drawing(), ...await carried(), ...await firstByte(),
]
console.log(values.json ? JSON.stringify(figures, null, 2) : table(figures))
process.exitCode = figures.some(tooLarge) ? 1 : 0
