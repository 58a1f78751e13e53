import { onTestFinished } from 'vitest'
import { openCcTalkCoins } from './cctalk-coins.ts'
import { nothingHeld } from './levels.ts'
import { memoryLine } from './software/memory-line.ts'
import { SoftwareBus, usualTubes } from './software/software-bus.ts'
import { newTill } from './software/till.ts'
import { VirtualTimer } from './software/virtual-timer.ts'
import type { CoinHappening, Coins } from './coins.ts'
import type { HeldMoney, Levels } from './levels.ts'
import type { SoftwareBusWish } from './software/software-bus.ts'

/** Levels in memory, as they would be on a disk. */
export class MemoryLevels implements Levels {
  readonly where = 'levels.json'
  money: HeldMoney
  /** The disk refuses. */
  full = false

  constructor(money: HeldMoney) {
    this.money = money
  }

  read(): ReturnType<Levels['read']> {
    return { kind: 'read', money: this.money }
  }

  write(money: HeldMoney): void {
    if (this.full) throw new Error('ENOSPC')
    this.money = money
  }

  setAside(): void {}
}

export interface BenchWish extends Partial<Omit<SoftwareBusWish, 'clock'>> {
  readonly takes?: readonly string[]
  readonly tubes?: typeof usualTubes
}

/** A driver on devices in software, in time that passes only when it is told to; the driver can be killed and opened again. */
export class CcTalkBench {
  readonly timer = new VirtualTimer()
  readonly bus: SoftwareBus
  readonly line: ReturnType<typeof memoryLine>
  readonly levels: MemoryLevels
  readonly warned: string[] = []
  readonly #wish: BenchWish
  told: CoinHappening[] = []
  coins: Coins
  /** What a killed one lacks. */
  #life = { alive: true }

  constructor(wish: BenchWish = {}) {
    const tubes = wish.tubes ?? usualTubes
    this.#wish = wish
    this.bus = new SoftwareBus({ till: newTill(tubes), ...wish, clock: () => this.timer.now() })
    this.line = memoryLine(this.bus, this.timer)
    this.levels = new MemoryLevels({ ...nothingHeld, tubes: tubes.map(({ value, count }, at) => ({ address: at + 3, value, count, order: null })) })
    this.coins = this.#opened()
  }

  /** As a kill would end it: in the middle of whatever it does, without a word to anybody. */
  kill(): void {
    this.#life.alive = false
  }

  restart(): void {
    this.kill()
    this.told = []
    this.coins = this.#opened()
  }

  watch(): CoinHappening[] {
    this.coins.watch(happening => this.told.push(happening))
    return this.told
  }

  /** Waits for what the driver promises, while time passes. */
  async till<T>(promise: Promise<T>): Promise<T> {
    return await this.timer.until(promise)
  }

  /** Yen that the driver counts in all tubes. */
  get counted(): number {
    return this.levels.money.tubes.reduce((sum, { value, count }) => sum + value * count, 0)
  }

  #opened(): Coins {
    const life = { alive: true }
    this.#life = life
    const whileAlive = (run: () => void) => () => { if (life.alive) run() }
    const coins = openCcTalkCoins({
      open: async ear => {
        const line = life.alive ? await this.line.open({ heard: bytes => { if (life.alive) ear.heard(bytes) }, gone: whileAlive(() => ear.gone()) }) : null
        return line === null ? null : { send: bytes => { if (life.alive) line.send(bytes) }, close: async () => await line.close() }
      },
      timer: { now: () => this.timer.now(), after: (ms, run) => this.timer.after(ms, whileAlive(run)) },
      acceptor: 2, takes: this.#wish.takes ?? null, notes: this.bus.notes === null ? null : { address: 40 },
      levels: { where: this.levels.where, read: () => this.levels.read(), write: money => { if (life.alive) this.levels.write(money) }, setAside: () => {} },
      tubes: this.bus.till.state.tubes.map(({ value, capacity }, at) => ({ value, capacity, address: at + 3, low: 2 })),
      warn: line => this.warned.push(line),
    })
    // What it had begun to think goes on here; what it would have said, or written, it does not.
    const watch: Coins['watch'] = listener => coins.watch(happening => { if (life.alive) listener(happening) })
    return {
      watch, state: async () => await coins.state(), since: async marks => await coins.since(marks), accept: async values => await coins.accept(values),
      inhibit: async () => await coins.inhibit(), payOut: async (yen, order) => await coins.payOut(yen, order),
      recall: async order => await coins.recall(order), close: async () => await coins.close(),
    }
  }
}

/** A bench whose terminal has started and watches, with nothing let in. */
export async function startedBench(wish: BenchWish = {}): Promise<CcTalkBench> {
  const bench = new CcTalkBench(wish)
  onTestFinished(() => bench.kill())
  await bench.till(bench.coins.since([]))
  await bench.till(bench.coins.state())
  bench.watch()
  return bench
}

/** The same with these values let in. */
export async function openBench(wish: BenchWish = {}, values: readonly number[] = [10, 50, 100, 500, 1_000]): Promise<CcTalkBench> {
  const bench = await startedBench(wish)
  await bench.till(bench.coins.accept(values))
  return bench
}
