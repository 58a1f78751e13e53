import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readKept, writeKept } from '../kept-file.ts'
import { levelsFile, levelsName, nothingKnown } from '../levels.ts'
import { recounted } from '../recount.ts'
import { runMotors, servePty } from './pty.ts'
import { SoftwareBus, usualTubes } from './software-bus.ts'
import { newTill, tillState } from './till.ts'
import type { CoinsChoice } from '../open-coins.ts'

/** Coin devices in software on a line, and what a terminal has to be told to find them there. */
export interface ServedCoins {
  readonly bus: SoftwareBus
  readonly choice: Extract<CoinsChoice, { readonly kind: 'cctalk' }>
  stop(): Promise<void>
}

/**
 * Serves devices whose coins lie in this data folder from one start to the next, beside the terminal's own count of them; at first what lies in
 * them has been counted, as staff count who fill them. Rejects, with the remedy, where there is no line to be had.
 */
export async function startSoftwareCoins(dataFolder: string): Promise<ServedCoins> {
  const folder = resolve(dataFolder)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'till.json')
  const filled = existsSync(file)
  const till = readKept(file, tillState, newTill(usualTubes))
  const bus = new SoftwareBus({ clock: () => performance.now(), till, keep: state => writeKept(file, state) })
  const path = join(folder, 'coins-line')
  const line = await servePty(bus, path)
  if (line.kind === 'wrong') throw new Error(line.why)
  writeKept(file, bus.till.state)
  countOnce(folder, bus, filled)
  const stopMotors = runMotors(bus)
  return {
    bus,
    choice: {
      kind: 'cctalk', path, acceptor: bus.acceptor.address, notes: bus.notes === null ? null : { address: bus.notes.address },
      tubes: bus.hoppers.map(({ value, address }) => {
        const { capacity } = bus.till.tube(value)
        return { value, address, capacity, low: Math.ceil(capacity / 20) }
      }),
    },
    async stop() {
      stopMotors()
      await line.served.end()
    },
  }
}

/** A count that goes on is the terminal's; one that can't be read it sets aside itself. */
function countOnce(folder: string, bus: SoftwareBus, filled: boolean): void {
  const levels = levelsFile(join(folder, levelsName))
  const read = levels.read()
  if (read.kind === 'broken' || (read.kind === 'read' && filled)) return
  const tubes = bus.hoppers.map(({ value, address }) => ({ value, address, count: bus.till.tube(value).count }))
  levels.write(recounted(read.kind === 'read' ? read.money : nothingKnown, tubes, bus.till.state.cashBox))
}
