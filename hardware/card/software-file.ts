import type { KeyObject } from 'node:crypto'

/** A PIN, a password or a 照合番号 in a card in software. Its counter lives as long as the object does. */
export class SoftwareNumber {
  readonly #digits: Uint8Array | null
  readonly #full: number
  #triesLeft: number
  #open = false

  /** @param digits null: nothing is ever right, and presenting is not allowed. @param triesLeft at the beginning. */
  constructor(digits: string | null, full: number, triesLeft = full) {
    this.#digits = digits === null ? null : Uint8Array.from(Buffer.from(digits, 'latin1'))
    this.#full = full
    this.#triesLeft = triesLeft
  }

  get triesLeft(): number {
    return this.#triesLeft
  }

  get open(): boolean {
    return this.#open
  }

  present(digits: Uint8Array): 'right' | 'wrong' | 'blocked' | 'notAllowed' {
    if (this.#triesLeft === 0) return 'blocked'
    if (this.#digits === null) return 'notAllowed'
    this.#open = Buffer.compare(digits, this.#digits) === 0
    this.#triesLeft = this.#open ? this.#full : this.#triesLeft - 1
    return this.#open ? 'right' : 'wrong'
  }

  close(): void {
    this.#open = false
  }
}

/**
 * One file of a card in software. `opensTo`: any one of these numbers, presented before, opens it; none = it is free.
 * `freeHead`: so many bytes at its head are free all the same.
 */
export type SoftwareFile =
  | { readonly kind: 'binary'; readonly content: Uint8Array; readonly opensTo: readonly SoftwareNumber[]; readonly freeHead: number }
  | { readonly kind: 'record'; readonly record: Uint8Array }
  | { readonly kind: 'number'; readonly number: SoftwareNumber }
  | { readonly kind: 'key'; readonly key: KeyObject; readonly opensTo: readonly SoftwareNumber[] }

export interface SoftwareApplication {
  readonly aid: Uint8Array
  readonly files: ReadonlyMap<number, SoftwareFile>
}

/** Real files are longer than what they hold: a reader that goes by the file's end reads padding. */
export function padded(content: Uint8Array): Uint8Array {
  const file = new Uint8Array(Math.ceil((content.length + 1) / 64) * 64)
  file.set(content)
  return file
}

export function binary(content: Uint8Array, ...opensTo: readonly SoftwareNumber[]): SoftwareFile {
  return { kind: 'binary', content, opensTo, freeHead: 0 }
}

export function isOpen(opensTo: readonly SoftwareNumber[]): boolean {
  return opensTo.length === 0 || opensTo.some(({ open }) => open)
}
