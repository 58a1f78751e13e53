import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance } from './advance.ts'
import { inside } from './holding.ts'
import { happenings } from './happenings.ts'
import { Walk } from './walk.contract.ts'

/** Books kept beside the flow, from coins and hoppers alone. */
interface Books { inserted: number; paidOut: number; feesForPaper: number }

/** From the beginning alone, luck would seldom lead to where money is. */
const starts = [new Walk(), new Walk().toConfirm(), new Walk().toPay(), new Walk().toPrint(500), new Walk().toPaper(1000), new Walk().toConfirmTwo().ordered(2), new Walk().toConfirmTwo().ordered(2).pays(1000)].map(({ flow }) => flow)

test('money is conserved on any road, by books that know nothing of the flow', () => {
  fc.assert(fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 400 }), fc.constantFrom(10, 50, 100, 500, 1000), fc.constantFrom(...starts), (choices, coin, start) => {
    let flow = start
    const books: Books = { inserted: start.holding.money.inserted, paidOut: 0, feesForPaper: start.holding.money.kept }
    const closed = { inserted: 0, kept: 0, returned: 0, owed: 0 }
    for (const choice of choices) {
      const possible = happenings(1200, 'cashless')(flow)
      const picked = possible[choice % possible.length]
      if (picked === undefined) continue
      const event = picked.kind === 'credited' ? { ...picked, yen: coin } : picked
      const result = advance(flow, event)
      if (result === 'ignored') continue
      if (event.kind === 'credited') books.inserted += event.yen
      if (event.kind === 'paidOut') books.paidOut += event.paid
      for (const effect of result.effects) {
        if (effect.kind === 'keepFee') books.feesForPaper += effect.yen
        if (effect.kind === 'endVisit') for (const name of ['inserted', 'kept', 'returned', 'owed'] as const) closed[name] += effect.left.money[name]
      }
      flow = result.flow
      const { money } = flow.holding
      expect(closed.inserted + money.inserted).toBe(books.inserted)
      expect(closed.returned + money.returned).toBe(books.paidOut)
      expect(closed.kept + money.kept).toBe(books.feesForPaper)
      expect(closed.inserted).toBe(closed.kept + closed.returned + closed.owed)
      expect(inside(money)).toBeGreaterThanOrEqual(flow.holding.payingOut)
    }
  }), { numRuns: 300 })
})
