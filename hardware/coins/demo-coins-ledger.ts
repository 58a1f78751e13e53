import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const count = z.number().int().min(0)

/** Coins by value: what the hoppers hold and pay out. 1000-yen notes go to the cashbox and stay there. */
const stock = z.strictObject({ 10: count, 50: count, 100: count, 500: count })
export type Stock = z.infer<typeof stock>
export const payable = [500, 100, 50, 10] as const
export const emptyStock: Stock = { 10: 0, 50: 0, 100: 0, 500: 0 }

/** Everything the demo device holds, as it would still hold it after its power was cut. */
const ledger = z.strictObject({
  /** Credits since the device was made; goes up by one with each. */
  counter: count,
  creditedTotal: count,
  hoppers: stock,
  /** Taken out of the hoppers by the hand that made them empty; goes back with the fault. */
  aside: stock.nullable(),
  /** Notes, yen. */
  cashbox: count,
  /** Lying in the return tray, yen. */
  tray: count,
})
export type Ledger = z.infer<typeof ledger>

export function readLedger(file: string, fresh: Stock): Ledger {
  try {
    return ledger.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (!z.object({ code: z.literal('ENOENT') }).safeParse(error).success) throw error
    return { counter: 0, creditedTotal: 0, hoppers: fresh, aside: null, cashbox: 0, tray: 0 }
  }
}

/** Replaces the file as a whole, so a cut leaves the old state or the new one. */
export function writeLedger(file: string, state: Ledger): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(state))
  renameSync(`${file}.new`, file)
}

/** The coins for an amount, largest first, as far as they last. Each value divides the next, so no other choice pays more. */
export function take(hoppers: Stock, yen: number): { readonly paid: number; readonly hoppers: Stock } {
  const left = { ...hoppers }
  let open = yen
  for (const value of payable) {
    const coins = Math.min(Math.floor(open / value), left[value])
    left[value] -= coins
    open -= coins * value
  }
  return { paid: yen - open, hoppers: left }
}

/** The largest amount up to which every multiple of 10 yen can be paid out. */
export function reach(hoppers: Stock): number {
  let sure = 0
  for (const value of payable.toReversed()) {
    if (value > sure + 10) break
    sure += value * hoppers[value]
  }
  return sure
}

/** What the hoppers hold together, yen. */
export function worth(hoppers: Stock): number {
  return payable.reduce((sum, value) => sum + value * hoppers[value], 0)
}
