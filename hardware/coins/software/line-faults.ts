import type { Message } from './wire.ts'

/** What becomes of a request: `lost` is done and its answer dropped, `checksum` is done and answered with a wrong one. */
export type Mishap = 'busy' | 'nack' | 'lost' | 'checksum'

interface Planned { readonly mishap: Mishap; readonly left: number; readonly header: number | null; readonly address: number | null }

/** Of whom, and of which request; what is left out is any. */
export interface Aim { readonly header?: number; readonly address?: number }

/** What is wrong with the wire and with who speaks on it; nothing, at first. */
export class LineFaults {
  /** The host hears itself, as on a bus of one wire. */
  echo = false
  /** Every answer comes so much later, ms. */
  slowMs = 0
  #noise: { readonly random: () => number; readonly share: number } | null = null
  #muted: 'all' | readonly number[] = []
  #planned: readonly Planned[] = []

  /** These addresses, or all, hear nothing and say nothing, but live: coins go in and out. */
  mute(addresses: 'all' | readonly number[]): void {
    this.#muted = addresses
  }

  get muted(): 'all' | readonly number[] {
    return this.#muted
  }

  isMute(address: number): boolean {
    return this.#muted === 'all' || this.#muted.includes(address)
  }

  /** The next so many requests like that. */
  plan(mishap: Mishap, times: number, aim: Aim = {}): void {
    this.#planned = [...this.#planned, { mishap, left: times, header: aim.header ?? null, address: aim.address ?? null }]
  }

  get planned(): readonly Planned[] {
    return this.#planned
  }

  /** That share of all that goes over the wire, either way, is spoiled: as chance says, which the seed decides. Null: none. */
  noise(seed: number | null, share = 0.1): void {
    this.#noise = seed === null ? null : { random: seeded(seed), share }
  }

  get noisy(): boolean {
    return this.#noise !== null
  }

  /** All is well again. */
  end(): void {
    this.echo = false
    this.slowMs = 0
    this.#noise = null
    this.#muted = []
    this.#planned = []
  }

  /** What becomes of this request; null: it is answered. */
  next({ to, header }: Message): Mishap | null {
    const found = this.#planned.find((planned) => (planned.header ?? header) === header && (planned.address ?? to) === to)
    if (found === undefined) return null
    const rest = { ...found, left: found.left - 1 }
    this.#planned = this.#planned.flatMap((planned) => (planned !== found ? [planned] : rest.left > 0 ? [rest] : []))
    return found.mishap
  }

  /** How it arrives: one bit turned, its end missing, or bytes of nobody before it. */
  spoil(bytes: Uint8Array): Uint8Array {
    if (this.#noise === null || this.#noise.random() >= this.#noise.share) return bytes
    const { random } = this.#noise
    const at = Math.floor(random() * bytes.length)
    switch (Math.floor(random() * 3)) {
      case 0: return bytes.map((byte, index) => (index === at ? byte ^ (1 << Math.floor(random() * 8)) : byte))
      case 1: return bytes.slice(0, at)
      default: return Uint8Array.of(...Array.from({ length: at }, () => Math.floor(random() * 256)), ...bytes)
    }
  }
}

/** Mulberry32: numbers from 0 up to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = Math.trunc(state + 0x6d2b79f5)
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
