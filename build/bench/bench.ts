import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { drawing } from './drawing.ts'
import { table, tooLarge } from './figure.ts'
import { firstByte } from './first-byte.ts'
import { firstPage } from './first-page.ts'
import { carried } from './load/carried.ts'
import { scripts } from './scripts.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const figures = [...scripts(join(import.meta.dirname, '../out/renderer')), ...await firstPage(), ...await drawing(), ...await carried(), ...await firstByte()]
console.log(values.json ? JSON.stringify(figures, null, 2) : table(figures))
process.exitCode = figures.some(tooLarge) ? 1 : 0
