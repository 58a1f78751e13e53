import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as fc from 'fast-check'
import { openDemoCoins } from './demo-coins.ts'
import { emptyStock, payable, reach, take, worth } from './demo-coins-ledger.ts'
import type { CoinHappening } from './coins.ts'
import type { Ledger, Stock } from './demo-coins-ledger.ts'

const values = [10, 50, 100, 500, 1000]

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'coins-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'coins.json')
}

function open(stock: Partial<Stock> = {}, file = newFile()) {
  const device = openDemoCoins({ file, stock: { ...emptyStock, ...stock }, values })
  const told: CoinHappening[] = []
  device.coins.watch(happening => told.push(happening))
  return { ...device, file, told }
}

function inside(ledger: Ledger): number {
  return worth(ledger.hoppers) + worth(ledger.aside ?? emptyStock) + ledger.cashbox
}

describe('taking money', () => {
  test('a coin is credited with the counter that recovery will find', async () => {
    const { coins, hand, told } = open()
    await coins.accept([100, 500])
    expect(hand.accepting()).toEqual([100, 500])
    expect(hand.insert(100)).toBe('credited')
    expect(hand.insert(500)).toBe('credited')
    expect(told).toEqual([{ kind: 'credited', yen: 100, counter: 1 }, { kind: 'credited', yen: 500, counter: 2 }])
    expect(await coins.state()).toMatchObject({ counter: 2, creditedTotal: 600 })
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
    expect(await device.coins.state()).toMatchObject({ counter: 0, creditedTotal: 0 })
  })

  test('after a restart the device still knows what it credited, and is closed', async () => {
    const { coins, hand, file } = open({ 100: 3 })
    await coins.accept(values)
    hand.insert(1000)
    hand.insert(50)
    await coins.payOut(200)
    const again = open({ 500: 9 }, file)
    expect(await again.coins.state()).toMatchObject({ counter: 2, creditedTotal: 1050 })
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
  test('what the hoppers hold is paid, the rest is owed', async () => {
    const { coins, hand } = open({ 100: 2, 10: 3 })
    expect(await coins.payOut(120)).toEqual({ kind: 'paid', paid: 120 })
    expect(await coins.payOut(150)).toEqual({ kind: 'short', paid: 110, owed: 40 })
    expect(hand.takeChange()).toBe(230)
    expect(hand.tray()).toBe(0)
  })

  test.each(['offline', 'payoutStuck'] as const)('%s: nothing comes out, and nothing can surely be paid', async fault => {
    const { coins, hand } = open({ 100: 5 })
    hand.fault(fault, true)
    expect(await coins.payOut(100)).toEqual({ kind: 'stuck', paid: 0, owed: 100 })
    expect((await coins.state()).canPayOut).toBe(0)
    hand.fault(fault, false)
    expect(await coins.payOut(100)).toEqual({ kind: 'paid', paid: 100 })
  })

  test('short: the hoppers are empty, and full again with the fault gone', async () => {
    const { coins, hand, told } = open({ 100: 5 })
    hand.fault('short', true)
    expect(hand.faults()).toEqual(['short'])
    expect(await coins.payOut(100)).toEqual({ kind: 'short', paid: 0, owed: 100 })
    await coins.accept(values)
    hand.insert(10)
    expect(await coins.payOut(10)).toEqual({ kind: 'paid', paid: 10 })
    hand.insert(50)
    hand.fault('short', false)
    expect(hand.ledger().hoppers).toEqual({ 10: 0, 50: 1, 100: 5, 500: 0 })
    expect(told.filter(happening => happening.kind === 'fault')).toEqual([])
  })

  test.each([-10, 0.5, Number.NaN, Infinity])('%d yen are no amount', async yen => {
    await expect(open().coins.payOut(yen)).rejects.toThrow(RangeError)
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

test('nobody is told anything after close', async () => {
  const { coins, hand, told } = open()
  await coins.close()
  hand.fault('jam', true)
  expect(told).toEqual([])
})

const someStock = fc.record({ 10: fc.nat(6), 50: fc.nat(4), 100: fc.nat(6), 500: fc.nat(3) })
const multiple = fc.nat(400).map(tens => tens * 10)

/** All sums a stock can make, by trying every choice. */
function sums(stock: Stock): Set<number> {
  let all = new Set([0])
  for (const value of payable) {
    all = new Set([...all].flatMap(sum => Array.from({ length: stock[value] + 1 }, (_, coins) => sum + coins * value)))
  }
  return all
}

test('no other choice of coins pays more', () => {
  fc.assert(fc.property(someStock, multiple, (stock, yen) => {
    const { paid, hoppers } = take(stock, yen)
    expect(paid).toBe(Math.max(...[...sums(stock)].filter(sum => sum <= yen)))
    expect(worth(stock) - worth(hoppers)).toBe(paid)
  }))
})

test('every multiple of ten up to what can surely be paid, can; the next one can not', () => {
  fc.assert(fc.property(someStock, stock => {
    const sure = reach(stock)
    const possible = sums(stock)
    for (let yen = 0; yen <= sure; yen += 10) expect(possible).toContain(yen)
    expect(possible).not.toContain(sure + 10)
  }))
})

type Deed =
  | { readonly kind: 'insert' | 'payOut'; readonly yen: number }
  | { readonly kind: 'accept'; readonly values: readonly number[] }
  | { readonly kind: 'fault'; readonly fault: 'offline' | 'jam' | 'payoutStuck' | 'short'; readonly on: boolean }
  | { readonly kind: 'inhibit' | 'take' | 'restart' }

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), yen: fc.constantFrom(1, 5, ...values, 5000) }),
  fc.record({ kind: fc.constant('payOut' as const), yen: multiple }),
  fc.record({ kind: fc.constant('accept' as const), values: fc.subarray(values) }),
  fc.record({
    kind: fc.constant('fault' as const),
    fault: fc.constantFrom('offline' as const, 'jam' as const, 'payoutStuck' as const, 'short' as const),
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
          const credited = device.hand.insert(deed.yen) === 'credited'
          inserted += deed.yen
          const after = device.hand.ledger()
          expect(inside(after) - inside(before)).toBe(credited ? deed.yen : 0)
          expect(after.creditedTotal - before.creditedTotal).toBe(credited ? deed.yen : 0)
          expect(after.counter - before.counter).toBe(credited ? 1 : 0)
          break
        }
        case 'payOut': {
          const outcome = await device.coins.payOut(deed.yen)
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
