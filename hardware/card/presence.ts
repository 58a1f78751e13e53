import type { CardChange } from './card.ts'

type Listener = (change: CardChange) => void

/**
 * What lies on the reader, and who wants to know. Tells changes only, in an order one can rely on: a card is placed only
 * while there is a reader, and it is removed before the reader is lost.
 */
export class Presence {
  #reader = false
  #card = false
  readonly #listeners = new Set<{ readonly tell: Listener }>()

  get reader(): boolean {
    return this.#reader
  }

  get card(): boolean {
    return this.#card
  }

  /** Tells the state at once: readerLost, or readerFound and, when a card lies there, placed. */
  watch(listener: Listener): () => void {
    const entry = { tell: listener }
    this.#listeners.add(entry)
    listener({ kind: this.#reader ? 'readerFound' : 'readerLost' })
    if (this.#card) listener({ kind: 'placed' })
    return () => this.#listeners.delete(entry)
  }

  apply(change: CardChange): void {
    switch (change.kind) {
      case 'readerFound':
        if (this.#reader) return
        this.#reader = true
        return this.#tell(change)
      case 'readerLost':
        if (!this.#reader) return
        this.apply({ kind: 'removed' })
        this.#reader = false
        return this.#tell(change)
      case 'placed':
        if (!this.#reader || this.#card) return
        this.#card = true
        return this.#tell(change)
      case 'removed':
        if (!this.#card) return
        this.#card = false
        return this.#tell(change)
    }
  }

  #tell(change: CardChange): void {
    // A listener that comes while telling has just heard the state.
    const listeners = Array.from(this.#listeners)
    for (const { tell } of listeners) tell(change)
  }
}
