import type { LateChip } from './chip.ts'
import { nameOf } from './test-chip.ts'

/** A chip in whose conversation something happens at a command of the test's choice. It remembers what it was told to do. */
export class InterruptedChip implements LateChip {
  /** Names of all commands (see `nameOf`). */
  readonly seen: string[] = []
  readonly #chip: LateChip
  #waiting: { readonly at: string; readonly does: () => void | Promise<void> } | null = null

  constructor(chip: LateChip) {
    this.#chip = chip
  }

  get atr(): Uint8Array {
    return this.#chip.atr
  }

  get verifies(): number {
    return this.seen.filter((name) => name === 'verify').length
  }

  /**
   * The next time a command of that name has come, the chip obeys it, and `does` is run before its answer goes out: after a
   * promise only once it is kept.
   */
  once(at: string, does: () => void | Promise<void>): void {
    this.#waiting = { at, does }
  }

  powerOn(): void { this.#chip.powerOn() }
  powerOff(): void { this.#chip.powerOff() }
  reset(): void { this.#chip.reset() }

  respond(command: Uint8Array): Uint8Array | Promise<Uint8Array> {
    const name = nameOf(command)
    this.seen.push(name)
    const answer = this.#chip.respond(command)
    if (this.#waiting?.at !== name) return answer
    const { does } = this.#waiting
    this.#waiting = null
    const done = does()
    return done === undefined ? answer : done.then(() => answer)
  }
}

/** Something that never comes to an end. */
export function forever(): Promise<void> {
  return new Promise(() => {})
}
