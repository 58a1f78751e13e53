import type { SoftwareBus } from '../coins/software/software-bus.ts'
import type { CoinHand, DemoCoinFault } from '../coins/demo-coins.ts'

/** 'holding' is the demo device's own: how long a note stays in escrow, a driver decides. */
export type MoneyFault = Exclude<DemoCoinFault, 'holding'>

/** The hand that puts money into coin devices and takes it out of their tray. `fault`: as of `CoinHand`. */
export interface MoneyHand extends Pick<CoinHand, 'insert' | 'faults' | 'accepting' | 'tray' | 'takeChange' | 'onChange'> {
  fault(fault: MoneyFault, on: boolean): void
}

/** Events of an acceptor, and what its self check finds (ccTalk part 3, tables 2 and 3). */
const codes = { rejected: 1, sensorBlocked: 14, onString: 20, romChecksum: 30 } as const
/** One more than are remembered. */
const overrun = 6

/**
 * The hand at coin devices in software. `offline` cuts their power, `payoutStuck` jams all hoppers and `short` empties them; a driver learns of
 * the last two when it pays. `onChange` tells of what this hand does: what the devices do by themselves is seen by looking.
 */
export function openSoftwareMoneyHand(bus: SoftwareBus): MoneyHand {
  let aside: readonly { readonly value: number; readonly count: number }[] | null = null
  const seers: (() => void)[] = []

  const setShort = (on: boolean): void => {
    if ((aside !== null) === on) return
    const { tubes } = bus.till.state
    for (const { value, count, capacity } of tubes) {
      const back = aside?.find(tube => tube.value === value)?.count ?? 0
      bus.till.fill(value, on ? 0 : Math.min(capacity, count + back))
    }
    aside = on ? tubes : null
  }
  const setStuck = (on: boolean): void => {
    for (const hopper of bus.hoppers) hopper.jamAfter(on ? 0 : null)
    // Whoever has freed a hopper switches it off and on; without power it is off already.
    if (!on && bus.unplugged.length === 0) bus.reset(bus.hoppers.map(({ address }) => address))
  }
  const happen = (code: number, times: number): void => {
    for (let time = 0; time < times; time += 1) bus.acceptor.happen(code)
  }
  const set = (fault: MoneyFault, on: boolean): void => {
    switch (fault) {
      case 'offline': return on ? bus.unplug() : bus.plug()
      case 'jam': return bus.acceptor.jam(on ? codes.sensorBlocked : null)
      case 'broken': return bus.acceptor.break(on ? codes.romChecksum : null)
      case 'payoutStuck': return setStuck(on)
      case 'short': return setShort(on)
      case 'fraud': return happen(codes.onString, on ? 1 : 0)
      case 'uncounted': return happen(codes.rejected, on ? overrun : 0)
    }
  }
  const seen = (): void => {
    for (const seer of seers) seer()
  }

  return {
    insert(yen) {
      const came = bus.insert(yen)
      if (came === null) throw new RangeError(`there is no coin or note of ${yen} yen`)
      seen()
      return came
    },
    fault(fault, on) {
      set(fault, on)
      seen()
    },
    faults: () => [
      ...bus.unplugged.length > 0 ? ['offline' as const] : [],
      ...bus.acceptor.faults.jam === null ? [] : ['jam' as const],
      ...bus.acceptor.faults.broken === null ? [] : ['broken' as const],
      ...bus.hoppers.some(({ faults }) => faults.jamAfter !== null) ? ['payoutStuck' as const] : [],
      ...aside === null ? [] : ['short' as const],
    ],
    accepting: () => bus.takes,
    tray: () => bus.till.state.tray,
    takeChange() {
      const taken = bus.till.take()
      seen()
      return taken
    },
    onChange(listener) { seers.push(listener) },
  }
}
