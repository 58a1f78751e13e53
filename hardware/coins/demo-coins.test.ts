import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as fc from 'fast-check'
import { openDemoCoins } from './demo-coins.ts'
import { emptyStock, payable, worth } from './demo-coins-ledger.ts'
import type { CoinHappening, Mark } from './coins.ts'
import type { DemoTube } from './demo-coins.ts'
import type { Ledger, Stock } from './demo-coins-ledger.ts'

const values = [10, 50, 100, 500, 1000]
const order = 'a'.repeat(32)
const none: readonly Mark[] = [{ inlet: 'coins', counter: 0 }, { inlet: 'notes', counter: 0 }]

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'coins-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'coins.json')
}

function tubes(stock: Partial<Stock>, capacity = 60): readonly DemoTube[] {
  return payable.map((value) => ({ value, count: stock[value] ?? 0, capacity, low: 3 }))
}

function open(stock: Partial<Stock> = {}, file = newFile(), capacity = 60) {
  const device = openDemoCoins({ file, tubes: tubes(stock, capacity), values })
  const told: CoinHappening[] = []
  const unwatch = device.coins.watch(happening => told.push(happening))
  return { ...device, file, told, unwatch }
}

function inside(ledger: Ledger): number {
  return worth(ledger.tubes) + worth(ledger.aside ?? emptyStock) + ledger.cashbox + ledger.escrow
}

function coin(yen: number, counter: number) {
  return { inlet: yen < 1000 ? 'coins' : 'notes', yen, counter }
}

describe('taking money', () => {
  test('a coin is credited with the counter that recovery will find', async () => {
    const { coins, hand, told } = open()
    await coins.accept([100, 500, 1000])
    expect(hand.accepting()).toEqual([100, 500, 1000])
    for (const yen of [100, 500, 1000]) expect(hand.insert(yen)).toBe('credited')
    const credits = [coin(100, 1), coin(500, 2), coin(1000, 1)]
    expect(told).toEqual(credits.map(credit => ({ kind: 'credited', credit })))
    const marks = [{ inlet: 'coins', counter: 2 }, { inlet: 'notes', counter: 1 }]
    expect(await coins.since(none)).toEqual({ kind: 'told', credits, faults: [], marks })
    expect(await coins.since([{ inlet: 'coins', counter: 1 }])).toEqual({ kind: 'told', credits: [coin(500, 2)], faults: [], marks })
  })

  test.each<[string, (device: ReturnType<typeof open>) => unknown, number]>([
    ['a closed inlet', device => device.coins.inhibit(), 100],
    ['a value that is not wanted', device => device.coins.accept([10]), 100],
    ['a value no machine takes', device => device.coins.accept([5]), 5],
    ['a jam', device => device.hand.fault('jam', true), 100],
    ['a dead device', device => device.hand.fault('offline', true), 100],
  ])('%s gives the coin back at once and credits nothing', async (_what, prepare, yen) => {
    const device = open()
    await device.coins.accept(values)
    await prepare(device)
    expect(device.hand.insert(yen)).toBe('returned')
    expect(device.hand.tray()).toBe(yen)
    expect(device.told.filter(happening => happening.kind === 'credited')).toEqual([])
    expect(device.hand.ledger().creditedTotal).toBe(0)
  })

  test('what it gives back is no money to the next start', async () => {
    const { coins, hand, told } = open()
    hand.insert(100)
    expect(told).toEqual([{ kind: 'passed', mark: { inlet: 'coins', counter: 1 } }])
    expect(await coins.since(none)).toMatchObject({ kind: 'told', credits: [] })
  })

  test('what falls in while nobody watches is told to the next who does, unless it was asked for meanwhile', async () => {
    const { coins, hand, unwatch } = open()
    await coins.accept(values)
    unwatch()
    hand.insert(100)
    await coins.since(none)
    hand.insert(50)
    const told: CoinHappening[] = []
    coins.watch(happening => told.push(happening))
    expect(told).toEqual([{ kind: 'credited', credit: coin(50, 2) }])
  })

  test('more than five coins later it has forgotten the first, and says so', async () => {
    const { coins, hand } = open()
    await coins.accept(values)
    for (let coins = 0; coins < 6; coins += 1) hand.insert(10)
    expect(await coins.since(none)).toMatchObject({ kind: 'lost', inlet: 'coins', why: 'overrun', credits: [2, 3, 4, 5, 6].map(counter => coin(10, counter)) })
    hand.fault('offline', true)
    expect(await coins.since(none)).toEqual({ kind: 'silent' })
  })

  test('its counter goes round from 255 to 1', async () => {
    const { coins, hand } = open()
    for (let refused = 0; refused < 254; refused += 1) hand.insert(5)
    await coins.accept(values)
    hand.insert(100)
    hand.insert(50)
    expect(await coins.since([{ inlet: 'coins', counter: 254 }])).toMatchObject({ credits: [coin(100, 255), coin(50, 1)] })
  })

  test('a tube takes coins while there is room; the rest, and notes, go where nothing is paid from', async () => {
    const { coins, hand } = open({ 100: 1 }, newFile(), 2)
    await coins.accept(values)
    for (const yen of [100, 100, 1000]) hand.insert(yen)
    expect(await coins.state()).toMatchObject({ cashbox: 1100 })
    expect((await coins.state()).tubes.map(({ value, count, level }) => [value, count, level]))
      .toEqual([[500, 0, 'empty'], [100, 2, 'low'], [50, 0, 'empty'], [10, 0, 'empty']])
  })

  test('a note held in escrow is taken if it is still wanted, and goes back if it is not', async () => {
    const { coins, hand, told } = open()
    await coins.accept(values)
    hand.fault('holding', true)
    expect(hand.insert(1000)).toBe('held')
    expect(hand.insert(1000)).toBe('returned')
    expect(told.filter(({ kind }) => kind === 'credited')).toEqual([])
    hand.fault('holding', false)
    expect(told.at(-1)).toEqual({ kind: 'credited', credit: coin(1000, 2) })
    hand.takeChange()
    hand.fault('holding', true)
    hand.insert(1000)
    await coins.inhibit()
    expect(hand.tray()).toBe(1000)
    expect(hand.ledger()).toMatchObject({ escrow: 0, creditedTotal: 1000 })
  })

  test('after a restart the device still knows what it credited, and is closed', async () => {
    const { coins, hand, file } = open({ 100: 3 })
    await coins.accept(values)
    hand.insert(1000)
    hand.insert(50)
    await coins.payOut(200, order)
    const again = open({ 500: 9 }, file)
    expect(await again.coins.since(none)).toMatchObject({ credits: [coin(50, 1), coin(1000, 1)] })
    expect(again.hand.ledger()).toEqual(hand.ledger())
    expect(again.hand.insert(100)).toBe('returned')
  })

  test('after a power cut the inlet stays closed until it is opened again', async () => {
    const { coins, hand } = open()
    await coins.accept(values)
    hand.fault('offline', true)
    hand.fault('offline', false)
    expect(hand.accepting()).toEqual([])
    hand.fault('offline', true)
    await coins.accept(values)
    hand.fault('offline', false)
    expect(hand.accepting()).toEqual([])
    await coins.accept(values)
    expect(hand.accepting()).toEqual(values)
  })
})

describe('paying out', () => {
  test('what the tubes hold is paid, the rest is owed', async () => {
    const { coins, hand } = open({ 100: 2, 10: 3 })
    expect(await coins.payOut(120, order)).toEqual({ kind: 'paid', paid: 120 })
    expect(await coins.payOut(150, order)).toEqual({ kind: 'short', paid: 110, owed: 40 })
    expect(hand.takeChange()).toBe(230)
    expect(hand.tray()).toBe(0)
  })

  test.each(['offline', 'payoutStuck'] as const)('%s: nothing comes out, and there is nothing to pay from', async fault => {
    const { coins, hand } = open({ 100: 5 })
    hand.fault(fault, true)
    expect(await coins.payOut(100, order)).toEqual({ kind: 'stuck', paid: 0, owed: 100 })
    expect((await coins.state()).tubes).toEqual([])
    hand.fault(fault, false)
    expect(await coins.payOut(100, order)).toEqual({ kind: 'paid', paid: 100 })
  })

  test('short: the tubes are empty, and full again with the fault gone', async () => {
    const { coins, hand, told } = open({ 100: 5 })
    hand.fault('short', true)
    expect(hand.faults()).toEqual(['short'])
    expect(await coins.payOut(100, order)).toEqual({ kind: 'short', paid: 0, owed: 100 })
    await coins.accept(values)
    hand.insert(10)
    expect(await coins.payOut(10, order)).toEqual({ kind: 'paid', paid: 10 })
    hand.insert(50)
    hand.fault('short', false)
    expect(hand.ledger().tubes).toEqual({ 10: 0, 50: 1, 100: 5, 500: 0 })
    expect(told.filter(happening => happening.kind === 'fault')).toEqual([])
  })

  test('what came out is remembered over a restart, by its order', async () => {
    const { coins, file } = open({ 100: 2 })
    expect(await coins.recall(order)).toEqual({ kind: 'never' })
    await coins.payOut(300, order)
    const again = open({}, file)
    expect(await again.coins.recall(order)).toEqual({ kind: 'short', paid: 200, owed: 100 })
    expect(await again.coins.recall('b'.repeat(32))).toEqual({ kind: 'never' })
    expect(again.hand.tray()).toBe(200)
    again.hand.fault('offline', true)
    expect(await again.coins.recall(order)).toEqual({ kind: 'unknown' })
  })

  test.each([-10, 0.5, Number.NaN, Infinity])('%d yen are no amount', async yen => {
    await expect(open().coins.payOut(yen, order)).rejects.toThrow(RangeError)
  })
})

test('each change of a fault is told once', () => {
  const { hand, told } = open()
  hand.fault('jam', true)
  hand.fault('jam', true)
  hand.fault('jam', false)
  hand.fault('jam', false)
  expect(told).toEqual([{ kind: 'fault', fault: 'jam' }, { kind: 'cleared', fault: 'jam' }])
})

test.each(['fraud', 'uncounted'] as const)('%s happens once and does not stand', async fault => {
  const { coins, hand, told } = open()
  hand.fault(fault, true)
  hand.fault(fault, false)
  expect(told.map(({ kind }) => kind), 'the mark last: whoever is killed before it hears of the rest again').toEqual(['fault', 'passed'])
  expect(told[0]).toEqual({ kind: 'fault', fault })
  expect((await coins.state()).faults).toEqual([])
  expect(await coins.since(none)).toMatchObject(fault === 'fraud' ? { kind: 'told', faults: ['fraud'] } : { kind: 'lost' })
})

test('nobody is told anything after close', async () => {
  const { coins, hand, told } = open()
  await coins.close()
  hand.fault('jam', true)
  expect(told).toEqual([])
})

const someStock = fc.record({ 10: fc.nat(6), 50: fc.nat(4), 100: fc.nat(6), 500: fc.nat(3) })
const multiple = fc.nat(400).map(tens => tens * 10)

type Deed =
  | { readonly kind: 'insert' | 'payOut'; readonly yen: number }
  | { readonly kind: 'accept'; readonly values: readonly number[] }
  | { readonly kind: 'fault'; readonly fault: 'offline' | 'jam' | 'payoutStuck' | 'short' | 'holding' | 'fraud' | 'uncounted'; readonly on: boolean }
  | { readonly kind: 'inhibit' | 'take' | 'restart' }

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), yen: fc.constantFrom(1, 5, ...values, 5000) }),
  fc.record({ kind: fc.constant('payOut' as const), yen: multiple }),
  fc.record({ kind: fc.constant('accept' as const), values: fc.subarray(values) }),
  fc.record({
    kind: fc.constant('fault' as const),
    fault: fc.constantFrom('offline' as const, 'jam' as const, 'payoutStuck' as const, 'short' as const, 'holding' as const, 'fraud' as const, 'uncounted' as const),
    on: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('inhibit' as const, 'take' as const, 'restart' as const) }),
)

test('money is conserved: what went in is inside, in the tray, or taken', async () => {
  await fc.assert(fc.asyncProperty(someStock, fc.array(deed, { maxLength: 40 }), async (stock, deeds) => {
    const file = newFile()
    let device = open(stock, file)
    let inserted = 0
    let taken = 0
    for (const deed of deeds) {
      const before = device.hand.ledger()
      switch (deed.kind) {
        case 'insert': {
          const became = device.hand.insert(deed.yen)
          inserted += deed.yen
          const after = device.hand.ledger()
          expect(inside(after) - inside(before)).toBe(became === 'returned' ? 0 : deed.yen)
          expect(after.creditedTotal - before.creditedTotal).toBe(became === 'credited' ? deed.yen : 0)
          break
        }
        case 'payOut': {
          const outcome = await device.coins.payOut(deed.yen, order)
          expect(outcome.paid + (outcome.kind === 'paid' ? 0 : outcome.owed)).toBe(deed.yen)
          expect(device.hand.tray() - before.tray).toBe(outcome.paid)
          break
        }
        case 'accept': await device.coins.accept(deed.values); break
        case 'fault': device.hand.fault(deed.fault, deed.on); break
        case 'inhibit': await device.coins.inhibit(); break
        case 'take': taken += device.hand.takeChange(); break
        case 'restart': device = open(stock, file); break
      }
      expect(inside(device.hand.ledger()) + device.hand.tray() + taken).toBe(worth(stock) + inserted)
    }
  }), { numRuns: 60 })
})
