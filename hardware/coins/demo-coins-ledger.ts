import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const count = z.number().int().min(0)

/** Coins by value: what the tubes hold and pay out. 1000-yen notes, and coins whose tube is full, go to the cash box and stay there. */
const stock = z.strictObject({ 10: count, 50: count, 100: count, 500: count })
export type Stock = z.infer<typeof stock>
export const payable = [500, 100, 50, 10] as const
export const emptyStock: Stock = { 10: 0, 50: 0, 100: 0, 500: 0 }

/** What an inlet remembers of itself: its event counter, and of its last five events, newest first, the yen (0: it was no credit). */
const memory = z.strictObject({ counter: z.number().int().min(0).max(255), events: z.array(z.union([count, z.literal('fraud')])).max(5) })
export type Memory = z.infer<typeof memory>

/** Everything the demo device holds, as it would still hold it after its power was cut. */
const ledger = z.strictObject({
  coins: memory,
  notes: memory,
  tubes: stock,
  /** Taken out of the tubes by the hand that made them empty; goes back with the fault. */
  aside: stock.nullable(),
  /** A note that is neither taken nor given back yet, yen; 0: none. */
  escrow: count,
  /** Yen. */
  cashbox: count,
  /** Lying in the return tray, yen. */
  tray: count,
  /** Everything it has ever credited, yen: what its inside can be held against. */
  creditedTotal: count,
  /** The last pay-out: by its order, what was asked and what came out, yen. */
  lastPayOut: z.strictObject({ order: z.string(), yen: count, paid: count }).nullable(),
})
export type Ledger = z.infer<typeof ledger>

const unused: Memory = { counter: 0, events: [] }

export function readLedger(file: string, fresh: Stock): Ledger {
  try {
    return ledger.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (!z.object({ code: z.literal('ENOENT') }).safeParse(error).success) throw error
    return { coins: unused, notes: unused, tubes: fresh, aside: null, escrow: 0, cashbox: 0, tray: 0, creditedTotal: 0, lastPayOut: null }
  }
}

/** Replaces the file as a whole, so a kill leaves the old state or the new one; nobody cuts the power of a demo. */
export function writeLedger(file: string, state: Ledger): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(state))
  renameSync(`${file}.new`, file)
}

/** One event more. @param event yen credited, 0, or that somebody pulled a coin back. */
export function remembering({ counter, events }: Memory, event: number | 'fraud'): Memory {
  return { counter: counter === 255 ? 1 : counter + 1, events: [event, ...events].slice(0, 5) }
}

/** What the tubes hold together, yen. */
export function worth(tubes: Stock): number {
  return payable.reduce((sum, value) => sum + value * tubes[value], 0)
}
