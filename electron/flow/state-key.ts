import { mostAttempts } from './cashless.ts'
import type { Draft, Errand, Flow, Step, StepKind } from './flow.ts'
import { doubtfulOf, inside } from './holding.ts'
import type { Holding } from './holding.ts'

/** Numbers what looks alike: parts of a flow are shared by thousands of flows, and are looked at once each. */
class Numbers<Part extends object> {
  readonly #shape: (part: Part) => unknown
  readonly #ofPart = new WeakMap<Part, number>()
  readonly #ofShape = new Map<string, number>()

  constructor(shape: (part: Part) => unknown) {
    this.#shape = shape
  }

  of(part: Part): number {
    const known = this.#ofPart.get(part)
    if (known !== undefined) return known
    const shape = JSON.stringify(this.#shape(part))
    const number = this.#ofShape.get(shape) ?? this.#ofShape.size
    this.#ofShape.set(shape, number)
    this.#ofPart.set(part, number)
    return number
  }
}

/**
 * Gives states a key. What can't make a difference from here on is left out of it, so that states which behave alike count
 * once.
 */
export function keyMaker(): (flow: Flow) => number {
  const steps = new Numbers(stepKey)
  const machines = new Numbers<Flow['machine']>((machine) => [faultKey(machine), lockKey(machine), machine.outlet])
  const standings = new Numbers<Flow['standing']>((standing) => standing)
  const patiences = new Numbers<Flow['patience']>(({ counting, extensionsLeft }) => [counting, extensionsLeft])
  const open = new Numbers<Holding>((holding) => [{ ...openKey(holding), receipt: holding.receipt === 'printing' }])
  const registered = new Numbers<Holding>((holding) => [openKey(holding)])
  const ending = new Numbers<Holding>((holding) => [endedKey(holding), holding.receipt])
  const settling = new Numbers<Holding>((holding) => [endedKey(holding), holding.receipt === 'printing'])

  // A slip or receipt that is out is waited for where it is asked for only.
  function holdingsAt(step: StepKind): Numbers<Holding> {
    if (step === 'handing' || step === 'receipt') return ending
    if (step === 'settling') return settling
    return step === 'registered' ? registered : open
  }

  return ({ visit, step, holding, machine, standing, patience }) => {
    const over = step.kind === 'settling' || step.kind === 'handing' || step.kind === 'receipt'
    const service = over ? Number(standing.service !== null) : standings.of(standing)
    return joined([
      [Number(visit === null), 2], [steps.of(step), 2 ** 16], [holdingsAt(step.kind).of(holding), 2 ** 18], [machines.of(machine), 2 ** 9],
      [service, 2 ** 5], [patiences.of(patience), 2 ** 4],
    ])
  }
}

/** Several numbers in one, each below its bound; all of it stays exact below 2^53. */
function joined(parts: readonly (readonly [part: number, bound: number])[]): number {
  return parts.reduce((key, [part, bound]) => {
    if (part >= bound) throw new Error('more states than there are keys for')
    return key * bound + part
  }, 0)
}

function openItems({ items }: Holding): unknown {
  return items.map(({ order, data, issue, sheets, failed }) => (failed === null ? [order.entry, order.due, data, issue, sheets] : [data, issue]))
}

/** Once nothing is printed any more, it matters only whose data are still there and what is to be reported; in which order does not. */
function endedItems({ items }: Holding): unknown {
  return items.map(({ order, data, issue }) => JSON.stringify([data, issue, issue === 'printed' ? order.due : 0])).toSorted()
}

/** Of money it matters then how much is still inside, and whether anything is owed, and was put in at all; of what was paid beside, that it was. */
function endedKey(holding: Holding): unknown {
  const { money, cashless, payingOut, inlet, card, paper } = holding
  const owed = [money.owed > 0, money.owed > doubtfulOf(holding)]
  return [
    inside(money), money.inserted, money.kept, owed, payingOut, inlet, card, paper, [cashless.state, cashless.yen > 0, cashless.charged],
    slipKey(holding), endedItems(holding),
  ]
}

/** Of how often somebody was asked beside, it matters whether they may be asked again. */
function openKey(holding: Holding): object {
  const { cashless } = holding
  return { ...holding, cashless: [cashless.state, cashless.yen, cashless.charged, cashless.attempt < mostAttempts], items: openItems(holding) }
}

/** Of a slip that has been printed, or has not come out, that it has been tried. */
function slipKey({ slip }: Holding): unknown {
  return slip === 'failed' ? 'outlet' : slip
}

/** Of what staff has to lift, only tampering with the money changes what the flow does. */
function lockKey({ locked }: Flow['machine']): unknown {
  return [locked.length > 0, locked.includes('coins.fraud')]
}

/** Of the faults that a device takes back it matters how many there are. */
function faultKey({ faults }: Flow['machine']): unknown {
  const forgotten = faults.filter((code) => code === 'card.forgotten' || code === 'paper.forgotten')
  return [forgotten.toSorted(), faults.length - forgotten.length]
}

/** Each method has one menu throughout a walk, and why somebody is seen off changes words only. */
function stepKey(step: Step): unknown {
  switch (step.kind) {
    case 'takeCard': return [step.kind, step.method, step.menu !== null]
    case 'pin': return [step.kind, step.type === null ? null : [errandKey(step.type.errand), step.type.entry.id], step.length, step.wrong, step.checking]
    case 'choosing': return [step.kind, errandKey(step.errand), step.chosen, step.returning === null ? null : draftKey(step.returning)]
    case 'explaining': return [step.kind, errandKey(step.errand), step.entry.id]
    case 'asking': return [step.kind, errandKey(step.errand), draftKey(step.draft), step.question, step.chosen, step.caution, step.editing]
    case 'copies': return [step.kind, errandKey(step.errand), draftKey(step.draft), step.editing]
    case 'confirming': return [step.kind, errandKey(step.errand), draftKey(step.draft)]
    case 'origin': case 'sameCard': case 'checkNumber': case 'registering': case 'registered': return { ...step, errand: errandKey(step.errand) }
    case 'settling': return [step.kind, step.told]
    // What is taken just now, and whether there is change, are words on the screen.
    case 'paying': return [step.kind, step.accepts === null, step.cashless]
    case 'downloading': return [step.kind, step.item]
    case 'ready': case 'reading': case 'clearing': case 'printing': case 'handing': case 'receipt': case 'outOfService':
      return step
  }
}

function errandKey({ method, proven, basket, menu }: Errand): unknown {
  return [method, proven, basket.map(draftKey), menu.origin?.status]
}

function draftKey({ entry, answers, copies }: Draft): unknown {
  return [entry.id, answers, copies]
}
