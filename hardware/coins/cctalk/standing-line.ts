import type { Line, OpenLine } from '../../line/line.ts'
import type { Timer } from '../timer.ts'

const pauseMs = 1000

/** Who listens to a standing line. */
export interface StandingEar {
  heard(bytes: Uint8Array): void
  /** It was unplugged, and will be tried again. */
  lost(): void
}

/** A line that is opened again, every second, when it could not be opened or was unplugged. */
export class StandingLine {
  readonly #open: OpenLine
  readonly #timer: Timer
  readonly #ear: StandingEar
  #line: Line | null = null
  #attempt: Promise<void>
  #callOff = (): void => {}
  #closed = false

  constructor(open: OpenLine, timer: Timer, ear: StandingEar) {
    this.#open = open
    this.#timer = timer
    this.#ear = ear
    this.#attempt = this.#try()
  }

  get connected(): boolean {
    return this.#line !== null
  }

  /** Comes back when it is not being opened just now, however that ended. */
  async settled(): Promise<void> {
    await this.#attempt
  }

  send(bytes: Uint8Array): void {
    this.#line?.send(bytes)
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#callOff()
    await this.#attempt
    const line = this.#line
    this.#line = null
    await line?.close()
  }

  async #try(): Promise<void> {
    // Of this attempt: one that is gone before it was opened is gone, and an old one's end is not that of the next.
    let gone = false
    const line = await this.#open({
      heard: bytes => { if (!gone) this.#ear.heard(bytes) },
      gone: () => {
        gone = true
        if (this.#line !== null && this.#line === line) this.#lost()
      },
    })
    if (line !== null && !gone) this.#line = line
    else this.#later()
  }

  #lost(): void {
    this.#line = null
    this.#later()
    this.#ear.lost()
  }

  #later(): void {
    if (this.#closed) return
    this.#callOff = this.#timer.after(pauseMs, () => { this.#attempt = this.#try() })
  }
}
