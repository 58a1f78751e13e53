import { expect, test } from 'vitest'
import { openBench, startedBench } from '../coins/cctalk-bench.fixture.ts'
import { openSoftwareMoneyHand } from './money-hand.ts'

// The driver that a terminal has, at the other end of the line: what the hand does is what it finds.
const order = 'a'.repeat(32)
/** Long enough for everybody to have been asked, also whether they are well, ms. */
const looks = 70_000

async function desk() {
  const bench = await openBench()
  const hand = openSoftwareMoneyHand(bench.bus)
  const told = async (): Promise<readonly string[]> => {
    await bench.timer.pass(looks)
    return bench.told.splice(0).map((happening) => {
      if (happening.kind === 'credited') return String(happening.credit.yen)
      return happening.kind === 'passed' ? 'passed' : `${happening.kind} ${happening.fault}`
    })
  }
  return { bench, hand, told, pay: async (yen: number) => await bench.till(bench.coins.payOut(yen, order)) }
}

test('coins and a note go in where they are taken, and what comes out lies in the tray until it is taken', async () => {
  const { bench, hand, told, pay } = await desk()
  let changes = 0
  hand.onChange(() => { changes += 1 })
  expect(hand.accepting()).toEqual([10, 50, 100, 500, 1000])
  expect([hand.insert(500), hand.insert(1000), hand.faults()]).toEqual(['credited', 'held', []])
  expect((await told()).toSorted()).toEqual(['1000', '500', 'passed'])
  await bench.till(bench.coins.inhibit())
  expect([hand.accepting(), hand.insert(10), hand.tray()]).toEqual([[], 'returned', 10])
  expect(await pay(300)).toEqual({ kind: 'paid', paid: 300 })
  expect([hand.takeChange(), hand.takeChange(), hand.tray()]).toEqual([310, 0, 0])
  expect(changes).toBe(5)
  expect(() => hand.insert(5)).toThrow('no coin or note of 5 yen')
})

test.each(['jam', 'broken'] as const)('%s stands until the hand ends it', async (fault) => {
  const { bench, hand, told } = await desk()
  // Who may be about to take a coin is not asked for its health.
  await bench.till(bench.coins.inhibit())
  hand.fault(fault, true)
  expect([await told(), hand.faults()]).toEqual([expect.arrayContaining([`fault ${fault}`]), [fault]])
  hand.fault(fault, false)
  expect([await told(), hand.faults()]).toEqual([[`cleared ${fault}`], []])
})

test('without power everything falls through; plugged in again, the inlet is closed, and nobody knows what went in', async () => {
  const { hand, told } = await desk()
  hand.fault('offline', true)
  expect([hand.insert(100), hand.tray(), hand.accepting(), hand.faults()]).toEqual(['returned', 100, [], ['offline']])
  expect(await told()).toContain('fault offline')
  hand.fault('offline', false)
  expect(await told()).toEqual(expect.arrayContaining(['cleared offline', 'fault uncounted']))
  expect([hand.accepting(), hand.faults()]).toEqual([[], []])
})

test('hoppers that are stuck pay nothing until they are freed and switched on again', async () => {
  const { hand, told, pay } = await desk()
  hand.fault('payoutStuck', true)
  expect([await pay(300), await told(), hand.faults()]).toEqual([{ kind: 'stuck', paid: 0, owed: 300 }, ['fault payoutStuck'], ['payoutStuck']])
  hand.fault('payoutStuck', false)
  expect([await told(), hand.faults(), await pay(300)]).toEqual([['cleared payoutStuck'], [], { kind: 'paid', paid: 300 }])
})

test('tubes that were emptied behind the driver’s back fall short; filled again, they hold what they held and what came in', async () => {
  const { bench, hand, pay } = await desk()
  const before = bench.bus.till.inTubes
  hand.fault('short', true)
  hand.fault('short', true)
  expect([bench.bus.till.inTubes, hand.faults(), hand.insert(100)]).toEqual([0, ['short'], 'credited'])
  expect(await pay(500)).toEqual({ kind: 'short', paid: 100, owed: 400 })
  hand.insert(50)
  hand.fault('short', false)
  expect([bench.bus.till.inTubes, hand.faults()]).toEqual([before + 50, []])
})

test.each(['fraud', 'uncounted'] as const)('%s happens once, when it is switched on', async (fault) => {
  const { hand, told } = await desk()
  hand.fault(fault, true)
  expect([(await told()).filter(one => one.startsWith('fault')), hand.faults()]).toEqual([[`fault ${fault}`], []])
  hand.fault(fault, false)
  expect(await told()).toEqual([])
})

test('a hand at devices without power frees their hoppers, and leaves them without', async () => {
  const bench = await startedBench()
  const hand = openSoftwareMoneyHand(bench.bus)
  hand.fault('payoutStuck', true)
  hand.fault('offline', true)
  hand.fault('payoutStuck', false)
  expect(hand.faults()).toEqual(['offline'])
})
