import type { SoftwareBus } from '../../hardware/coins/software/software-bus.ts'
import type { TillState } from '../../hardware/coins/software/till.ts'

/** All that can be seen of devices in software: where the money is (`TillState`), what they would take, and what is wrong with them. */
export interface BusState extends TillState {
  /** Yen in all tubes. */
  readonly inTubes: number
  /** Yen that the inlets take now. */
  readonly takes: readonly number[]
  /** Event counters as 229 and 159 tell them; null: no note acceptor is fitted. */
  readonly counters: { readonly coins: number; readonly notes: number | null }
  /** In words of the hand; none: all is well. */
  readonly faults: readonly string[]
}

export function stateOf(bus: SoftwareBus): BusState {
  bus.run()
  return {
    ...bus.till.state,
    inTubes: bus.till.inTubes,
    takes: bus.takes,
    counters: { coins: bus.acceptor.events.counter, notes: bus.notes?.events.counter ?? null },
    faults: faultsOf(bus),
  }
}

function faultsOf({ acceptor, hoppers, notes, faults, unplugged }: SoftwareBus): readonly string[] {
  const { jam, broken } = acceptor.faults
  return [
    ...(jam === null ? [] : [`jam on ${jam}`]),
    ...(broken === null ? [] : [`broken ${broken}`]),
    ...hoppers.flatMap((hopper) => (hopper.faults.jamAfter === null ? [] : [`hopper ${hopper.value} jam ${hopper.faults.jamAfter}`])),
    ...(notes === null || notes.faults.notes === null ? [] : [`notes ${notes.faults.notes === 'jammed' ? 'jammed' : 'full'}`]),
    ...(unplugged.length === 0 ? [] : [`unplug ${unplugged.join(' ')}`]),
    ...(faults.muted === 'all' ? ['mute'] : faults.muted.length === 0 ? [] : [`mute ${faults.muted.join(' ')}`]),
    ...(faults.echo ? ['echo on'] : []),
    ...(faults.slowMs === 0 ? [] : [`slow ${faults.slowMs}`]),
    ...(faults.noisy ? ['noise'] : []),
    ...faults.planned.map(({ mishap, left, header, address }) => [mishap, left, header ?? '', address ?? ''].join(' ').trim()),
  ]
}

/** The state in one line, for people. */
export function lineOf(state: BusState): string {
  return [
    `took in ${state.tookIn}, paid out ${state.paidOut}, returned ${state.returned} yen`,
    ...(state.held > 0 ? [`in escrow ${state.held}`] : []),
    ...(state.pulledBack > 0 ? [`pulled back ${state.pulledBack}`] : []),
    `outside ${state.tray}`,
    `tubes ${state.tubes.map(({ value, count }) => `${value}×${count}`).join(' ')}`,
    `cash box ${state.cashBox}`,
    state.takes.length === 0 ? 'closed' : `takes ${state.takes.join(' ')}`,
    ...(state.faults.length === 0 ? [] : [`faults: ${state.faults.join(', ')}`]),
  ].join('; ')
}
