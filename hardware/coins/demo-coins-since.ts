import type { Credit, Inlet, Mark, Since } from './coins.ts'
import type { Ledger } from './demo-coins-ledger.ts'

export const inlets: readonly Inlet[] = ['coins', 'notes']

/** What the demo device remembers of the time after these marks. */
export function rememberedSince(ledger: Ledger, marks: readonly Mark[]): Since {
  const credits: Credit[] = []
  let forgetful: Inlet | null = null
  let fraud = false
  for (const inlet of inlets) {
    const last = marks.find(mark => mark.inlet === inlet)
    if (last === undefined) continue
    const { counter, events } = ledger[inlet]
    const missed = (counter - last.counter + 255) % 255
    if (missed > events.length) forgetful = inlet
    for (const [age, event] of [...events.slice(0, missed).entries()].toReversed()) {
      if (event === 'fraud') fraud = true
      else if (event > 0) credits.push({ inlet, yen: event, counter: (counter - age + 254) % 255 + 1 })
    }
  }
  const remembered = { credits, faults: fraud ? ['fraud' as const] : [], marks: inlets.map(inlet => ({ inlet, counter: ledger[inlet].counter })) }
  return forgetful === null ? { kind: 'told', ...remembered } : { kind: 'lost', inlet: forgetful, why: 'overrun', ...remembered }
}
