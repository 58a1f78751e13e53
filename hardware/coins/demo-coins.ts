import { emptyStock, readLedger, reach, take, writeLedger } from './demo-coins-ledger.ts'
import type { CoinFault, CoinHappening, Coins } from './coins.ts'
import type { Ledger, Stock } from './demo-coins-ledger.ts'

/** 'short' is no fault of the device: its hoppers are empty. */
export type DemoCoinFault = CoinFault | 'short'

/** What a person can do to the demo coin device, and see of it. */
export interface CoinHand {
  /** Puts a coin or note in: kept and credited, or back in the tray at once. */
  insert(yen: number): 'credited' | 'returned'
  fault(fault: DemoCoinFault, on: boolean): void
  faults(): readonly DemoCoinFault[]
  /** Values the inlet takes now. */
  accepting(): readonly number[]
  /** Lying in the return tray, yen. */
  tray(): number
  /** Empties the return tray; returns what lay there, yen. */
  takeChange(): number
  /** Everything inside, for counting after it. */
  ledger(): Ledger
  onChange(listener: () => void): void
}

export interface DemoCoinsOptions {
  /** Where the device keeps its counters and its money over a restart. */
  readonly file: string
  /** What the hoppers hold when the file does not exist yet. */
  readonly stock: Stock
  /** What the inlet can take at all. */
  readonly values: readonly number[]
}

/**
 * A coin device without hardware. Every change is on the disk before anybody is told of it, so a killed terminal finds in
 * `counter` and `creditedTotal` what it missed. After being offline the inlet is closed, as that of a real acceptor is.
 */
export function openDemoCoins(options: DemoCoinsOptions): { readonly coins: Coins; readonly hand: CoinHand } {
  let ledger = readLedger(options.file, options.stock)
  let accepting: readonly number[] = []
  const faults = new Set<CoinFault>()
  const watchers = new Set<(happening: CoinHappening) => void>()
  const seers: (() => void)[] = []

  const keep = (changed: Partial<Ledger>): void => {
    ledger = { ...ledger, ...changed }
    writeLedger(options.file, ledger)
  }
  const tell = (happening: CoinHappening | null): void => {
    if (happening !== null) for (const watcher of watchers) watcher(happening)
    for (const seer of seers) seer()
  }
  const setFault = (fault: CoinFault, on: boolean): void => {
    if (faults.has(fault) === on) return
    if (on) faults.add(fault)
    else faults.delete(fault)
    if (fault === 'offline') accepting = []
    tell({ kind: on ? 'fault' : 'cleared', fault })
  }
  const setShort = (on: boolean): void => {
    if ((ledger.aside !== null) === on) return
    if (ledger.aside === null) keep({ aside: ledger.hoppers, hoppers: emptyStock })
    else keep({ aside: null, hoppers: together(ledger.aside, ledger.hoppers) })
    tell(null)
  }

  const coins: Coins = {
    watch(listener) {
      watchers.add(listener)
      return () => { watchers.delete(listener) }
    },
    async state() {
      return {
        faults: [...faults],
        values: options.values,
        canPayOut: faults.has('offline') || faults.has('payoutStuck') ? 0 : reach(ledger.hoppers),
        counter: ledger.counter, creditedTotal: ledger.creditedTotal,
      }
    },
    async accept(values) {
      accepting = faults.has('offline') ? [] : options.values.filter(value => values.includes(value))
      tell(null)
    },
    async inhibit() {
      accepting = []
      tell(null)
    },
    async payOut(yen) {
      if (!Number.isSafeInteger(yen) || yen < 0) throw new RangeError('an amount to pay out is whole yen')
      if (faults.has('offline') || faults.has('payoutStuck')) return { kind: 'stuck', paid: 0, owed: yen }
      const { paid, hoppers } = take(ledger.hoppers, yen)
      keep({ hoppers, tray: ledger.tray + paid })
      tell(null)
      return paid === yen ? { kind: 'paid', paid } : { kind: 'short', paid, owed: yen - paid }
    },
    async close() {
      watchers.clear()
      seers.length = 0
    },
  }

  const hand: CoinHand = {
    insert(yen) {
      const kept = !faults.has('offline') && !faults.has('jam') && accepting.includes(yen) ? swallow(ledger, yen) : null
      if (kept === null) {
        keep({ tray: ledger.tray + yen })
        tell(null)
        return 'returned'
      }
      keep({ ...kept, counter: ledger.counter + 1, creditedTotal: ledger.creditedTotal + yen })
      tell({ kind: 'credited', yen, counter: ledger.counter })
      return 'credited'
    },
    fault(fault, on) {
      if (fault === 'short') setShort(on)
      else setFault(fault, on)
    },
    faults: () => ledger.aside === null ? [...faults] : [...faults, 'short'],
    accepting: () => accepting,
    tray: () => ledger.tray,
    takeChange() {
      const taken = ledger.tray
      keep({ tray: 0 })
      tell(null)
      return taken
    },
    ledger: () => ledger,
    onChange(listener) { seers.push(listener) },
  }
  return { coins, hand }
}

/** Where a coin or note goes inside; null when there is no place for it. */
function swallow(ledger: Ledger, yen: number): Pick<Ledger, 'hoppers'> | Pick<Ledger, 'cashbox'> | null {
  switch (yen) {
    case 10: case 50: case 100: case 500: return { hoppers: { ...ledger.hoppers, [yen]: ledger.hoppers[yen] + 1 } }
    case 1000: return { cashbox: ledger.cashbox + yen }
    default: return null
  }
}

function together(one: Stock, other: Stock): Stock {
  return { 10: one[10] + other[10], 50: one[50] + other[50], 100: one[100] + other[100], 500: one[500] + other[500] }
}
