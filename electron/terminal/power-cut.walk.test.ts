import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from '../journal/entry.ts'
import { expectPaidBeside } from './fixture/cashless-promises.ts'
import { Customer } from './fixture/customer.ts'
import { Luck } from './fixture/luck.ts'
import { leaveToLuck } from './fixture/misfortune.ts'
import { passBy } from './fixture/passer-by.ts'
import { PowerCut } from './fixture/paper-journal.ts'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { Stage } from './fixture/stage.ts'
import type { VaultHabits } from './fixture/vault-double.ts'

/** One customer with 500 yen coins, from the first start to the last screen. */
async function visit(stage: Stage, change: (stage: Stage, customer: Customer) => void): Promise<Customer> {
  const customer = new Customer(stage)
  customer.coin = 500
  change(stage, customer)
  for (let step = 0; step < 45 && !stage.journal.dead; step++) await customer.goOn()
  if (!stage.journal.dead) await customer.leave()
  return customer
}

/** Starts until a start comes through; the power may go again during any of them. */
async function startAgain(stage: Stage): Promise<number> {
  for (let starts = 1; ; starts++) {
    expect(starts).toBeLessThan(5)
    try {
      await stage.start()
      if (!stage.journal.dead) return starts
    } catch (cut) {
      expect(cut).toBeInstanceOf(PowerCut)
    }
  }
}

/** The power is back: what was open is put in order, and the machine can be used again. */
async function comeBack(stage: Stage, fortune: () => void): Promise<void> {
  const printings = new Map(stage.witness.printings)
  stage.card.remove()
  fortune()
  await startAgain(stage)
  expect(stage.witness.printings, 'printing is never resumed').toEqual(printings)
  expect(stage.bugs.every((bug) => bug instanceof PowerCut)).toBe(true)
  expectPromisesKept(stage)
  expectPaidBeside(stage)
  stage.journal.cutAt(Infinity, false)
  const before = stage.journal.entries.length
  stage.stop()
  await stage.recover()
  const again = stage.journal.entries.slice(before).filter(({ kind }) => kind !== 'reported').map(({ kind }) => kind)
  expect(again, 'a further start finds nothing to do').toEqual(['terminalStarted', 'terminalRecovered'])
}

const habits = (printing: ReturnType<VaultHabits['printing']>) => (stage: Stage): void => { stage.habits.printing = () => printing }
const beside = (_: Stage, customer: Customer): void => { customer.beside = true }
const basket = (_: Stage, customer: Customer): void => { customer.wishes = ['juminhyo', 'tax', 'kisaijiko'] }
const ways: readonly (readonly [string, (stage: Stage, customer: Customer) => void])[] = [
  ['printed, with change', () => undefined],
  ['change that comes out short', (stage) => { stage.coins.paying = () => 'short' }],
  ['nothing printed, everything returned', habits('nothingOut')],
  ['nobody knows what was printed', habits('unknown')],
  ['the vault dies while it prints', habits('dies')],
  ['another person’s certificate', (stage) => { stage.habits.fetching = () => 'mismatch' }],
  ['a free certificate', (_, customer) => { customer.wishes = ['fuhyo'] }],
  ['three certificates', basket],
  ['three certificates, the second surely not printed', (stage, customer) => {
    basket(stage, customer)
    stage.habits.printing = ({ request }) => request.kind === 'tax' ? 'nothingOut' : 'printed'
  }],
  ['three certificates, of the second nobody knows', (stage, customer) => {
    basket(stage, customer)
    stage.habits.printing = ({ request }) => request.kind === 'tax' ? 'unknown' : 'printed'
  }],
  ['three certificates, one of them refused', (stage, customer) => {
    basket(stage, customer)
    stage.habits.fetching = ({ request }) => request.kind === 'kisaijiko' ? 'refused' : 'held'
  }],
  ['paid beside', beside],
  ['paid beside at the second try', (stage, customer) => {
    beside(stage, customer)
    stage.beside.customer = () => (stage.beside.payments.size > 1 ? 'pays' : 'refuses')
  }],
  ['three paid beside, the second surely not printed', (stage, customer) => {
    beside(stage, customer)
    basket(stage, customer)
    stage.habits.printing = ({ request }) => request.kind === 'tax' ? 'nothingOut' : 'printed'
  }],
  ['paid beside, and nobody knows what was printed', (stage, customer) => {
    beside(stage, customer)
    stage.habits.printing = () => 'unknown'
  }],
  ['tampered with while it prints: the change is withheld', (stage) => {
    stage.habits.printing = () => {
      stage.coins.fault('fraud', true)
      return 'printed'
    }
  }],
  ['a 利用登録 before the certificate', (_, customer) => { customer.registers = true }],
  ['the center is away when it should be told', ({ center }) => { center.noted = () => ({ kind: 'fault', fault: 'unreachable' }) }],
]

test.each(ways)('the power goes at every instant of a visit: %s', async (_, change) => {
  const whole = new Stage()
  whole.cashless = whole.beside
  await whole.start()
  const customer = await visit(whole, change)
  expectPromisesKept(whole)
  expectPaidBeside(whole)
  expect(of(whole, 'authorisationBegun').length > 0, 'whoever wants to pay beside does so, and nobody else').toBe(customer.beside)
  const { writes } = whole.journal
  expect(writes).toBeGreaterThan(10)
  for (let write = 1; write <= writes; write++) {
    for (const written of [false, true]) {
      const stage = new Stage()
      stage.cashless = stage.beside
      stage.journal.cutAt(write, written)
      await startAgain(stage)
      if (stage.journal.cuts === 0) await visit(stage, change)
      expect(stage.journal.cuts).toBe(1)
      if (stage.journal.dead) await comeBack(stage, () => { stage.coins.paying = () => 'paid' })
      else expectPromisesKept(stage)
    }
  }
})

test('I-22 I-24 once the sheet is out the center takes note of it, whenever the power goes: in a session of the next start', async () => {
  const whole = new Stage()
  await whole.start()
  await visit(whole, () => undefined)
  const writeOf = (kind: Entry['kind']): number => whole.journal.entries.findIndex((entry) => entry.kind === kind) + 1
  const [printed, closed] = [writeOf('printEnded'), writeOf('visitClosed')]
  expect(closed - printed).toBeGreaterThan(4)
  for (let write = printed; write <= closed; write++) {
    const stage = new Stage()
    await stage.start()
    stage.journal.cutAt(write, true)
    await visit(stage, () => undefined)
    expect(stage.journal.cuts).toBe(1)
    await comeBack(stage, () => undefined)
    const [applied] = of(stage, 'applied')
    const words = { kind: 'reported', transaction: applied?.transaction, certificate: applied?.certificate, outcome: '交付済' } as const
    expect(of(stage, 'reported')).toEqual([{ ...words, acknowledged: false }, { ...words, acknowledged: true }])
  }
})

test('the power goes at any instant of any day, and again at any instant of the start that follows', async () => {
  const numbers = fc.array(fc.nat(999), { minLength: 40, maxLength: 200 })
  const cut = fc.record({
    write: fc.integer({ min: 1, max: 120 }), again: fc.integer({ min: 1, max: 12 }), written: fc.boolean(),
    coins: fc.array(fc.constantFrom(100, 500), { maxLength: 2 }),
  })
  const seen = { cuts: 0, returned: 0, owed: 0, unclear: 0, several: 0 }
  await fc.assert(fc.asyncProperty(numbers, numbers, fc.constantFrom(0, 60), cut, async (people, things, badly, how) => {
    const { write, again, written, coins } = how
    const stage = new Stage()
    stage.cashless = stage.beside
    await stage.start()
    stage.journal.cutAt(stage.journal.writes + write, written)
    leaveToLuck(stage, new Luck(things), badly)
    await passBy(stage, new Luck(people), 60)
    if (!stage.journal.dead) return
    await comeBack(stage, () => {
      // The acceptor has power of its own: what it was open for, it still takes.
      for (const yen of coins) stage.coins.insert(yen)
      stage.coins.manner = () => 'now'
      // What it does not answer is told it again at every further start.
      stage.beside.manner = () => 'now'
      stage.coins.faults.clear()
      stage.journal.cutAt(stage.journal.writes + again, !written)
    })
    seen.cuts += 1
    const after = stage.journal.entries.slice(stage.journal.entries.findLastIndex(({ kind }) => kind === 'visitOpened'))
    seen.returned += after.filter(({ kind }) => kind === 'payOutEnded').length
    seen.owed += of(stage, 'owed').length
    seen.several += after.filter(({ kind }) => kind === 'applied').length > 1 ? 1 : 0
    seen.unclear += of(stage, 'printEnded').filter(({ outcome }) => outcome === 'unknown').length
  }), { numRuns: 600 })
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0)
})
