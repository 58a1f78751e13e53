import { Announcer } from './announcer.ts'
import { CoinAcceptor } from './cctalk/acceptor.ts'
import { Bus } from './cctalk/bus.ts'
import { Hopper } from './cctalk/hopper.ts'
import { NoteAcceptor } from './cctalk/note-acceptor.ts'
import { Escrow } from './escrow.ts'
import { InletWatch } from './inlet-watch.ts'
import { OwnCount } from './own-count.ts'
import { systemTimer } from './timer.ts'
import { TubeBank } from './tube-bank.ts'
import type { OpenLine } from '../line/line.ts'
import type { Coins, Mark, Since } from './coins.ts'
import type { InletSince } from './inlet-since.ts'
import type { InletParts } from './inlet-watch.ts'
import type { Levels } from './levels.ts'
import type { TubeChoice } from './own-count.ts'
import type { Timer } from './timer.ts'

export interface CcTalkCoinsOptions {
  readonly open: OpenLine
  /** Address of the coin acceptor. */
  readonly acceptor: number
  /** Coins and notes that are taken, as the devices name them; null: all of yen that they know. */
  readonly takes: readonly string[] | null
  readonly tubes: readonly TubeChoice[]
  /** Null: no note acceptor is fitted. */
  readonly notes: { readonly address: number } | null
  readonly levels: Levels
  /** A line for staff. */
  readonly warn: (line: string) => void
  readonly timer?: Timer
}

/** Between two polls while an inlet is open, and while all are closed, ms; devices want to be asked every 200 ms (ccTalk part 2, 229). */
const openMs = 100
const closedMs = 150
/** How often tubes are asked how they are, and a note acceptor that does not answer whether it is back, ms. */
const tubesMs = 2_000
const lostMs = 5_000

/** Coins over a ccTalk bus: an acceptor, hoppers, and a note acceptor where one is fitted. */
export function openCcTalkCoins(options: CcTalkCoinsOptions): Coins {
  return new CcTalkCoins(options)
}

class CcTalkCoins implements Coins {
  readonly #timer: Timer
  readonly #announcer = new Announcer()
  readonly #count: OwnCount
  readonly #bus: Bus
  readonly #coins: InletWatch
  readonly #notes: InletWatch | null
  readonly #tubes: TubeBank
  readonly #met = Promise.withResolvers<void>()
  #closed = false
  #callOff = (): void => {}
  #notesAt = -Infinity
  #tubesAt = -Infinity
  #tubesMet = false

  constructor({ open, acceptor, takes, tubes, notes, levels, warn, timer = systemTimer }: CcTalkCoinsOptions) {
    const announcer = this.#announcer
    this.#timer = timer
    this.#count = new OwnCount({ levels, tubes, warn })
    this.#bus = new Bus({ open, timer })
    const parts = { takes, announcer, count: this.#count, timer, warn }
    this.#coins = new InletWatch({ ...parts, ...coinsInlet(new CoinAcceptor(this.#bus, acceptor)) })
    this.#notes = notes === null ? null : new InletWatch({ ...parts, ...notesInlet(new NoteAcceptor(this.#bus, notes.address)) })
    const hoppers = new Map(tubes.map(({ address }) => [address, new Hopper(this.#bus, address, timer)]))
    this.#tubes = new TubeBank({ hoppers, announcer, count: this.#count, timer })
    void this.#round()
  }

  watch(listener: Parameters<Coins['watch']>[0]): () => void {
    return this.#announcer.watch(listener)
  }

  async state(): ReturnType<Coins['state']> {
    await this.#met.promise
    const values = [...this.#coins.values(), ...this.#notes?.values() ?? []]
    const inTubes = this.#count.tubes().reduce((sum, { value, count }) => sum + value * count, 0)
    const lies = { inTubes, cashbox: this.#count.cashbox }
    return { faults: this.#announcer.faults(), values: values.toSorted((one, other) => one - other), tubes: this.#tubes.tubes(), ...lies }
  }

  async since(marks: readonly Mark[]): Promise<Since> {
    const markOf = (inlet: Mark['inlet']): Mark | null => marks.find(mark => mark.inlet === inlet) ?? null
    const coins = await this.#coins.since(markOf('coins'))
    if (coins.kind === 'silent') {
      await this.#notes?.doubt(markOf('notes'))
      return coins
    }
    return together(coins, await this.#notes?.since(markOf('notes')) ?? null, markOf('notes'))
  }

  async accept(values: readonly number[]): Promise<void> {
    // Both have heard it before anything else can be said: an inhibit that comes meanwhile is the last word to either.
    await Promise.all([this.#coins.accept(values), this.#notes?.accept(values)])
  }

  async inhibit(): Promise<void> {
    await Promise.all([this.#coins.inhibit(), this.#notes?.inhibit()])
  }

  async payOut(yen: number, order: string): ReturnType<Coins['payOut']> {
    await this.#met.promise
    return await this.#tubes.payOut(yen, order)
  }

  async recall(order: string): ReturnType<Coins['recall']> {
    await this.#met.promise
    return await this.#tubes.recall(order)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    if (this.#open) await this.inhibit()
    this.#closed = true
    this.#callOff()
    this.#announcer.close()
    await this.#bus.close()
    this.#met.resolve()
  }

  get #open(): boolean {
    return this.#coins.open || this.#notes?.open === true
  }

  /** Asks everybody what is new, and again soon. */
  async #round(): Promise<void> {
    const begun = this.#timer.now()
    await this.#coins.poll()
    if (this.#notes !== null && this.#isDue(this.#notesAt, this.#notes.lost ? lostMs : 0)) {
      this.#notesAt = this.#timer.now()
      await this.#notes.poll()
    }
    if (this.#isDue(this.#tubesAt, tubesMs)) {
      this.#tubesAt = this.#timer.now()
      // Who does not answer is waited for: not while a coin may fall. One that pays is waited for by nobody here.
      void this.#tubes.look(() => this.#open, this.#coins.there).then(() => { this.#tubesMet = true })
    }
    if (this.#tubesMet && (this.#coins.there || this.#coins.lost)) this.#met.resolve()
    if (this.#closed) return
    const rest = (this.#open ? openMs : closedMs) - (this.#timer.now() - begun)
    this.#callOff = this.#timer.after(Math.max(1, rest), () => void this.#round())
  }

  #isDue(last: number, ms: number): boolean {
    return this.#timer.now() - last >= ms
  }
}

function coinsInlet(device: CoinAcceptor): Pick<InletParts, 'inlet' | 'device' | 'begin' | 'covered' | 'escrow'> {
  const covered = async (): Promise<boolean> => {
    const sensors = await device.opto()
    return sensors.kind === 'told' && sensors.value.length > 0
  }
  return { inlet: 'coins', device, begin: async () => 'done', covered, escrow: null }
}

function notesInlet(device: NoteAcceptor): Pick<InletParts, 'inlet' | 'device' | 'begin' | 'covered' | 'escrow'> {
  const escrow = new Escrow(async way => await device.route(way))
  return { inlet: 'notes', device, begin: async () => await device.useEscrow(), covered: async () => false, escrow }
}

/** Both inlets' words as one. @param noteMark stays where it was while the note acceptor does not answer. */
function together(coins: Exclude<InletSince, { kind: 'silent' }>, notes: InletSince | null, noteMark: Mark | null): Since {
  const heard = notes === null || notes.kind === 'silent' ? null : notes
  const mark = heard?.mark ?? noteMark
  const remembered = {
    credits: [...coins.credits, ...heard?.credits ?? []], faults: [...new Set([...coins.faults, ...heard?.faults ?? []])],
    marks: [coins.mark, ...(mark === null ? [] : [mark])],
  }
  if (coins.kind === 'lost') return { kind: 'lost', inlet: 'coins', why: coins.why, ...remembered }
  if (heard?.kind === 'lost') return { kind: 'lost', inlet: 'notes', why: heard.why, ...remembered }
  return { kind: 'told', ...remembered }
}
