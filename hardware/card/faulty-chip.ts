import type { Chip, LateChip } from './chip.ts'
import { bent } from './fault.ts'
import type { Fault, Random } from './fault.ts'
import type { Timer } from './timer.ts'

const nothing = new Uint8Array(0)

/** Around any chip: does what can go wrong with a card, as a hand says, on whichever reader it lies. */
export class FaultyChip implements LateChip {
  /** What is wrong with the card from the next command on. */
  fault: Fault = { kind: 'well' }
  #chip: Chip
  readonly #timer: Timer
  readonly #random: Random
  #resetIn = Infinity
  /** Ends the answer that is under way with nothing. */
  #breakOff: () => void = () => {}

  constructor(chip: Chip, timer: Timer, random: Random) {
    this.#chip = chip
    this.#timer = timer
    this.#random = random
  }

  get atr(): Uint8Array {
    return this.#chip.atr
  }

  powerOn(): void {
    this.#breakOff()
    this.#chip.powerOn()
  }

  powerOff(): void {
    this.#breakOff()
    this.#chip.powerOff()
  }

  reset(): void {
    this.#breakOff()
    this.#chip.reset()
  }

  /** Another chip lies in its place, faster than a reader looks (0.3 s): the line stays, and what is said next is said to that one. */
  swap(chip: Chip): void {
    this.powerOff()
    this.#chip = chip
    chip.powerOn()
  }

  /** Somebody resets the card (warm) just before it gets the so-manieth command from now, and tells nobody. */
  resetBefore(command: number): void {
    this.#resetIn = command
  }

  respond(command: Uint8Array): Uint8Array | Promise<Uint8Array> {
    this.#resetIn -= 1
    if (this.#resetIn === 0) this.#chip.reset()
    const { fault } = this
    const answer = (): Uint8Array => bent(this.#chip.respond(command), fault, this.#random)
    switch (fault.kind) {
      case 'slow': return this.#late(answer, fault.ms)
      case 'mute': return this.#late(answer, null)
      case 'well': case 'short': case 'long': case 'garbage': return answer()
    }
  }

  /** @param ms null: never. A card without power does not go on with what it was about. */
  #late(answer: () => Uint8Array, ms: number | null): Promise<Uint8Array> {
    return new Promise((resolve) => {
      const callOff = ms === null ? () => {} : this.#timer(ms, () => resolve(answer()))
      this.#breakOff = () => {
        callOff()
        resolve(nothing)
      }
    })
  }
}
