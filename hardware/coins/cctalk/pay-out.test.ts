import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ModelHopper } from './model-hopper.fixture.ts'
import { payOutOf } from './pay-out.ts'
import { VirtualTimer } from '../software/virtual-timer.ts'
import type { Fate, Model } from './model-hopper.fixture.ts'
import type { HopperPaid } from './pay-out.ts'

const well: Model = {
  stock: 100, before: { counter: 9, remaining: 0, paid: 4, unpaid: 0 }, jamAfter: null, obstinate: false, resetAt: null,
  remembers: true, countsRefused: false, forgetsUnpaid: false, fates: [],
}

interface Paid { readonly said: HopperPaid; readonly orders: number; readonly out: number }

async function pay(count: number, model: Partial<Model>, until = Infinity): Promise<Paid> {
  const timer = new VirtualTimer()
  const hopper = new ModelHopper(timer, { ...well, ...model })
  const said = await timer.until(payOutOf(hopper, count, timer, until))
  // What still falls, falls.
  await timer.pass(60_000)
  return { said, orders: hopper.orders, out: hopper.out }
}

/** Just switched on. */
const fresh = { counter: 0, remaining: 0, paid: 0, unpaid: 0 }

/** The message that carries the order: after enabling, serial number and status. */
const orderLost = (fate: Fate): Fate[] => ['answered', 'answered', 'answered', fate]

test('coins are paid, and counted', async () => {
  expect(await pay(7, {})).toEqual({ said: { paid: 7, unpaid: 0, why: 'done', sure: true }, orders: 1, out: 7 })
})

test('past the wrap of its counter', async () => {
  expect((await pay(2, { before: { ...fresh, counter: 255 } })).said).toMatchObject({ paid: 2, why: 'done', sure: true })
})

test.each([[true], [false]])('with too few coins: those there are, and empty (says what it did not pay: %s)', async told => {
  const { said, out } = await pay(7, { stock: 3, forgetsUnpaid: !told })
  expect([said, out]).toEqual([{ paid: 3, unpaid: 4, why: 'empty', sure: true }, 3])
})

test('jammed: stuck, with what came out before', async () => {
  expect(await pay(7, { jamAfter: 2 })).toEqual({ said: { paid: 2, unpaid: 5, why: 'stuck', sure: true }, orders: 1, out: 2 })
})

test('one that stands still and does not give up by itself is stopped', async () => {
  const { said, out } = await pay(7, { jamAfter: 2, obstinate: true })
  expect([said, out]).toEqual([{ paid: 2, unpaid: 5, why: 'still', sure: true }, 2])
})

test.each([[{}, 'stuck'], [{ jamAfter: 2 }, 'still']] as const)('one that takes longer than it may is stopped, and what it has paid is counted (%j)', async (model, why) => {
  const { said, out } = await pay(100, model, 6_000)
  expect([said, out > 1, out < 42]).toEqual([{ paid: out, unpaid: 100 - out, why, sure: true }, true, true])
})

test('the answer to the order is lost: it is not sent again, its counter says that it runs', async () => {
  const said = { paid: 30, unpaid: 0, why: 'done', sure: true }
  expect(await pay(30, { fates: orderLost('unanswered') })).toEqual({ said, orders: 1, out: 30 })
})

test('the order itself is lost: nothing comes out, that is sure, and it is not sent again', async () => {
  const nothing = { said: { paid: 0, unpaid: 5, why: 'stuck', sure: true }, orders: 1, out: 0 }
  expect(await pay(5, { fates: orderLost('unheard') })).toEqual(nothing)
  expect(await pay(5, { fates: orderLost('unheard'), before: fresh })).toEqual(nothing)
})

test.each([1, 4])('the answer to the order is lost, and it was of as many coins as the last one (%d): its counter is believed', async count => {
  const { said, out } = await pay(count, { fates: orderLost('unanswered'), before: { counter: 9, remaining: 0, paid: count, unpaid: 0 } })
  expect([said, out]).toEqual([{ paid: count, unpaid: 0, why: 'done', sure: true }, count])
})

test.each([[0, 5], [1_000, 5], [2_500, 0]])('the order is heard %d ms after its answer was due: nobody takes it for lost while it may still begin', async (lateMs, out) => {
  const timer = new VirtualTimer()
  const hopper = new ModelHopper(timer, { ...well, before: { counter: 9, remaining: 0, paid: 0, unpaid: 0 } })
  const dispense = hopper.dispense.bind(hopper)
  const late = Object.assign(hopper, {
    async dispense(serial: number, coins: number) {
      timer.after(300 + lateMs, () => void dispense(serial, coins))
      await new Promise<void>(resolve => void timer.after(300, resolve))
      return 'silent' as const
    },
  })
  expect(await timer.until(payOutOf(late, 5, timer, Infinity))).toMatchObject({ paid: out, sure: true })
})

test('silent before the order: none is sent', async () => {
  for (const fates of [['unheard'], ['answered', 'unheard'], ['answered', 'answered', 'unheard']] satisfies Fate[][]) {
    expect(await pay(5, { fates })).toEqual({ said: { paid: 0, unpaid: 5, why: 'silent', sure: true }, orders: 0, out: 0 })
  }
})

test('an order of before that still runs: none is put on top of it', async () => {
  expect(await pay(5, { before: { counter: 3, remaining: 2, paid: 1, unpaid: 0 } }))
    .toEqual({ said: { paid: 0, unpaid: 5, why: 'stuck', sure: true }, orders: 0, out: 0 })
})

test('silent for good while it pays: what was heard last, and that this is not all', async () => {
  const gone = Array.from({ length: 100 }, (): Fate => 'unheard')
  const fates: Fate[] = [...orderLost('answered'), 'answered', 'answered', ...gone]
  const { said, out } = await pay(20, { fates })
  expect(said).toMatchObject({ why: 'silent', sure: false })
  expect([said.paid < 20, said.paid + said.unpaid, out]).toEqual([true, 20, 20])
})

test('silent for a while, as when a line is unplugged: the end is heard afterwards', async () => {
  const fates: Fate[] = [...orderLost('answered'), 'answered', ...Array.from({ length: 8 }, (): Fate => 'unheard')]
  expect((await pay(5, { fates })).said).toEqual({ paid: 5, unpaid: 0, why: 'done', sure: true })
})

test('power fails while it pays: sure where it still knows what it paid, and else the last that was heard', async () => {
  const knows = await pay(20, { resetAt: 2000, remembers: true })
  expect(knows.said).toEqual({ paid: knows.out, unpaid: 20 - knows.out, why: 'stuck', sure: true })
  const first = await pay(20, { resetAt: 2000, remembers: true, before: fresh })
  expect(first.said).toEqual({ paid: first.out, unpaid: 20 - first.out, why: 'stuck', sure: true })
  const forgets = await pay(20, { resetAt: 2000, remembers: false })
  expect(forgets.said).toMatchObject({ why: 'stuck', sure: false })
  expect([forgets.said.paid > 0, forgets.said.paid <= forgets.out]).toEqual([true, true])
})

test('it may have paid as many before: what it says after losing power counts only if it was seen to pay', async () => {
  expect(await pay(4, { fates: orderLost('unheard'), resetAt: 500, remembers: true }))
    .toEqual({ said: { paid: 0, unpaid: 4, why: 'stuck', sure: false }, orders: 1, out: 0 })
})

test('one that was just switched on, and loses power unheard after the order: nobody is sure', async () => {
  const { said, out } = await pay(20, { before: fresh, fates: orderLost('unanswered'), resetAt: 500, remembers: false })
  expect([said, out > 0]).toEqual([{ paid: 0, unpaid: 20, why: 'stuck', sure: false }, true])
})

test('one that says it begins, and loses power before it is seen to: nobody is sure', async () => {
  const { said, out } = await pay(20, { before: fresh, fates: [...orderLost('answered'), 'unheard'], resetAt: 500, remembers: true })
  expect([said, out > 0]).toEqual([{ paid: 0, unpaid: 20, why: 'still', sure: false }, true])
})

test('refused, for it lost power just before the order: nothing comes out, that is sure', async () => {
  expect(await pay(4, { before: fresh, resetAt: 38 }))
    .toEqual({ said: { paid: 0, unpaid: 4, why: 'stuck', sure: true }, orders: 1, out: 0 })
})

test('a refusal is counted by some: what they say of the last order is then of the one before', async () => {
  const { said } = await pay(4, { countsRefused: true, resetAt: 38, remembers: true, fates: [] })
  expect(said).toEqual({ paid: 0, unpaid: 4, why: 'stuck', sure: true })
  const lost = await pay(3, { countsRefused: true, resetAt: 38, remembers: true, fates: orderLost('unanswered') })
  expect(lost).toMatchObject({ said: { paid: 0, sure: false }, orders: 1, out: 0 })
  const before = { counter: 255, remaining: 0, paid: 4, unpaid: 0 }
  const asMany = await pay(4, { before, countsRefused: true, resetAt: 38, remembers: true, fates: orderLost('unanswered') })
  expect(asMany, 'the one case in which a counter is believed that says nothing').toMatchObject({ said: { paid: 4, sure: true }, orders: 1, out: 0 })
})

test('whatever is lost, jams, runs empty or loses power: one order at most, never more said than came out, right where sure', async () => {
  const small = fc.nat({ max: 12 })
  const counter = fc.constantFrom(0, 1, 100, 254, 255)
  const model = fc.record({
    stock: small, before: fc.record({ counter, remaining: fc.constant(0), paid: small, unpaid: small }), jamAfter: fc.option(small),
    obstinate: fc.boolean(), resetAt: fc.option(fc.nat({ max: 6000 }), { freq: 2 }), remembers: fc.boolean(), countsRefused: fc.boolean(),
    forgetsUnpaid: fc.boolean(),
    fates: fc.array(fc.constantFrom<Fate>('answered', 'answered', 'answered', 'unanswered', 'unheard'), { maxLength: 40 }),
  })
  await fc.assert(fc.asyncProperty(model, fc.integer({ min: 1, max: 12 }), async (one, count) => {
    // Of what such a hopper says nobody can tell which order it means.
    fc.pre(!(one.countsRefused && [0, 255].includes(one.before.counter) && one.before.paid + one.before.unpaid === count))
    const { said, orders, out } = await pay(count, one)
    expect(orders).toBeLessThanOrEqual(1)
    expect(said.paid + said.unpaid).toBe(count)
    expect(said.paid).toBeLessThanOrEqual(out)
    if (said.sure) expect(said.paid).toBe(out)
    if (said.why === 'done') expect([said.paid, said.sure]).toEqual([count, true])
  }), { numRuns: 500 })
})
