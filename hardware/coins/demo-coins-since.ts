import type { Credit, Inlet, Mark, Since } from './coins.ts'
import type { Ledger } from './demo-coins-ledger.ts'

/** What the demo device remembers of the time after these marks. */
export function rememberedSince(ledger: Ledger, marks: readonly Mark[]): Since {
  const now: Mark[] = inlets.map(inlet => ({ inlet, counter: ledger[inlet].counter }))
  const credits: Credit[] = []
  let forgetful: Inlet | null = null
  for (const inlet of inlets) {
    const last = marks.find(mark => mark.inlet === inlet)
    if (last === undefined) continue
    const { counter, events } = ledger[inlet]
    const missed = (counter - last.counter + 255) % 255
    if (missed > events.length) forgetful = inlet
    const told = events.slice(0, missed).map((yen, age) => ({ inlet, yen, counter: (counter - age + 254) % 255 + 1 }))
    credits.push(...told.toReversed().filter(({ yen }) => yen > 0))
  }
  if (forgetful !== null) return { kind: 'lost', inlet: forgetful, why: 'overrun', credits, marks: now }
  return { kind: 'told', credits, marks: now }
}

const inlets: readonly Inlet[] = ['coins', 'notes']
