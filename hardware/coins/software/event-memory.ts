/** A, B: what happened, as the device's own table says. */
export type DeviceEvent = readonly [a: number, b: number]

const remembered = 5
const rejected: DeviceEvent = [0, 1]

/** The counter and the five last events that 229 and 159 read: 0 when the power came, then 1 to 255, and 1 again. */
export class EventMemory {
  #counter = 0
  #events: readonly DeviceEvent[] = []

  get counter(): number {
    return this.#counter
  }

  add(event: DeviceEvent): void {
    this.#counter = this.#counter === 255 ? 1 : this.#counter + 1
    this.#events = [event, ...this.#events].slice(0, remembered)
  }

  /** As after that many events, the last of them rejected coins: to come near the wrap. */
  windTo(counter: number): void {
    this.#counter = counter
    this.#events = Array.from({ length: Math.min(counter, remembered) }, () => rejected)
  }

  forget(): void {
    this.windTo(0)
  }

  /** The newest first, and zeros where nothing has happened yet. */
  bytes(): Uint8Array {
    const bytes = new Uint8Array(1 + 2 * remembered)
    bytes.set([this.#counter, ...this.#events.flat()])
    return bytes
  }
}
