import type { Answer } from './answer.ts'

/** What may come in at an inlet: a bit a kind, and one over all of them (231, 230, 228, 227). Nothing, after the power was cut. */
export class Inhibits {
  #mask: readonly [number, number] = [0, 0]
  #master = false

  /** @param kind from 1. */
  lets(kind: number): 'in' | 'inhibited' | 'closed' {
    if (!this.#master) return 'closed'
    const byte = this.#mask[kind > 8 ? 1 : 0]
    return (byte >> ((kind - 1) % 8)) % 2 === 1 ? 'in' : 'inhibited'
  }

  reset(): void {
    this.#mask = [0, 0]
    this.#master = false
  }

  /** Null: the request is another one. */
  ask(header: number, data: Uint8Array): Answer {
    const [first = 0, second = 0] = data
    switch (header) {
      case 231:
        if (data.length === 0) return 'nack'
        this.#mask = [first, second]
        return 'ack'
      case 230: return Uint8Array.from(this.#mask)
      case 228:
        if (data.length !== 1) return 'nack'
        this.#master = first % 2 === 1
        return 'ack'
      case 227: return Uint8Array.of(this.#master ? 1 : 0)
      default: return null
    }
  }
}
