import { describe, expect, onTestFinished, test } from 'vitest'
import type { CoinHappening, Coins, Credit, Mark } from './coins.ts'

/** A coin device for the contract, with a hand on it: it takes coins of 10, 50, 100 and 500 yen and notes of 1000. */
export interface CoinsRig {
  /** The driver as it is now. */
  coins(): Coins
  /** Opens it anew, as after a kill; the device goes on. */
  reopen(): void
  /** Waits for it, in the time that the device lives in. */
  run<T>(promise: Promise<T>): Promise<T>
  until(holds: () => boolean): Promise<void>
  /** Lets so much time pass that a driver at work would have told of what has happened. */
  pass(): Promise<void>
  insert(yen: number): void
  offline(on: boolean): void
  jam(on: boolean): void
  /** Somebody pulls a coin back, or worse. */
  cheat(): void
  /** Yen that have come out of the tubes, ever. */
  out(): number
  end(): Promise<void>
}

/** What lies in the tubes at first: value, coins, capacity. */
export const contractTubes = [
  { value: 10, count: 20, capacity: 40 }, { value: 50, count: 4, capacity: 40 }, { value: 100, count: 6, capacity: 40 }, { value: 500, count: 2, capacity: 3 },
] as const
const worth = 200 + 200 + 600 + 1_000
const all = [10, 50, 100, 500, 1_000]
const order = (letter: string): string => letter.repeat(32)

/** What every coin device promises, whatever it is made of. */
export function coinsContract(name: string, make: () => Promise<CoinsRig>): void {
  interface Started { readonly rig: CoinsRig; readonly told: CoinHappening[]; readonly credits: () => readonly Credit[] }

  /** As a terminal starts that has never been here. */
  async function start(): Promise<Started> {
    const rig = await make()
    onTestFinished(async () => {
      await rig.run(rig.coins().close())
      await rig.end()
    })
    await rig.run(rig.coins().since([]))
    const told: CoinHappening[] = []
    rig.coins().watch(happening => told.push(happening))
    return { rig, told, credits: () => creditsIn(told) }
  }

  async function opened(values: readonly number[] = all): Promise<Started> {
    const started = await start()
    await started.rig.run(started.rig.coins().accept(values))
    return started
  }

  describe(name, () => {
    test('what it is, before anything has happened', async () => {
      const { rig, told } = await start()
      const { faults, values, tubes, inTubes, cashbox } = await rig.run(rig.coins().state())
      expect([faults, values, inTubes, cashbox, told]).toEqual([[], all, worth, 0, []])
      expect(tubes.map(({ value, count, capacity }) => ({ value, count, capacity })).toSorted((one, other) => one.value - other.value)).toEqual(contractTubes)
    })

    test('each coin and note is credited once, with a counter of its inlet that goes up by one with each coin', async () => {
      const { rig, credits } = await opened()
      for (const yen of [100, 10, 500]) rig.insert(yen)
      rig.insert(1_000)
      await rig.until(() => credits().length === 4)
      const coins = credits().filter(({ inlet }) => inlet === 'coins')
      expect(coins.map(({ yen }) => yen)).toEqual([100, 10, 500])
      expect(coins.map(({ counter }) => counter - (coins[0]?.counter ?? 0))).toEqual([0, 1, 2])
      expect(credits().filter(({ inlet }) => inlet === 'notes').map(({ yen }) => yen)).toEqual([1_000])
    })

    test('what is not wanted, or comes when it is closed, is never credited, and only passed', async () => {
      const { rig, told, credits } = await opened([100])
      rig.insert(500)
      await rig.until(() => told.some(({ kind }) => kind === 'passed'))
      await rig.run(rig.coins().inhibit())
      rig.insert(100)
      rig.insert(1_000)
      await rig.until(() => told.filter(({ kind }) => kind === 'passed').length >= 3)
      expect(credits()).toEqual([])
    })

    test('a coin falls into its tube while there is room, then into the cash box; a note always there', async () => {
      const { rig, credits } = await opened()
      for (const yen of [500, 500, 1_000]) rig.insert(yen)
      await rig.until(() => credits().length === 3)
      const { tubes, cashbox } = await rig.run(rig.coins().state())
      expect([tubes.find(({ value }) => value === 500), cashbox]).toEqual([{ value: 500, count: 3, capacity: 3, level: 'full' }, 1_500])
    })

    test('what happens while nobody watches is told to the next who does, once', async () => {
      const { rig } = await start()
      rig.reopen()
      await rig.run(rig.coins().since([]))
      await rig.run(rig.coins().accept(all))
      rig.insert(100)
      await rig.run(rig.coins().state())
      const told: CoinHappening[] = []
      rig.coins().watch(happening => told.push(happening))
      await rig.until(() => creditsIn(told).length > 0)
      const again: CoinHappening[] = []
      rig.coins().watch(happening => again.push(happening))
      rig.insert(10)
      await rig.until(() => creditsIn(again).length > 0)
      expect([creditsIn(told).map(({ yen }) => yen), creditsIn(again).map(({ yen }) => yen)]).toEqual([[100, 10], [10]])
    })

    test('after a restart it is closed, and tells what was credited since the marks, neither more nor less', async () => {
      const { rig, told, credits } = await opened()
      rig.insert(500)
      await rig.until(() => credits().length === 1)
      const marks = marksIn(told)
      for (const yen of [10, 100]) rig.insert(yen)
      await rig.until(() => credits().length === 3)
      rig.reopen()
      const since = await rig.run(rig.coins().since(marks))
      if (since.kind !== 'told') throw new Error(since.kind)
      expect(since.credits).toEqual(credits().slice(1))
      expect(await rig.run(rig.coins().since(since.marks))).toEqual({ ...since, credits: [] })
      const later: CoinHappening[] = []
      rig.coins().watch(happening => later.push(happening))
      rig.insert(50)
      await rig.until(() => later.some(({ kind }) => kind === 'passed'))
      expect(creditsIn(later)).toEqual([])
    })

    test('more events than it remembers are said to be lost; what it does remember is told', async () => {
      const { rig, told, credits } = await opened()
      rig.insert(500)
      await rig.until(() => credits().length === 1)
      const marks = marksIn(told)
      for (let coin = 1; coin <= 7; coin += 1) {
        rig.insert(10)
        await rig.until(() => credits().length === 1 + coin)
      }
      rig.reopen()
      expect(await rig.run(rig.coins().since(marks))).toMatchObject({ kind: 'lost', inlet: 'coins', why: 'overrun', credits: credits().slice(-5) })
    })

    test('without an answer it is offline, once; back it is closed until it is opened again', async () => {
      const { rig, told, credits } = await opened()
      rig.offline(true)
      await rig.until(() => told.length > 0)
      expect(told[0]).toEqual({ kind: 'fault', fault: 'offline' })
      expect((await rig.run(rig.coins().state())).faults).toContain('offline')
      expect(await rig.run(rig.coins().since(marksIn(told)))).toEqual({ kind: 'silent' })
      await rig.run(rig.coins().accept(all))
      rig.offline(false)
      await rig.until(() => told.some(({ kind }) => kind === 'cleared'))
      rig.insert(100)
      await rig.until(() => told.some(({ kind }) => kind === 'passed'))
      expect(credits()).toEqual([])
      expect(told.filter(happening => happening.kind === 'fault' && happening.fault === 'offline')).toHaveLength(1)
      await rig.run(rig.coins().accept(all))
      rig.insert(100)
      await rig.until(() => credits().length === 1)
    })

    test('a jam stands until it is over; nothing is credited meanwhile', async () => {
      const { rig, told, credits } = await opened()
      rig.jam(true)
      await rig.until(() => told.some(({ kind }) => kind === 'fault'))
      expect((await rig.run(rig.coins().state())).faults).toEqual(['jam'])
      rig.insert(100)
      rig.jam(false)
      await rig.until(() => told.some(({ kind }) => kind === 'cleared'))
      expect(faultsIn(told)).toEqual([{ kind: 'fault', fault: 'jam' }, { kind: 'cleared', fault: 'jam' }])
      expect(credits()).toEqual([])
    })

    test('fraud is told, and never stands', async () => {
      const { rig, told } = await opened()
      rig.cheat()
      await rig.until(() => faultsIn(told).length > 0)
      expect([faultsIn(told), (await rig.run(rig.coins().state())).faults]).toEqual([[{ kind: 'fault', fault: 'fraud' }], []])
    })

    test('fraud that nobody has written down is said after a restart', async () => {
      const { rig, told, credits } = await opened()
      rig.insert(100)
      await rig.until(() => credits().length === 1)
      const marks = marksIn(told)
      rig.cheat()
      await rig.until(() => faultsIn(told).length > 0)
      rig.reopen()
      expect(await rig.run(rig.coins().since(marks))).toMatchObject({ kind: 'told', credits: [], faults: ['fraud'] })
    })

    test('fraud is told before how far it was counted: whoever is cut off in between finds it again', async () => {
      const { rig, told } = await opened()
      rig.insert(500)
      rig.cheat()
      await rig.until(() => told.at(-1)?.kind === 'passed')
      const from = (kind: CoinHappening['kind']): number => told.findIndex(happening => happening.kind === kind)
      expect(from('fault')).toBeLessThan(from('passed'))
    })

    test('what is to be paid comes out in the fewest coins, and is counted off', async () => {
      const { rig } = await start()
      expect(await rig.run(rig.coins().payOut(690, order('a')))).toEqual({ kind: 'paid', paid: 690 })
      expect(rig.out()).toBe(690)
      const { tubes } = await rig.run(rig.coins().state())
      expect(tubes.map(({ value, count }) => [value, count]).toSorted(([one = 0], [other = 0]) => one - other)).toEqual([[10, 16], [50, 3], [100, 5], [500, 1]])
    })

    test('more than there is: what there is, and the rest is owed', async () => {
      const { rig } = await start()
      expect(await rig.run(rig.coins().payOut(worth + 500, order('a')))).toEqual({ kind: 'short', paid: worth, owed: 500 })
      expect(rig.out()).toBe(worth)
      expect((await rig.run(rig.coins().state())).tubes.map(({ level }) => level)).toEqual(['empty', 'empty', 'empty', 'empty'])
    })

    test('the last pay-out is recalled by its order, also after a restart; asking pays nothing', async () => {
      const { rig } = await start()
      await rig.run(rig.coins().payOut(120, order('a')))
      expect(await rig.run(rig.coins().recall(order('a')))).toEqual({ kind: 'paid', paid: 120 })
      rig.reopen()
      expect(await rig.run(rig.coins().recall(order('a')))).toEqual({ kind: 'paid', paid: 120 })
      expect(await rig.run(rig.coins().recall(order('b')))).toEqual({ kind: 'never' })
      expect(rig.out()).toBe(120)
    })

    test('an order that never came is never, whether there was another before or none', async () => {
      const { rig } = await start()
      expect(await rig.run(rig.coins().recall(order('a')))).toEqual({ kind: 'never' })
      await rig.run(rig.coins().payOut(120, order('b')))
      rig.reopen()
      expect([await rig.run(rig.coins().recall(order('c'))), rig.out()]).toEqual([{ kind: 'never' }, 120])
    })

    test('what lies in all tubes is told, and changes with what comes in and goes out', async () => {
      const { rig, credits } = await opened()
      const lies = async () => (await rig.run(rig.coins().state())).inTubes
      expect(await lies()).toBe(worth)
      rig.insert(100)
      await rig.until(() => credits().length === 1)
      await rig.run(rig.coins().inhibit())
      expect(await lies()).toBe(worth + 100)
      await rig.run(rig.coins().payOut(610, order('a')))
      expect(await lies()).toBe(worth - 510)
    })

    test.each([-10, 0.5, Number.NaN, Infinity])('%d yen are no amount to pay out', async yen => {
      const { rig } = await start()
      await expect(rig.run(rig.coins().payOut(yen, order('a')))).rejects.toThrow(RangeError)
    })

    test('nobody is told anything after the end', async () => {
      const { rig, told } = await opened()
      await rig.run(rig.coins().close())
      rig.insert(100)
      rig.jam(true)
      // To the driver that was closed: a new one ends it for good.
      await rig.pass()
      rig.reopen()
      await rig.run(rig.coins().state())
      expect(told).toEqual([])
    })
  })
}

function creditsIn(told: readonly CoinHappening[]): readonly Credit[] {
  return told.flatMap(happening => happening.kind === 'credited' ? [happening.credit] : [])
}

function faultsIn(told: readonly CoinHappening[]): readonly CoinHappening[] {
  return told.filter(({ kind }) => kind === 'fault' || kind === 'cleared')
}

/** How far it is written down. */
function marksIn(told: readonly CoinHappening[]): readonly Mark[] {
  const marks = new Map<Mark['inlet'], number>()
  for (const happening of told) {
    if (happening.kind === 'credited') marks.set(happening.credit.inlet, happening.credit.counter)
    if (happening.kind === 'passed') marks.set(happening.mark.inlet, happening.mark.counter)
  }
  return [...marks].map(([inlet, counter]) => ({ inlet, counter }))
}
