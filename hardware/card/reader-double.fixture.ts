import type { CardChange, CardReader, Identified, Proved, ReaderState } from './card.ts'
import { Presence } from './presence.ts'

/** A reader that says what the test wants, and remembers what it was asked. */
export class ReaderDouble implements CardReader {
  readonly presence = new Presence()
  readonly asked: string[] = []
  state: ReaderState = 'present'
  identified: Identified
  proved: Proved
  /** Happens while the proof is prepared. */
  meanwhile = (): void => {}
  seenPin: string | null = null
  /** Listeners that have not left. */
  watching = 0

  constructor(identified: Identified, proved: Proved) {
    this.identified = identified
    this.proved = proved
  }

  watch(listener: (change: CardChange) => void): () => void {
    const leave = this.presence.watch(listener)
    this.watching += 1
    return () => {
      this.watching -= 1
      leave()
    }
  }
  identify(): Promise<Identified> { return this.#say('identify', this.identified) }
  prepare(expected: string): Promise<void> {
    this.meanwhile()
    return this.#say(`prepare ${expected}`, undefined)
  }
  prove(_: Uint8Array, pin: Uint8Array | null, expected: string | null): Promise<Proved> {
    this.seenPin = pin === null ? null : Buffer.from(pin).toString()
    pin?.fill(0)
    return this.#say(`prove ${expected}`, this.proved)
  }
  readFacts(): never { throw new Error('nobody asks for facts') }
  close(): never { throw new Error('who opened it closes it') }
  #say<T>(asked: string, outcome: T): Promise<T> {
    this.asked.push(asked)
    return Promise.resolve(outcome)
  }
}
