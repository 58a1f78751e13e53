import type { Advance } from './effect.ts'
import { awaitedIn, settledBy, waitsIn } from './awaited.ts'
import type { FlowEvent } from './event.ts'
import type { Flow, StepKind } from './flow.ts'
import { keyMaker } from './state-key.ts'
import { brokenInMove, brokenInState } from './promises.ts'

/** So many broken promises are reason enough to stop walking. */
const plenty = 100

/** What a walk over every reachable state has found. */
export interface Exploration {
  readonly states: number
  readonly moves: number
  readonly ignored: number
  /** States in which the machine rests: ready, or out of service. */
  readonly ends: number
  /** Promises broken, each with the state and event that broke it; empty is the proof. */
  readonly broken: readonly string[]
  /** Which step leads to which, and by which events. */
  readonly edges: ReadonlyMap<string, ReadonlySet<FlowEvent['kind']>>
}

/**
 * Tries every event in every state that can be reached, awaited or not, and checks the promises on each. States that
 * differ only in epoch, in language and aids, or in which of several staff-only faults stand, behave alike and count once.
 * @param happenings what may happen in a state; hostile on purpose: answers nobody asked for are among them.
 * @param advance the flow, or a flow broken on purpose: a walk that can't find a broken promise proves nothing.
 */
export function explore(start: Flow, happenings: (flow: Flow) => readonly FlowEvent[], advance: (flow: Flow, event: FlowEvent) => Advance): Exploration {
  const keyOf = keyMaker()
  const seen = new Map<number, Seen>()
  const edges = new Map<string, Set<FlowEvent['kind']>>()
  const broken: string[] = []
  let moves = 0
  let ignored = 0
  const queue: Flow[] = [start]
  seen.set(keyOf(start), { step: start.step.kind, unattended: [] })
  for (let flow = queue.pop(); flow !== undefined && broken.length < plenty; flow = queue.pop()) {
    const key = keyOf(flow)
    const here = seen.get(key)
    for (const event of happenings(flow)) {
      const result = advance(flow, event)
      if (result === 'ignored') {
        ignored += 1
        continue
      }
      moves += 1
      const problems = [...brokenInState(result.flow), ...brokenInMove(flow, event, result.flow, result.effects)]
      broken.push(...problems.map((problem) => `${problem}: ${flow.step.kind} + ${JSON.stringify(event)} -> ${result.flow.step.kind} ${key}`))
      if (isLateFor(flow, event, result.flow)) continue
      const next = keyOf(result.flow)
      if (!seen.has(next)) {
        seen.set(next, { step: result.flow.step.kind, unattended: [] })
        queue.push(result.flow)
      }
      if (isUnattended(flow, event)) here?.unattended.push(next)
      if (flow.step.kind !== result.flow.step.kind) note(edges, `${flow.step.kind} ${result.flow.step.kind}`, event.kind)
    }
  }
  // A walk that was broken off knows too little to say where no way leads.
  if (broken.length < plenty) broken.push(...deadEnds(seen).map((key) => `no way back without a hand: ${seen.get(key)?.step ?? ''} ${key}`))
  const ends = [...seen.values()].filter((state) => rests(state.step)).length
  return { states: seen.size, moves, ignored, ends, broken, edges }
}

interface Seen {
  readonly step: StepKind
  /** Where the state goes by answers and clocks alone. */
  readonly unattended: number[]
}

const beforeConfirming: readonly StepKind[] = [
  'reading', 'pin', 'takeCard', 'choosing', 'explaining', 'asking', 'copies', 'confirming', 'origin', 'sameCard', 'checkNumber', 'registering', 'registered',
]
/** What looks at a fact before ⑩ for all that: ⑤ at hours and stops, the registration of a 本籍地 at a card that lies there. */
const looksAt: Readonly<Partial<Record<FlowEvent['kind'], readonly StepKind[]>>> = {
  standing: ['choosing', 'explaining', 'confirming'], cardPlaced: ['origin', 'sameCard', 'checkNumber', 'registered'],
  faultRaised: [], faultCleared: [], outlet: [], serviced: [], credited: [],
}

/**
 * A fact that is merely noted before ⑩ commutes with whatever is touched and answered there: whether it comes early or late,
 * the state at ⑩ is the same. So it is tried everywhere, but what follows from it is followed from ⑩ on.
 */
function isLateFor(from: Flow, event: FlowEvent, to: Flow): boolean {
  const looking = looksAt[event.kind]
  return looking !== undefined && from.step === to.step && beforeConfirming.includes(from.step.kind) && !looking.includes(from.step.kind)
}

/** The machine must come back though nobody ever touches it again: only what was asked for answers, only clocks run. */
function isUnattended(flow: Flow, event: FlowEvent): boolean {
  if (event.kind === 'elapsed') return waitsIn(flow).includes(event.wait)
  return settledBy(event).some((awaited) => awaitedIn(flow).includes(awaited))
}

function deadEnds(seen: ReadonlyMap<number, Seen>): readonly number[] {
  const cameFrom = new Map<number, number[]>()
  for (const [key, state] of seen) for (const next of state.unattended) (cameFrom.get(next) ?? fresh(cameFrom, next)).push(key)
  const home = new Set<number>()
  const queue = [...seen].filter(([, state]) => rests(state.step)).map(([key]) => key)
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (home.has(key)) continue
    home.add(key)
    queue.push(...(cameFrom.get(key) ?? []))
  }
  return [...seen.keys()].filter((key) => !home.has(key))
}

function rests(step: StepKind): boolean {
  return step === 'ready' || step === 'outOfService'
}

function note(edges: Map<string, Set<FlowEvent['kind']>>, edge: string, event: FlowEvent['kind']): void {
  const events = edges.get(edge) ?? new Set()
  events.add(event)
  edges.set(edge, events)
}

function fresh(lists: Map<number, number[]>, key: number): number[] {
  const list: number[] = []
  lists.set(key, list)
  return list
}
