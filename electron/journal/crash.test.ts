import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepBooks } from './bookkeeping.ts'
import { expectMoneyConserved, expectNothingResumed, expectReportedOnce, owed, printedIn } from './fixture/promises.ts'
import { visit, visitPlan } from './fixture/served-visit.ts'
import { start, startPlan } from './fixture/started.ts'
import { World } from './fixture/world.ts'
import type { CertificatePlan, VisitPlan } from './fixture/served-visit.ts'
import type { StartPlan } from './fixture/started.ts'
import type { Step } from './fixture/world.ts'

function* day(world: World, plans: readonly VisitPlan[]): Generator<Step> {
  for (const plan of plans) yield* visit(world, plan)
}

/** A day cut short, starts cut short, and one that is let through; then every promise is looked at. */
function survive(plans: readonly VisitPlan[], crash: number, starts: readonly (readonly [StartPlan, number])[], last: StartPlan): World {
  const world = new World()
  world.run(day(world, plans), crash)
  const atCrash = printedIn(world)
  for (const [plan, crash] of starts) world.run(start(world, plan), crash)
  world.run(start(world, { ...last, coinsAnswer: true, acknowledged: true }))
  expectMoneyConserved(world)
  expectNothingResumed(world, atCrash)
  expectReportedOnce(world)
  return world
}

test('I-22 I-24 the plug pulled at any instant, and again at any instant of the starts that follow', () => {
  const history = fc.record({
    plans: fc.array(visitPlan, { minLength: 1, maxLength: 3 }), crash: fc.nat({ max: 120 }),
    starts: fc.array(fc.tuple(startPlan, fc.nat({ max: 25 })), { maxLength: 2 }),
    last: startPlan,
  })
  fc.assert(fc.property(history, ({ plans, crash, starts, last }) => { survive(plans, crash, starts, last) }), { numRuns: 3_000 })
})

const prints = ['printed', 'nothingOut', 'unknown'] as const
const dues = [300, 200, 450] as const
/** Three certificates with three fates, in every combination; 50 yen of change beside them. */
const baskets = prints.flatMap((one) => prints.flatMap((two) => prints.map((three): readonly CertificatePlan[] =>
  [one, two, three].map((print, index) => ({ due: dues[index] ?? 0, fetch: 'held', print })))))
const basket = (certificates: readonly CertificatePlan[]): VisitPlan =>
  ({ certificates, coins: [500, 500], hurried: true, printsOn: true, hopper: 'paid', acknowledged: true })
const soon: StartPlan = { away: 5_000, coinsAnswer: true, recalls: true, hopper: 'paid', acknowledged: true }

const unheard: StartPlan = { ...soon, acknowledged: false }

/** From the instant before the first step to the one after the last. */
function instants(plans: readonly VisitPlan[]): readonly number[] {
  const world = new World()
  return Array.from({ length: world.run(day(world, plans)) + 1 }, (_, index) => index)
}

function instantsOfStart(plans: readonly VisitPlan[], crash: number): readonly number[] {
  const world = new World()
  world.run(day(world, plans), crash)
  return Array.from({ length: world.run(start(world, unheard)) + 1 }, (_, index) => index)
}

test.each(baskets.map((certificates) => [certificates.map(({ print }) => print).join(', '), certificates] as const))(
  'I-24 three certificates (%s), the plug pulled at every instant: only what is in doubt is owed to a customer who waits',
  (_name, certificates) => {
    const plans = [basket(certificates)]
    expect(instants(plans).length).toBeGreaterThan(30)
    for (const crash of instants(plans)) {
      const world = survive(plans, crash, [], soon)
      const [transaction = ''] = world.inserted.keys()
      const doubts = owed(world, transaction, 'printUnknown') + owed(world, transaction, 'payOutUnknown')
      expect(keepBooks(world.entries).total.owed).toBe(doubts)
      expect(owed(world, transaction, 'payOutUnknown')).toBe(0)
    }
  })

test('I-22 I-24 three certificates, the plug pulled at every instant, and again at every instant of the start', () => {
  const doubtful: readonly CertificatePlan[] = [
    { due: 300, fetch: 'held', print: 'printed' }, { due: 200, fetch: 'held', print: 'nothingOut' },
    { due: 450, fetch: 'held', print: 'unknown' },
  ]
  const partly: readonly CertificatePlan[] = [
    { due: 300, fetch: 'refused', print: 'printed' }, { due: 0, fetch: 'held', print: 'printed' },
    { due: 200, fetch: 'held', print: 'printed' },
  ]
  const mismatched: readonly CertificatePlan[] = [
    { due: 300, fetch: 'held', print: 'printed' }, { due: 200, fetch: 'held', print: 'mismatch' },
    { due: 450, fetch: 'held', print: 'printed' },
  ]
  const never: readonly CertificatePlan[] = [
    { due: 300, fetch: 'held', print: 'printed' }, { due: 200, fetch: 'mismatch', print: 'printed' },
  ]
  for (const plans of [[basket(doubtful)], [basket(partly)], [basket(mismatched)], [basket(never)]]) {
    for (const crash of instants(plans)) {
      for (const again of instantsOfStart(plans, crash)) survive(plans, crash, [[unheard, again]], soon)
    }
  }
})
