import { patience } from '../../build/patience.ts'

/** Remembers what was shown last, and waits for what is to be shown. */
export class LastSeen<T> {
  #last: T | null = null
  readonly #looking = new Set<(value: T) => void>()

  get last(): T | null {
    return this.#last
  }

  saw(value: T): void {
    this.#last = value
    for (const look of this.#looking) look(value)
  }

  /** Resolves as soon as what is shown fulfils the condition; rejects with what was shown last when it does not come. */
  until(condition: (value: T) => boolean): Promise<T> {
    const wanted = new Error(`did not come: ${condition.toString()}`)
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#looking.delete(look)
        wanted.message += `; last seen: ${JSON.stringify(this.#last)}`
        reject(wanted)
      }, patience.timeout)
      const look = (value: T): void => {
        if (!condition(value)) return
        clearTimeout(late)
        this.#looking.delete(look)
        resolve(value)
      }
      this.#looking.add(look)
      if (this.#last !== null) look(this.#last)
    })
  }
}
