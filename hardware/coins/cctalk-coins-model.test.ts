import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { longTestLimit } from '../../build/patience.ts'
import { CcTalkBench } from './cctalk-bench.fixture.ts'
import type { CoinHappening, Credit, Inlet, PaidOut, Recalled } from './coins.ts'

const money = [10, 50, 100, 500, 'JP500B', 1_000] as const
const rejects = [1, 2, 3, 8, 254]
const jams = [6, 14, 15]
const frauds = [17, 18, 23]

/** What may happen to the devices, and what the terminal may ask of the driver. Times in ms. */
const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('insert'), what: fc.constantFrom(...money), times: fc.constantFrom(1, 1, 1, 2, 3, 6) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pass'), ms: fc.constantFrom(5, 20, 60, 150, 400, 1_500) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('accept'), values: fc.constantFrom([10, 50, 100, 500, 1_000], [500], [100, 1_000]) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('acceptCut'), ms: fc.nat(120) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('inhibit', 'string', 'lever') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('happens'), code: fc.constantFrom(...rejects, ...frauds) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('jam'), code: fc.constantFrom(null, ...jams) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reset'), address: fc.constantFrom(2, 2, 40, 3, 6) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('spoil'), mishap: fc.constantFrom('busy', 'nack', 'lost', 'checksum'), times: fc.integer({ min: 1, max: 4 }), header: fc.constantFrom(229, 159, 231, 228, 167, 166) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mute'), ms: fc.constantFrom(300, 2_000, 5_000) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('power'), ms: fc.constantFrom(0, 300, 4_000) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cable'), ms: fc.constantFrom(10, 300, 4_000) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('payOut'), yen: fc.nat(90).map(tens => tens * 10) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('payOutCut'), yen: fc.nat(90).map(tens => tens * 10), ms: fc.nat(1_200) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stick'), value: fc.constantFrom(10, 100, 500), after: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('kill', 'settle') }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

/** What a terminal's journal would know: sums, and how far events are written down. */
class Books {
  credited = 0
  /** Declared lost: nobody knows how much. */
  doubt = false
  doubts = 0
  readonly #marks = new Map<Inlet, number>()
  readonly #all: Credit[] = []

  hear(happening: CoinHappening): void {
    if (happening.kind === 'credited') this.enter([happening.credit])
    else if (happening.kind === 'passed') this.#marks.set(happening.mark.inlet, happening.mark.counter)
    else if (happening.kind === 'fault' && happening.fault === 'uncounted') this.declare()
  }

  enter(credits: readonly Credit[]): void {
    for (const credit of credits) {
      this.credited += credit.yen
      this.#all.push(credit)
      this.#marks.set(credit.inlet, credit.counter)
    }
  }

  declare(): void {
    this.doubt = true
    this.doubts += 1
  }

  get marks() {
    return [...this.#marks].map(([inlet, counter]) => ({ inlet, counter }))
  }

  set marks(marks: readonly { readonly inlet: Inlet; readonly counter: number }[]) {
    for (const { inlet, counter } of marks) this.#marks.set(inlet, counter)
  }
}

const tally = { sequences: 0, deeds: 0, inserted: 0, kills: 0, payOuts: 0, doubts: 0, unknown: 0, yen: 0 }

class Visit {
  readonly bench: CcTalkBench
  readonly books = new Books()
  /** Taken by the device and declared lost. */
  lost = 0
  #orders = 0
  /** The last pay-out: its order, and what had come out before it. */
  #last: { readonly order: string; readonly before: number; readonly yen: number } | null = null
  counted = true

  constructor(counter: number) {
    this.bench = new CcTalkBench({ coinMs: 60, hopperTimeoutMs: 300 })
    this.bench.bus.acceptor.events.windTo(counter)
  }

  /** As a terminal starts: what was credited meanwhile, then what comes. */
  async start(): Promise<void> {
    const { bench, books } = this
    const since = await bench.till(bench.coins.since(books.marks))
    if (since.kind !== 'silent') {
      if (since.kind === 'lost') books.declare()
      books.enter(since.credits)
      books.marks = since.marks
    }
    bench.coins.watch(happening => books.hear(happening))
    if (this.#last !== null) this.judge(await bench.till(bench.coins.recall(this.#last.order)), this.#last)
  }

  judge(outcome: PaidOut | Recalled, { before, yen }: { readonly before: number; readonly yen: number }): void {
    this.bench.bus.run()
    const out = this.bench.bus.till.state.paidOut - before
    switch (outcome.kind) {
      case 'never': return expect(out, 'nothing came out').toBe(0)
      case 'unknown':
        tally.unknown += 1
        this.counted = false
        return
      case 'paid': return expect([outcome.paid, out]).toEqual([yen, yen])
      case 'short': return expect([outcome.paid, outcome.paid + outcome.owed]).toEqual([out, yen])
      case 'stuck':
        // What nobody could count may have come out besides.
        expect(out).toBeGreaterThanOrEqual(outcome.paid)
        expect(out).toBeLessThanOrEqual(yen)
        expect(outcome.paid + outcome.owed).toBe(yen)
    }
  }

  async payOut(yen: number): Promise<void> {
    const order = this.#order(yen)
    const outcome = await this.bench.till(this.bench.coins.payOut(yen, order.order))
    this.judge(outcome, order)
  }

  async payOutCut(yen: number, ms: number): Promise<void> {
    const { order } = this.#order(yen)
    void this.bench.coins.payOut(yen, order)
    await this.bench.timer.pass(ms)
    await this.restart()
  }

  #order(yen: number) {
    this.bench.bus.run()
    this.#orders += 1
    this.#last = { order: String(this.#orders), before: this.bench.bus.till.state.paidOut, yen }
    tally.payOuts += 1
    return this.#last
  }

  async restart(): Promise<void> {
    tally.kills += 1
    this.bench.restart()
    await this.start()
  }

  /** Everything is plugged in, and has had time to be heard. */
  async settle(): Promise<void> {
    const { bench, books } = this
    bench.bus.faults.mute([])
    bench.bus.plug()
    bench.line.plugged = true
    bench.bus.acceptor.jam(null)
    // What was planned to go wrong may still come: everybody has to answer for a while.
    let heard = 0
    for (let waited = 0; waited < 60 && heard < 3; waited += 1) {
      await bench.timer.pass(1_000)
      heard = (await bench.till(bench.coins.state())).values.length === 5 ? heard + 1 : 0
    }
    expect(heard, 'all answer again').toBe(3)
    const { tookIn, pulledBack } = bench.bus.till.state
    const taken = tookIn + pulledBack
    if (books.doubt) {
      expect(books.credited + this.lost, 'not twice').toBeLessThanOrEqual(taken)
      this.lost = taken - books.credited
      tally.doubts += 1
      this.counted = false
      books.doubt = false
    } else expect(books.credited + this.lost, 'each once').toBe(taken)
    if (pulledBack > 0) this.counted = false
    if (this.counted && bench.warned.length === 0) {
      expect([bench.counted, bench.levels.money.cashbox], 'own count').toEqual([bench.bus.till.inTubes, bench.bus.till.state.cashBox])
    }
  }

  async do(deed: Deed): Promise<void> {
    const { bench } = this
    const { bus, timer, coins } = bench
    switch (deed.kind) {
      case 'insert':
        for (let time = 0; time < deed.times; time += 1) bus.insert(deed.what)
        tally.inserted += deed.times
        return
      case 'pass': return await timer.pass(deed.ms)
      case 'accept': return await bench.till(coins.accept(deed.values))
      case 'acceptCut':
        void coins.accept([100, 500, 1_000])
        await timer.pass(deed.ms)
        return await this.restart()
      case 'inhibit': return await bench.till(coins.inhibit())
      case 'string': return void bus.insertOnString(100)
      case 'lever': return bus.acceptor.pullLever()
      case 'happens': return bus.acceptor.happen(deed.code)
      case 'jam': return bus.acceptor.jam(deed.code)
      case 'reset': return bus.reset([deed.address])
      case 'spoil': return bus.faults.plan(deed.mishap, deed.times, { header: deed.header })
      case 'mute':
        bus.faults.mute('all')
        await timer.pass(deed.ms)
        return bus.faults.mute([])
      case 'power':
        bus.unplug()
        await timer.pass(deed.ms)
        return bus.plug()
      case 'cable':
        bench.line.plugged = false
        await timer.pass(deed.ms)
        bench.line.plugged = true
        return
      case 'payOut': return await this.payOut(deed.yen)
      case 'payOutCut': return await this.payOutCut(deed.yen, deed.ms)
      case 'stick': return bus.hopper(deed.value).jamAfter(deed.after)
      case 'kill': return await this.restart()
      case 'settle': return await this.settle()
    }
  }
}

async function played(deeds: readonly Deed[], counter: number, pauseMs: number): Promise<Visit> {
  const visit = new Visit(counter)
  await visit.start()
  await visit.do({ kind: 'accept', values: [10, 50, 100, 500, 1_000] })
  for (const deed of deeds) {
    await visit.do(deed)
    if (pauseMs > 0) await visit.bench.timer.pass(pauseMs)
  }
  await visit.settle()
  visit.bench.kill()
  return visit
}

/** Close to the wrap, and far from it. */
const counter = fc.constantFrom(0, 3, 252, 254)

test('whatever happens to devices, line and driver: each yen that was taken is credited once or declared lost, each that was paid is counted', async () => {
  await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 25 }), counter, async (deeds, counter) => {
    const { bench } = await played(deeds, counter, 0)
    tally.sequences += 1
    tally.deeds += deeds.length
    tally.yen += bench.bus.till.state.tookIn
  }), { numRuns: Number(process.env['RUNS'] ?? 1000) })
  if (process.env['RUNS']) process.stderr.write(`${JSON.stringify(tally)}\n`)
}, longTestLimit)

test('nothing is declared lost without a reset, and without more events than an inlet remembers', async () => {
  const calm = deed.filter(deed => deed.kind !== 'reset' && deed.kind !== 'power' && !(deed.kind === 'insert' && deed.times > 2))
  await fc.assert(fc.asyncProperty(fc.array(calm, { minLength: 4, maxLength: 20 }), counter, async (deeds, counter) => {
    const { books } = await played(deeds, counter, 400)
    expect(books.doubts).toBe(0)
  }), { numRuns: Number(process.env['RUNS'] ?? 200) })
  if (process.env['RUNS']) process.stderr.write(`${JSON.stringify(tally)}\n`)
}, longTestLimit)
