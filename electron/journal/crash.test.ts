import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { insideOf, keepBooks, moneyOf } from './bookkeeping.ts'
import { referenceOf } from './entry.ts'
import { classify } from './recovery.ts'
import type { Holding, IssueOutcome } from '../flow/holding.ts'
import type { Entry } from './entry.ts'
import type { Obligation } from './recovery.ts'

const digest = 'd'.repeat(64)

/** What is true outside, whatever the journal says: coins in, coins out, sheets out. A crash does not undo it. */
class World {
  readonly rows: { at: number; entry: Entry }[] = [
    { at: 0, entry: { kind: 'acceptorAdopted', why: 'first', counter: 0, creditedTotal: 70 } },
  ]
  readonly inserted = new Map<string, number>()
  readonly paidOut = new Map<string, number>()
  readonly sheetsOut = new Map<string, number>()
  creditedTotal = 70
  counter = 0
  now = 0
  visits = 0

  apply(step: Step): void {
    this.now += 1_000
    if ('entry' in step) { this.rows.push({ at: this.now, entry: step.entry }); return }
    const heap = { coin: this.inserted, hopper: this.paidOut, sheets: this.sheetsOut }[step.world]
    heap.set(step.transaction, (heap.get(step.transaction) ?? 0) + step.amount)
    if (step.world === 'coin') { this.creditedTotal += step.amount; this.counter += 1 }
  }
}
type Step =
  | { readonly entry: Entry }
  | { readonly world: 'coin' | 'hopper' | 'sheets'; readonly transaction: string; readonly amount: number }

/** The flow's rule, as the terminal hands it in. */
function outcomeOf({ issue, money }: Holding): IssueOutcome | null {
  switch (issue) {
    case 'none': return null
    case 'printed': return '交付済'
    case 'unclear': return '交付不良要返金'
    case 'applied': return money.owed > 0 ? '不整合' : money.inserted > 0 ? '未交付返金済' : '未交付未収'
  }
}

const coin = fc.constantFrom(10, 50, 100, 500, 1_000)
const visitPlan = fc.record({
  due: fc.constantFrom(0, 200, 300, 450),
  coins: fc.array(coin, { maxLength: 6 }),
  /** Two coins fall before the first is journaled. */
  hurried: fc.boolean(),
  applies: fc.boolean(),
  print: fc.constantFrom('printed', 'nothingOut', 'unknown'),
  hopper: fc.constantFrom('paid', 'short', 'stuck'),
  acknowledged: fc.boolean(),
})
type VisitPlan = typeof visitPlan extends fc.Arbitrary<infer Plan> ? Plan : never

function* payOut(transaction: string, yen: number, hopper: VisitPlan['hopper']): Generator<Step> {
  yield { entry: { kind: 'payOutBegun', transaction, yen } }
  const paid = hopper === 'paid' ? yen : hopper === 'short' ? Math.floor(yen / 20) * 10 : 0
  for (let out = 0; out < paid; out += Math.min(100, paid - out)) {
    yield { world: 'hopper', transaction, amount: Math.min(100, paid - out) }
  }
  yield {
    entry: hopper === 'paid' || paid === yen
      ? { kind: 'payOutEnded', transaction, outcome: 'paid', paid }
      : { kind: 'payOutEnded', transaction, outcome: hopper, paid, owed: yen - paid, reference: referenceOf(transaction) },
  }
}

function* insert(world: World, transaction: string, plan: VisitPlan): Generator<Step> {
  yield { entry: { kind: 'inletOpened', transaction, due: plan.due } }
  for (let next = 0; next < plan.coins.length;) {
    const fallen = plan.coins.slice(next, next + (plan.hurried ? 2 : 1))
    for (const amount of fallen) yield { world: 'coin', transaction, amount }
    for (const yen of fallen) yield { entry: { kind: 'credited', transaction, yen, counter: world.counter } }
    next += fallen.length
  }
  yield { entry: { kind: 'inletClosed', transaction } }
}

/** One customer, served as the terminal serves: the journal before each effect and after each outcome. */
function* visit(world: World, plan: VisitPlan): Generator<Step> {
  world.visits += 1
  const transaction = world.visits.toString(16).padStart(32, '0')
  yield { entry: { kind: 'visitOpened', transaction } }
  let kept = 0
  let issue: Holding['issue'] = 'none'
  const inserted = plan.applies ? plan.coins.reduce((sum, yen) => sum + yen, 0) : 0
  if (plan.applies) {
    issue = 'applied'
    yield { entry: { kind: 'applied', transaction, requestDigest: digest } }
    yield {
      entry: {
        kind: 'held', transaction, document: digest, holderBinding: digest, requestDigest: digest, pages: 2, sheets: 1, fee: plan.due,
      },
    }
    yield* insert(world, transaction, plan)
    if (inserted >= plan.due) {
      yield { entry: { kind: 'printBegun', transaction, document: digest, copies: 1, sheets: 1 } }
      if (plan.print === 'nothingOut') yield { entry: { kind: 'printEnded', transaction, outcome: 'nothingOut', fault: 'printer.jam' } }
      else yield { world: 'sheets', transaction, amount: 1 }
      if (plan.print === 'printed') {
        kept = plan.due
        issue = 'printed'
        yield { entry: { kind: 'printEnded', transaction, outcome: 'printed', sheets: 1, kept } }
      }
      if (plan.print === 'unknown') {
        issue = 'unclear'
        yield { entry: { kind: 'printEnded', transaction, outcome: 'unknown', sheets: 0, fault: 'printer.jam' } }
        yield { entry: { kind: 'outOfService', code: 'printer.unknownResult' } }
      }
    }
  }
  if (inserted > kept) yield* payOut(transaction, inserted - kept, plan.hopper)
  if (plan.applies) {
    yield { entry: { kind: 'eraseBegun', transaction } }
    yield { entry: { kind: 'erased', transaction, bytes: 9_000, processGone: true, killed: false } }
    const money = moneyOf(keepBooks(world.rows.map(row => row.entry)), transaction)
    const outcome = outcomeOf({ money, issue, inlet: 'closed', payingOut: 0, card: 'none', paper: 'none', receipt: 'none', data: 'none' })
    if (outcome !== null) yield { entry: { kind: 'reported', transaction, outcome, acknowledged: plan.acknowledged } }
  }
  yield { entry: { kind: 'visitClosed', transaction, outcome: 'finished' } }
}

const startPlan = fc.record({
  away: fc.constantFrom(5_000, 3_600_000),
  coinsAnswer: fc.boolean(),
  hopper: fc.constantFrom('paid', 'short', 'stuck'),
  acknowledged: fc.boolean(),
})
type StartPlan = typeof startPlan extends fc.Arbitrary<infer Plan> ? Plan : never

function* carryOut(due: Obligation, plan: StartPlan): Generator<Step> {
  switch (due.kind) {
    case 'credit': return yield { entry: { kind: 'credited', transaction: due.transaction, yen: due.yen, counter: due.counter } }
    case 'adoptAcceptor': return yield { entry: { kind: 'acceptorAdopted', why: due.why, ...due.acceptor } }
    case 'closeInlet': return yield { entry: { kind: 'inletClosed', transaction: due.transaction } }
    case 'endPrinting': return yield {
      entry: { kind: 'printEnded', transaction: due.transaction, outcome: 'unknown', sheets: 0, fault: 'terminal.restarted' },
    }
    case 'recordOwed': return yield { entry: { ...due, kind: 'owed' } }
    case 'returnMoney': return yield* payOut(due.transaction, due.yen, plan.hopper)
    case 'takeOutOfService': return yield { entry: { kind: 'outOfService', code: due.code } }
    case 'sweep': return yield { entry: { kind: 'swept', transaction: due.transaction, files: 0 } }
    case 'report': return yield { entry: { ...due, kind: 'reported', acknowledged: plan.acknowledged } }
    case 'closeVisit': return yield { entry: { kind: 'visitClosed', transaction: due.transaction, outcome: 'recovered' } }
  }
}

/** A start: what is owed is carried out and looked at again until nothing is open. Itself it may be cut short anywhere. */
function* start(world: World, plan: StartPlan): Generator<Step> {
  world.now += plan.away
  yield { entry: { kind: 'terminalStarted', build: '0.1.0', terminal: digest, demo: false } }
  for (let pass = 0; ; pass++) {
    expect(pass, 'recovery comes to an end').toBeLessThan(8)
    const recovery = classify(world.rows, {
      acceptor: plan.coinsAnswer ? { counter: world.counter, creditedTotal: world.creditedTotal } : null,
      now: world.now, canReturn: plan.coinsAnswer, fresh: 'f'.repeat(32), outcomeOf,
    })
    if (recovery.kind === 'clean') return
    for (const due of recovery.obligations) yield* carryOut(due, plan)
  }
}

/** Runs until the plug is pulled; the world stays as it is at that instant. */
function run(world: World, steps: Iterable<Step>, until: number): void {
  let taken = 0
  if (until === 0) return
  for (const step of steps) {
    world.apply(step)
    taken += 1
    if (taken >= until) return
  }
}

function* day(world: World, plans: readonly VisitPlan[]): Generator<Step> {
  for (const plan of plans) yield* visit(world, plan)
}

function sum(entries: readonly Entry[], transaction: string, yenOf: (entry: Entry) => number): number {
  return entries.reduce((yen, entry) => 'transaction' in entry && entry.transaction === transaction ? yen + yenOf(entry) : yen, 0)
}

/** The promises, over what the journal says and what really happened. */
function check(world: World, atCrash: { readonly printings: number; readonly sheets: number }): void {
  const entries = world.rows.map(row => row.entry)
  const books = keepBooks(entries)
  const inserted = [...world.inserted.values()].reduce((all, yen) => all + yen, 0)
  expect(books.total.inserted, 'every coin that fell is in the books, once').toBe(inserted)
  expect(books.total.kept + books.total.returned + books.total.owed, 'money is conserved').toBe(inserted)
  for (const [transaction, money] of books.byTransaction) {
    expect(insideOf(money), 'nothing is left undecided').toBe(0)
    expect(money.inserted, 'to the right customer').toBe(world.inserted.get(transaction) ?? 0)
    const out = world.paidOut.get(transaction) ?? 0
    const unseen = sum(entries, transaction, entry => entry.kind === 'owed' && entry.why === 'payOutUnknown' ? entry.yen : 0)
    expect(out + money.kept, 'nothing is paid twice').toBeLessThanOrEqual(money.inserted)
    expect(out, 'what is said to be returned came out').toBeGreaterThanOrEqual(money.returned)
    expect(out - money.returned, 'what came out unseen is among what staff has to check').toBeLessThanOrEqual(unseen)
    if (money.kept > 0) expect(world.sheetsOut.get(transaction), 'no fee without paper').toBe(1)
  }
  expect(entries.filter(entry => entry.kind === 'printBegun').length, 'printing is never resumed').toBe(atCrash.printings)
  expect(world.sheetsOut.size).toBe(atCrash.sheets)
  for (const { transaction } of entries.filter(entry => entry.kind === 'visitOpened')) {
    const own = entries.filter(entry => 'transaction' in entry && entry.transaction === transaction)
    const reports = own.filter(entry => entry.kind === 'reported')
    expect(own.filter(entry => entry.kind === 'visitClosed').length, 'every visit ends once').toBe(1)
    expect(reports.length, 'one outcome, where there was an application').toBe(own.some(entry => entry.kind === 'applied') ? 1 : 0)
    const delivered = own.some(entry => entry.kind === 'printEnded' && entry.outcome === 'printed')
    for (const report of reports) expect(report.outcome === '交付済').toBe(delivered)
    const unclear = own.some(entry => entry.kind === 'printEnded' && entry.outcome === 'unknown')
    if (unclear) expect(entries).toContainEqual({ kind: 'outOfService', code: 'printer.unknownResult' })
  }
}

function count(world: World): { readonly printings: number; readonly sheets: number } {
  return { printings: world.rows.filter(row => row.entry.kind === 'printBegun').length, sheets: world.sheetsOut.size }
}

test('the plug pulled at any instant, and again at any instant of the starts that follow', () => {
  const history = fc.record({
    plans: fc.array(visitPlan, { minLength: 1, maxLength: 3 }), crash: fc.nat({ max: 60 }),
    starts: fc.array(fc.record({ plan: startPlan, crash: fc.nat({ max: 15 }) }), { maxLength: 2 }),
    last: startPlan,
  })
  fc.assert(fc.property(history, ({ plans, crash, starts, last }) => {
    const world = new World()
    run(world, day(world, plans), crash)
    const atCrash = count(world)
    for (const { plan, crash } of starts) run(world, start(world, plan), crash)
    run(world, start(world, { ...last, coinsAnswer: true }), Infinity)
    check(world, atCrash)
  }), { numRuns: 3_000 })
})

test('every single instant of one full visit', () => {
  const plan: VisitPlan = {
    due: 300, coins: [500, 10], hurried: true, applies: true, print: 'printed', hopper: 'short', acknowledged: true,
  }
  const whole = new World()
  run(whole, day(whole, [plan]), Infinity)
  const instants = whole.now / 1_000
  expect(instants).toBeGreaterThan(18)
  for (let crash = 0; crash <= instants; crash++) {
    const world = new World()
    run(world, day(world, [plan]), crash)
    const atCrash = count(world)
    run(world, start(world, { away: 5_000, coinsAnswer: true, hopper: 'paid', acknowledged: true }), Infinity)
    check(world, atCrash)
  }
})
