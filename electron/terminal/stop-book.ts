import { canonicalJson } from '../../center/digests.ts'
import type { StopNotice } from '../../center/stops.ts'

/**
 * The center's signed stops as this terminal believes them (I-17). Versions only go up, also over a restart; what is older,
 * is signed by nobody, or says something else under the same number is not believed, and then nothing is: fail closed.
 */
export class StopBook {
  #highest: number | null
  #latest: StopNotice | null = null
  #believed = false

  /** @param highest version that ever was in force here; null when there was none. */
  constructor(highest: number | null) {
    this.#highest = highest
  }

  /** What is in force; null when nothing can be believed. */
  get inForce(): StopNotice | null {
    return this.#believed ? this.#latest : null
  }

  /** @param notice null when no pinned key has signed it. */
  take(notice: StopNotice | null): 'newer' | 'same' | 'refused' {
    const word = this.#judge(notice)
    this.#believed = word !== 'refused'
    if (notice !== null && this.#believed) {
      this.#latest = notice
      this.#highest = notice.version
    }
    return word
  }

  #judge(notice: StopNotice | null): 'newer' | 'same' | 'refused' {
    if (notice === null) return 'refused'
    if (this.#highest === null || notice.version > this.#highest) return 'newer'
    if (notice.version < this.#highest) return 'refused'
    // Of an earlier run only the number is known.
    return this.#latest === null || contentOf(this.#latest) === contentOf(notice) ? 'same' : 'refused'
  }
}

/** When it was signed does not count: the center may sign the same notice anew. */
function contentOf({ stops, text }: StopNotice): string {
  return canonicalJson({ stops, text })
}
