import type { InletDevice } from './cctalk/inlet-device.ts'
import type { Timer } from './timer.ts'

/** How long a coin that is past the gate may still be on its way to the credit sensor, ms. */
const fallMs = 1_000
/** How often the masks of an open inlet are looked at, in polls. */
const everyPolls = 5

/**
 * What an inlet lets in. Closed, its master inhibit is on and its mask is left as it was: a mask that is empty means that the device was reset
 * since, for a reset empties it, and nobody else does. What could not be said to it is said again at the next poll.
 */
export class InletGate {
  readonly #device: InletDevice
  readonly #timer: Timer
  /** Channels that are let in. */
  #wanted: readonly number[] = []
  /** The device has heard it. */
  #said = true
  /** Its mask is not empty, by our own word; null: whoever was here before may have set one. */
  #masked: boolean | null = null
  /** When the device said that it is closed; null: it has not. Whoever was here before may have left it open. */
  #closedAt: number | null = null
  #mayHaveLetIn = true
  #polls = 0

  constructor(device: InletDevice, timer: Timer) {
    this.#device = device
    this.#timer = timer
  }

  get open(): boolean {
    return this.#wanted.length > 0
  }

  takes(channel: number): boolean {
    return this.#wanted.includes(channel)
  }

  /** Whether anything can have gone in since its events were last heard. */
  get mayHaveLetIn(): boolean {
    return this.#mayHaveLetIn
  }

  /** Its events were heard. @param asked when they were asked for, ms. */
  heard(asked: number): void {
    if (this.#closedAt !== null && asked - this.#closedAt >= fallMs) this.#mayHaveLetIn = false
  }

  /** Whether an empty mask means that the device was reset. */
  get wasMasked(): boolean {
    return this.#masked !== false
  }

  /** Wants these channels to be let in; `settle` says it. */
  want(channels: readonly number[]): void {
    this.#wanted = channels
    this.#said = false
  }

  /** The device was found, and closed. */
  found({ masked }: { readonly masked: boolean }): void {
    this.#wanted = []
    this.#said = true
    this.#masked = masked
  }

  /** The device was reset: all that was said to it is to be said again. */
  forgotten(): void {
    this.#masked = false
    this.#said = false
  }

  /** Nobody answers any more. It may be open, and is closed when it is found again. */
  leave(): void {
    this.#wanted = []
  }

  /** What went in before is not known. */
  doubt(): void {
    this.#mayHaveLetIn = true
  }

  /** Whether its masks are not as they were set, so that it was reset; null: no answer. @param surely or only now and then. */
  async isGone(surely: boolean): Promise<boolean | null> {
    if (this.#masked !== true || !(surely || this.#isDue())) return false
    const masks = await this.#device.inhibited()
    if (masks.kind !== 'told') return masks.kind === 'silent' ? null : false
    const { master, accepts } = masks.value
    return accepts.length === 0 || (this.open && this.#said && (master || !this.#wanted.every(channel => accepts.includes(channel))))
  }

  /** Says what is still to be said. @param all what the mask of a closed inlet is; null: it stays empty, for nobody has written down yet why it is. */
  async settle(all: readonly number[] | null): Promise<void> {
    if (this.open) {
      if (this.#said) return
      this.#closedAt = null
      this.#mayHaveLetIn = true
      this.#said = await this.#device.enable(this.#wanted) === 'done'
      if (this.#said) this.#masked = true
      return
    }
    if (!this.#said) this.#said = await this.#device.inhibitAll() === 'done'
    if (!this.#said) return
    this.#closedAt ??= this.#timer.now()
    if (this.#masked !== true && all !== null && all.length > 0) this.#masked = await this.#device.mask(all) === 'done'
  }

  #isDue(): boolean {
    if (!this.#said) return true
    if (!this.open) return this.mayHaveLetIn
    this.#polls = (this.#polls + 1) % everyPolls
    return this.#polls === 0
  }
}
