import { Announcer } from './announcer.ts'
import { planChange } from './change.ts'
import { emptyStock, readLedger, remembering, worth } from './demo-coins-ledger.ts'
import { inlets, rememberedSince } from './demo-coins-since.ts'
import { writeKept } from './kept-file.ts'
import { levelOf } from './tube-level.ts'
import type { CoinFault, CoinHappening, Coins, Inlet, PaidOut, Tube } from './coins.ts'
import type { Ledger, payable, Stock } from './demo-coins-ledger.ts'

/** 'short' is no fault of the device: its tubes are empty. 'holding': a note stays in escrow until the fault is gone. */
export type DemoCoinFault = CoinFault | 'short' | 'holding'

/** What a person can do to the demo coin device, and see of it. */
export interface CoinHand {
  /** Puts a coin or note in: kept and credited, held in escrow, or back in the tray at once. */
  insert(yen: number): 'credited' | 'held' | 'returned'
  /** `fraud` and `uncounted` happen once, whenever they are switched on. */
  fault(fault: DemoCoinFault, on: boolean): void
  faults(): readonly DemoCoinFault[]
  /** Values the inlets take now. */
  accepting(): readonly number[]
  /** Lying in the return tray, yen. */
  tray(): number
  /** Empties the return tray; returns what lay there, yen. */
  takeChange(): number
  /** Everything inside, for counting after it. */
  ledger(): Ledger
  onChange(listener: () => void): void
}

/** A tube of the demo device. @property count what it holds when the device has never been used. @property low fewer are few. */
export interface DemoTube { readonly value: (typeof payable)[number]; readonly count: number; readonly capacity: number; readonly low: number }

export interface DemoCoinsOptions {
  /** Where the device keeps its counters and its money over a restart. */
  readonly file: string
  readonly tubes: readonly DemoTube[]
  /** What the inlets can take at all. */
  readonly values: readonly number[]
}

/**
 * A coin device without hardware. Every change is on the disk before anybody is told of it, so a killed terminal finds in
 * its counters what it missed. After being offline the inlet is closed, as that of a real acceptor is.
 */
export function openDemoCoins(options: DemoCoinsOptions): { readonly coins: Coins; readonly hand: CoinHand } {
  let ledger = readLedger(options.file, options.tubes.reduce((stock, { value, count }) => ({ ...stock, [value]: count }), emptyStock))
  let accepting: readonly number[] = []
  let holding = false
  const announcer = new Announcer()
  const seers: (() => void)[] = []

  const keep = (changed: Partial<Ledger>): void => {
    ledger = { ...ledger, ...changed }
    writeKept(options.file, ledger)
  }
  const seen = (): void => {
    for (const seer of seers) seer()
  }
  const tell = (happening: CoinHappening): void => {
    announcer.tell(happening)
    seen()
  }
  const stands = (fault: CoinFault): boolean => announcer.faults().includes(fault)
  const capacityOf = (value: number): number => options.tubes.find((tube) => tube.value === value)?.capacity ?? 0
  const credit = (inlet: Inlet, yen: number, rest: Partial<Ledger>): void => {
    keep({ ...rest, ...swallow(ledger, yen, capacityOf(yen)), [inlet]: remembering(ledger[inlet], yen), creditedTotal: ledger.creditedTotal + yen })
    tell({ kind: 'credited', credit: { inlet, yen, counter: ledger[inlet].counter } })
  }
  const refuse = (inlet: Inlet, yen: number): void => {
    // Who has no power counts nothing.
    if (stands('offline')) {
      keep({ tray: ledger.tray + yen })
      return seen()
    }
    keep({ tray: ledger.tray + yen, [inlet]: remembering(ledger[inlet], 0) })
    tell({ kind: 'passed', mark: { inlet, counter: ledger[inlet].counter } })
  }
  const emptyEscrow = (): void => {
    const { escrow } = ledger
    if (escrow === 0) return
    if (accepting.includes(escrow)) return credit('notes', escrow, { escrow: 0 })
    keep({ escrow: 0, tray: ledger.tray + escrow })
    seen()
  }
  const close = (): void => {
    accepting = []
    emptyEscrow()
  }
  const setFault = (fault: CoinFault, on: boolean): void => {
    if (stands(fault) === on) return
    if (fault === 'offline') close()
    if (on) announcer.raise(fault, 'the hand')
    else announcer.clear(fault, 'the hand')
    seen()
  }
  const happen = (fault: 'fraud' | 'uncounted'): void => {
    // More than it remembers.
    const events = fault === 'uncounted' ? 6 : 1
    let { coins } = ledger
    for (let event = 0; event < events; event += 1) coins = remembering(coins, fault === 'fraud' ? 'fraud' : 0)
    keep({ coins })
    // First what weighs more: whoever is killed in between finds it again behind the old mark.
    tell({ kind: 'fault', fault })
    tell({ kind: 'passed', mark: { inlet: 'coins', counter: coins.counter } })
  }
  const setShort = (on: boolean): void => {
    if ((ledger.aside !== null) === on) return
    if (ledger.aside === null) keep({ aside: ledger.tubes, tubes: emptyStock })
    else keep({ aside: null, tubes: together(ledger.aside, ledger.tubes) })
    seen()
  }

  const coins: Coins = {
    watch: listener => announcer.watch(listener),
    async state() {
      const dead = stands('offline') || stands('payoutStuck')
      return {
        faults: announcer.faults(), values: options.values, tubes: dead ? [] : tubesOf(ledger, options.tubes), inTubes: worth(ledger.tubes), cashbox: ledger.cashbox,
      }
    },
    async since(marks) {
      if (stands('offline')) return { kind: 'silent' }
      for (const inlet of inlets) announcer.forgetEventsOf(inlet)
      return rememberedSince(ledger, marks)
    },
    async accept(values) {
      accepting = stands('offline') ? [] : options.values.filter(value => values.includes(value))
      seen()
    },
    async inhibit() {
      close()
      seen()
    },
    async payOut(yen, order) {
      if (!Number.isSafeInteger(yen) || yen < 0) throw new RangeError('an amount to pay out is whole yen')
      if (stands('offline') || stands('payoutStuck')) return { kind: 'stuck', paid: 0, owed: yen }
      const { paid, counts } = planChange(tubesOf(ledger, options.tubes), yen)
      const tubes = options.tubes.reduce((left, { value }, place) => ({ ...left, [value]: left[value] - (counts[place] ?? 0) }), ledger.tubes)
      keep({ tubes, tray: ledger.tray + paid, lastPayOut: { order, yen, paid } })
      seen()
      return outcomeOf(yen, paid)
    },
    async recall(order) {
      const { lastPayOut: last } = ledger
      if (stands('offline')) return { kind: 'unknown' }
      return last?.order === order ? outcomeOf(last.yen, last.paid) : { kind: 'never' }
    },
    async close() {
      announcer.close()
      seers.length = 0
    },
  }

  const hand: CoinHand = {
    insert(yen) {
      const inlet = yen < 1000 ? 'coins' : 'notes'
      const kept = !stands('offline') && !stands('jam') && !(inlet === 'notes' && ledger.escrow > 0) && accepting.includes(yen)
      if (!kept) {
        refuse(inlet, yen)
        return 'returned'
      }
      if (inlet === 'notes' && holding) {
        keep({ escrow: yen })
        seen()
        return 'held'
      }
      credit(inlet, yen, {})
      return 'credited'
    },
    fault(fault, on) {
      switch (fault) {
        case 'short': return setShort(on)
        case 'fraud': case 'uncounted': return on ? happen(fault) : undefined
        case 'holding':
          holding = on
          if (!on) emptyEscrow()
          return seen()
        case 'offline': case 'jam': case 'payoutStuck': case 'broken': return setFault(fault, on)
      }
    },
    faults: () => [...announcer.faults(), ...(ledger.aside === null ? [] : ['short' as const]), ...(holding ? ['holding' as const] : [])],
    accepting: () => accepting,
    tray: () => ledger.tray,
    takeChange() {
      const taken = ledger.tray
      keep({ tray: 0 })
      seen()
      return taken
    },
    ledger: () => ledger,
    onChange(listener) { seers.push(listener) },
  }
  return { coins, hand }
}

function outcomeOf(yen: number, paid: number): PaidOut {
  return paid === yen ? { kind: 'paid', paid } : { kind: 'short', paid, owed: yen - paid }
}

/** Where a coin or note goes inside: a tube while it has room. */
function swallow(ledger: Ledger, yen: number, capacity: number): Partial<Ledger> {
  switch (yen) {
    case 10: case 50: case 100: case 500:
      if (ledger.tubes[yen] < capacity) return { tubes: { ...ledger.tubes, [yen]: ledger.tubes[yen] + 1 } }
  }
  return { cashbox: ledger.cashbox + yen }
}

function tubesOf({ tubes }: Ledger, made: readonly DemoTube[]): readonly Tube[] {
  return made.map(({ value, capacity, low }) => {
    const count = tubes[value]
    return { value, count, capacity, level: levelOf({ count, capacity, low }) }
  })
}

function together(one: Stock, other: Stock): Stock {
  return { 10: one[10] + other[10], 50: one[50] + other[50], 100: one[100] + other[100], 500: one[500] + other[500] }
}
