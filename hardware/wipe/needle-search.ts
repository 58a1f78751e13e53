/** Width of the pieces of memory by which the search decides how far it may leap, bytes. */
const block = 2

/**
 * Looks for many needles in one pass (the method of Wu and Manber): as a rule one look at two bytes leaps over as many as the shortest
 * needle is long. So a hundred needles cost little more than one.
 */
export class NeedleSearch {
  readonly #needles: readonly Uint8Array[]
  readonly #shortest: number
  readonly #leaps: Uint8Array
  /** Where in each needle the part lies by which it is sought. */
  readonly #offsets: readonly number[]
  /** By the two bytes with which that part of a needle ends: which needles those may be. */
  readonly #endings = new Map<number, number[]>()

  /** @param needles each of two bytes at least, or it would be found everywhere. */
  constructor(needles: readonly Uint8Array[]) {
    this.#needles = needles
    this.#shortest = Math.min(255, ...needles.map(({ length }) => length))
    if (this.#shortest < block) throw new RangeError('a needle has two bytes at least')
    this.#offsets = needles.map((needle) => partOf(needle, this.#shortest))
    this.#leaps = new Uint8Array(65_536).fill(this.#shortest - block + 1)
    for (const [place, needle] of needles.entries()) this.#learn(needle, place)
  }

  /** Bytes of the longest needle. */
  get longest(): number {
    return Math.max(0, ...this.#needles.map(({ length }) => length))
  }

  /** Tells every place at which a needle begins, by the needle's own place among those given. */
  each(hay: Uint8Array, found: (needle: number, at: number) => void): void {
    const shortest = this.#shortest
    const leaps = this.#leaps
    for (let end = shortest - 1; end < hay.length;) {
      const key = (hay[end - 1] ?? 0) | ((hay[end] ?? 0) << 8)
      const leap = leaps[key] ?? 0
      if (leap === 0) {
        this.#compare(hay, end - shortest + 1, key, found)
        end += 1
      } else {
        end += leap
      }
    }
  }

  #learn(needle: Uint8Array, place: number): void {
    const part = needle.subarray(this.#offsets[place] ?? 0)
    for (let end = block - 1; end < this.#shortest; end += 1) {
      const key = (part[end - 1] ?? 0) | ((part[end] ?? 0) << 8)
      const leap = this.#shortest - 1 - end
      this.#leaps[key] = Math.min(this.#leaps[key] ?? 0, leap)
      if (leap === 0) this.#endings.set(key, [...this.#endings.get(key) ?? [], place])
    }
  }

  #compare(hay: Uint8Array, at: number, key: number, found: (needle: number, at: number) => void): void {
    for (const place of this.#endings.get(key) ?? []) {
      const needle = this.#needles[place]
      const start = at - (this.#offsets[place] ?? 0)
      if (needle !== undefined && standsAt(hay, needle, start)) found(place, start)
    }
  }
}

/** Most memory is zero: of all parts of this length, that in which zeros end as far before its own end as can be. */
function partOf(needle: Uint8Array, length: number): number {
  const leaps = Array.from({ length: needle.length - length + 1 }, (_, offset) => {
    const zeros = Buffer.from(needle.subarray(offset, offset + length)).lastIndexOf(Buffer.alloc(block))
    return zeros === -1 ? length : length - block - zeros
  })
  return leaps.indexOf(Math.max(...leaps))
}

function standsAt(hay: Uint8Array, needle: Uint8Array, at: number): boolean {
  if (at < 0 || at + needle.length > hay.length) return false
  for (let place = 0; place < needle.length; place += 1) if (hay[at + place] !== needle[place]) return false
  return true
}
