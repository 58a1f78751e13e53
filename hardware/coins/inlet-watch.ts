import { newEvents } from './cctalk/events.ts'
import { InletGate } from './inlet-gate.ts'
import { InletHealth } from './inlet-health.ts'
import { creditsIn, meaningOf, seriousIn } from './inlet-meaning.ts'
import { meet } from './inlet-meeting.ts'
import { sinceMark } from './inlet-since.ts'
import { inTurn } from './turn.ts'
import type { Announcer } from './announcer.ts'
import type { Escrow } from './escrow.ts'
import type { CountedEvent, EventBuffer, KnownEvents, NewEvents } from './cctalk/events.ts'
import type { Channel, InletDevice } from './cctalk/inlet-device.ts'
import type { Inlet, Mark } from './coins.ts'
import type { Done } from './cctalk/peer.ts'
import type { Serious } from './inlet-meaning.ts'
import type { InletSince } from './inlet-since.ts'
import type { OwnCount } from './own-count.ts'
import type { Timer } from './timer.ts'

export interface InletParts {
  readonly inlet: Inlet
  readonly device: InletDevice
  /** After power came on: whatever has to be said to it once. */
  readonly begin: () => Promise<Done>
  /** Optical sensors that are covered and should not be. */
  readonly covered: () => Promise<boolean>
  /** Null: coins fall at once. */
  readonly escrow: Escrow | null
  /** Ids that are taken; null: all of yen. */
  readonly takes: readonly string[] | null
  readonly announcer: Announcer
  readonly count: OwnCount
  readonly timer: Timer
  /** A line for staff. */
  readonly warn: (line: string) => void
}

/** Polls without an answer until it counts as not there. */
const patience = 3
/** How often what is to be said after power came on is tried. */
const begins = 3

/**
 * One inlet, watched by its event counter: what went in is counted, then told; each event once. While it does not answer for three
 * polls it is not there, and closed when it is back.
 */
export class InletWatch {
  readonly #parts: InletParts
  readonly #gate: InletGate
  readonly #health: InletHealth
  readonly #inTurn = inTurn()
  /** Null: it has not been spoken to since it was there. */
  #channels: readonly Channel[] | null = null
  /** Up to where its events are told. */
  #known: KnownEvents | null = null
  /** Its masks were gone when it was first seen: no coin went in since it was reset. */
  #foundReset = false
  #missed = 0
  #beginsLeft = 0
  /** What it does not tell though it answers, and whether staff knows. */
  #unsaid: string | null = null
  #warned = false
  /** When its events were last asked for. */
  #asked = 0

  constructor(parts: InletParts) {
    this.#parts = parts
    this.#gate = new InletGate(parts.device, parts.timer)
    this.#health = new InletHealth(parts)
  }

  /** Whether it answers. */
  get there(): boolean {
    return this.#channels !== null
  }

  /** It has not answered for so long that it counts as not there. */
  get lost(): boolean {
    return this.#missed >= patience
  }

  /** Whether coins or notes may go in. */
  get open(): boolean {
    return this.#gate.open
  }

  /** What can go in at all now, yen. */
  values(): readonly number[] {
    return this.#health.fit && !this.lost ? [...new Set(this.#taken().map(({ yen }) => yen))] : []
  }

  async accept(values: readonly number[]): Promise<void> {
    await this.#inTurn(async () => {
      if (this.lost || !(this.there || await this.#meet())) return
      this.#foundReset = false
      await this.#set(this.#taken().filter(({ yen }) => values.includes(yen)).map(({ channel }) => channel))
    })
  }

  /** Lets nothing in; what waits in escrow goes back from this moment on. */
  async inhibit(): Promise<void> {
    this.#gate.want([])
    await this.#inTurn(async () => {
      if (this.there) await this.#set([])
    })
  }

  /** Asks once what has happened. */
  async poll(): Promise<void> {
    await this.#inTurn(async () => {
      // Who is lost is asked once whether it is there: all else would take long, and others wait for the bus.
      const answered = this.there ? await this.#look(false) : (!this.lost || await this.#parts.device.isThere()) && await this.#meet()
      if (answered) this.#answered()
      else this.#miss()
      await this.#decide()
    })
  }

  /** Nobody is answered about the time after this mark: what happened then is told to watchers, as soon as it is known. */
  async doubt(mark: Mark | null): Promise<void> {
    await this.#inTurn(async () => this.#doubt(mark))
  }

  #doubt(mark: Mark | null): void {
    if (mark === null) return
    this.#parts.announcer.forgetEventsOf(mark.inlet)
    this.#known = { counter: mark.counter }
    this.#gate.doubt()
  }

  /** What was credited after this mark; what is told to watchers goes on from there. Null: it was never seen before. */
  async since(mark: Mark | null): Promise<InletSince> {
    return await this.#inTurn(async () => {
      const buffer = this.there || await this.#meet() ? await this.#arrived() : null
      if (buffer === null) {
        this.#doubt(mark)
        return { kind: 'silent' as const }
      }
      this.#parts.announcer.forgetEventsOf(this.#parts.inlet)
      this.#known = buffer
      const since = sinceMark(mark, buffer, this.#parts.inlet, this.#channels ?? [], this.#foundReset)
      this.#foundReset = false
      // What was lost is written down first: a mask hides that there was a reset.
      if (since.kind === 'told') await this.#gate.settle(this.#taken().map(({ channel }) => channel))
      return since
    })
  }

  /** A reset that was not noticed yet is found before the inlet opens, for that would hide it; it closes at once. */
  async #set(channels: readonly number[]): Promise<void> {
    const known = channels.length === 0 || await this.#look(true)
    this.#gate.want(channels)
    if (known) await this.#gate.settle(null)
    const closed = channels.length === 0 && await this.#look(true)
    if (closed) await this.#parts.escrow?.emptied(async () => await this.#look(true), this.#parts.timer)
    await this.#decide()
  }

  /** A device that has just come, perhaps with its power: closed, and what it remembers. */
  async #meet(): Promise<boolean> {
    const { device, inlet, count } = this.#parts
    const met = await meet(device, inlet)
    this.#unsaid = met.kind === 'silent' ? met.unsaid : null
    if (met.kind === 'silent') return false
    this.#beginsLeft = begins
    await this.#begin()
    const buffer = await this.#buffer()
    if (buffer === null) return false
    this.#channels = met.channels
    const reset = met.masks !== null && met.masks.accepts.length === 0 && this.#gate.wasMasked
    this.#gate.found({ masked: !reset })
    // One that was never met, and has just been switched on, was not reset.
    this.#foundReset = reset && this.#known === null && (count.counted(inlet) !== null || buffer.counter !== 0)
    this.#news(buffer, reset)
    this.#parts.escrow?.resume(buffer, met.channels)
    await this.#health.met()
    return true
  }

  /** Once after each time that its power came on; one that does not answer that is not asked for ever. */
  async #begin(): Promise<void> {
    if (this.#beginsLeft === 0) return
    const begun = await this.#parts.begin()
    this.#beginsLeft = begun === 'silent' ? this.#beginsLeft - 1 : 0
  }

  async #look(surely: boolean): Promise<boolean> {
    const gone = await this.#gate.isGone(surely || this.#parts.escrow?.waiting === true)
    const buffer = gone === null ? null : await this.#buffer()
    if (buffer === null) return false
    this.#news(buffer, gone === true)
    await this.#begin()
    await this.#gate.settle(this.#parts.announcer.watched ? this.#taken().map(({ channel }) => channel) : null)
    await this.#health.look(this.open)
    return true
  }

  async #arrived(): Promise<EventBuffer | null> {
    const { escrow, timer } = this.#parts
    return escrow === null ? await this.#buffer() : await escrow.arrived(async () => await this.#buffer(), this.#channels ?? [], timer)
  }

  async #buffer(): Promise<EventBuffer | null> {
    this.#asked = this.#parts.timer.now()
    const told = await this.#parts.device.events()
    return told.kind === 'told' ? told.value : null
  }

  /** Counts and tells what is new. @param reset its masks are gone, whatever its counter says. */
  #news(buffer: EventBuffer, reset: boolean): void {
    const { inlet, announcer, count, escrow } = this.#parts
    const known: KnownEvents = this.#known ?? { counter: buffer.counter }
    // Nobody has let anything in since: no event after the reset is a credit, whatever its counter looks like.
    const blind = reset && known.events === undefined
    const news: NewEvents = blind ? { kind: 'lost', why: 'reset', events: [] } : newEvents(known, buffer, inlet)
    const lost = this.#known !== null && (reset || news.kind === 'lost') && (this.#gate.mayHaveLetIn || escrow?.waiting === true)
    if (!blind) this.#count(buffer, known, news)
    this.#known = buffer
    if (reset || (news.kind === 'lost' && news.why === 'reset')) {
      this.#gate.forgotten()
      this.#beginsLeft = begins
    }
    // First what weighs more: whoever is killed in between finds it again behind the old mark.
    const serious = new Set<Serious>([...lost ? ['uncounted' as const] : [], ...seriousIn(news.events, inlet, this.#channels ?? [])])
    for (const fault of serious) announcer.tell({ kind: 'fault', fault })
    const credited = this.#tell(news.events)
    if (known.counter !== buffer.counter && !credited) announcer.tell({ kind: 'passed', mark: { inlet, counter: buffer.counter } })
    if (news.kind === 'lost') escrow?.resume(buffer, this.#channels ?? [])
    this.#gate.heard(this.#asked)
    count.reached({ inlet, counter: buffer.counter })
  }

  /** Own counts go on from where they are on disk, which at a start need not be where the journal is. */
  #count(buffer: EventBuffer, known: KnownEvents, news: NewEvents): void {
    const { inlet, count } = this.#parts
    const counted = count.counted(inlet)
    if (counted === null) return
    const { events } = counted === known.counter ? news : newEvents({ counter: counted }, buffer, inlet)
    for (const credit of creditsIn(events, inlet, this.#channels ?? [])) count.credited(credit)
  }

  /** Whether the last of them is a credit. */
  #tell(events: readonly CountedEvent[]): boolean {
    const { inlet, announcer, escrow } = this.#parts
    let credited = false
    for (const event of events) {
      const meaning = meaningOf(event, inlet, this.#channels ?? [])
      credited = meaning.kind === 'credit'
      switch (meaning.kind) {
        case 'credit':
          escrow?.released()
          announcer.tell({ kind: 'credited', credit: { inlet, counter: event.counter, yen: meaning.yen } })
          this.#health.well()
          break
        case 'held': escrow?.holds(meaning.yen); break
        case 'return': escrow?.released(); break
        case 'jam': case 'broken': case 'full': this.#health.ill(meaning.kind); break
        case 'state': this.#health.changed(); break
        case 'reject': case 'fraud': case 'nameless': break
      }
    }
    return credited
  }

  async #decide(): Promise<void> {
    await this.#parts.escrow?.decide(yen => (this.#channels ?? []).some(channel => channel.yen === yen && this.#gate.takes(channel.channel)))
  }

  #answered(): void {
    const { inlet, announcer } = this.#parts
    this.#missed = 0
    this.#warned = false
    if (inlet === 'coins') announcer.clear('offline', inlet)
  }

  #miss(): void {
    const { inlet, announcer, warn } = this.#parts
    this.#missed += 1
    if (!this.lost) return
    if (this.#unsaid !== null && !this.#warned) {
      this.#warned = true
      warn(`coins: the device for ${inlet} is there, but does not ${this.#unsaid}; it can’t be used`)
    }
    this.#channels = null
    this.#gate.leave()
    if (inlet === 'coins') announcer.raise('offline', inlet)
  }

  #taken(): readonly (Channel & { readonly yen: number })[] {
    const { takes } = this.#parts
    return (this.#channels ?? []).flatMap(channel => {
      const { id, yen } = channel
      return yen !== null && (takes === null || takes.includes(id)) ? [{ ...channel, yen }] : []
    })
  }
}
