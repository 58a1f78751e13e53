import { z } from 'zod'
import { readKept } from './kept-file.ts'

const count = z.number().int().min(0)

/** Coins by value: what the tubes hold and pay out. 1000-yen notes, and coins whose tube is full, go to the cash box and stay there. */
const stock = z.strictObject({ 10: count, 50: count, 100: count, 500: count })
export type Stock = z.infer<typeof stock>
export const payable = [500, 100, 50, 10] as const
export const emptyStock: Stock = { 10: 0, 50: 0, 100: 0, 500: 0 }

/** What an inlet remembers: its event counter, and its last five events, newest first: yen credited; 0: no credit; `fraud`: somebody pulled a coin back. */
const memory = z.strictObject({ counter: z.number().int().min(0).max(255), events: z.array(z.union([count, z.literal('fraud')])).max(5) })
export type Memory = z.infer<typeof memory>

/** Everything the demo device holds, as it still holds it after a kill. */
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

/** @param fresh what its tubes hold when it has never been used. */
export function readLedger(file: string, fresh: Stock): Ledger {
  const never = { coins: unused, notes: unused, tubes: fresh, aside: null, escrow: 0, cashbox: 0, tray: 0, creditedTotal: 0, lastPayOut: null }
  return readKept(file, ledger, never)
}

/** One event more. @param event yen credited, 0, or that somebody pulled a coin back. */
export function remembering({ counter, events }: Memory, event: number | 'fraud'): Memory {
  return { counter: counter === 255 ? 1 : counter + 1, events: [event, ...events].slice(0, 5) }
}

/** What the tubes hold together, yen. */
export function worth(tubes: Stock): number {
  return payable.reduce((sum, value) => sum + value * tubes[value], 0)
}
