import { meaningOf } from './inlet-meaning.ts'
import { wait } from './timer.ts'
import type { EventBuffer } from './cctalk/events.ts'
import type { Channel } from './cctalk/inlet-device.ts'
import type { NoteAcceptor } from './cctalk/note-acceptor.ts'
import type { Timer } from './timer.ts'

/** How long a note may be on its way at a start or as the inlet closes, and how often it is asked whether it has arrived, ms. */
const arrivalMs = 2_500
const pollMs = 50

/** The escrow of a note acceptor: a note in it goes on where its value is accepted at that moment, else back. */
export class Escrow {
  readonly #route: NoteAcceptor['route']
  /** A note that is not decided on, yen. */
  #held: number | null = null
  #waiting = false

  constructor(route: NoteAcceptor['route']) {
    this.#route = route
  }

  /** A note went in, and is neither credited nor back. */
  get waiting(): boolean {
    return this.#waiting
  }

  holds(yen: number): void {
    this.#held = yen
    this.#waiting = true
  }

  /** It is credited or back. */
  released(): void {
    this.#held = null
    this.#waiting = false
  }

  /** After nobody looked for a while: a note that is still there goes back, for nobody knows whose it is. */
  resume({ events }: EventBuffer, channels: readonly Channel[]): void {
    const fate = events.map(event => meaningOf(event, 'notes', channels).kind).find(kind => kind === 'held' || kind === 'credit' || kind === 'return')
    if (fate === 'held') this.holds(0)
    else this.released()
  }

  /**
   * At a start: what the note acceptor remembers once no note is on its way any more, for that belongs to who was there before; one that
   * still waits goes back. @param ask what it remembers; null: no answer.
   */
  async arrived(ask: () => Promise<EventBuffer | null>, channels: readonly Channel[], timer: Timer): Promise<EventBuffer | null> {
    const begun = timer.now()
    for (;;) {
      const buffer = await ask()
      if (buffer === null) return null
      this.resume(buffer, channels)
      if (!this.#waiting || timer.now() - begun >= arrivalMs) return buffer
      await this.decide(() => false)
      await wait(timer, pollMs)
    }
  }

  /** As the inlet closes: a note that is on its way is waited for, so that whoever goes on has all. @param look hears of it; false: no answer. */
  async emptied(look: () => Promise<boolean>, timer: Timer): Promise<void> {
    const begun = timer.now()
    while (this.#waiting && timer.now() - begun < arrivalMs) {
      await this.decide(() => false)
      await wait(timer, pollMs)
      if (!await look()) return
    }
  }

  /**
   * Decides on the note that waits; while nobody hears that, again. One that is on its way already is credited or returned anyway, and one that
   * is stuck is told of by an event.
   */
  async decide(accepts: (yen: number) => boolean): Promise<void> {
    if (this.#held === null) return
    const routed = await this.#route(accepts(this.#held) ? 'stack' : 'return')
    if (routed === 'done' || routed === 'empty') this.#held = null
  }
}
