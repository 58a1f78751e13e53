import type { CardChange, ReaderState } from './card.ts'
import { after, changesBetween, hasCard, hasReader } from './reader-state.ts'
import type { Happening } from './reader-state.ts'

type Listener = (change: CardChange) => void

/** What the reader is at, and who wants to know. Tells changes only, and every new state before the changes that it means. */
export class Presence {
  #state: ReaderState = 'noService'
  readonly #onState: (state: ReaderState) => void
  readonly #listeners = new Set<{ readonly tell: Listener }>()

  constructor(onState: (state: ReaderState) => void = () => {}) {
    this.#onState = onState
  }

  get state(): ReaderState {
    return this.#state
  }

  get reader(): boolean {
    return hasReader(this.#state)
  }

  get card(): boolean {
    return hasCard(this.#state)
  }

  /** Tells the state at once: readerLost, or readerFound and, when a card lies there, placed. */
  watch(listener: Listener): () => void {
    const entry = { tell: listener }
    this.#listeners.add(entry)
    listener({ kind: this.reader ? 'readerFound' : 'readerLost' })
    if (this.card) listener({ kind: 'placed' })
    return () => this.#listeners.delete(entry)
  }

  apply(happening: Happening): void {
    const before = this.#state
    this.#state = after(before, happening)
    if (this.#state === before) return
    this.#onState(this.#state)
    for (const change of changesBetween(before, this.#state)) this.#tell(change)
  }

  #tell(change: CardChange): void {
    // A listener that comes while telling has just heard the state.
    const listeners = Array.from(this.#listeners)
    for (const { tell } of listeners) tell(change)
  }
}
