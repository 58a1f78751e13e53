import type { Printed } from './printer.ts'

/** The job under way, and how it is given up. */
export interface JobUnderWay {
  /** Aborted when it is to be given up. */
  readonly given: AbortSignal
  /** To be called when the printer was told to give the job up. */
  readonly tell: () => void
}

interface Running { readonly givenUp: AbortController; readonly told: Promise<void> }

/** One job at a time, which can be given up. */
export class OneJob {
  #running: Running | null = null

  /** Nothing comes out of a second job while there is one: `busy`. */
  async run(print: (way: JobUnderWay) => Promise<Printed>): Promise<Printed> {
    if (this.#running !== null) return { kind: 'nothingOut', fault: 'busy' }
    const { promise: told, resolve: tell } = Promise.withResolvers<void>()
    const givenUp = new AbortController()
    this.#running = { givenUp, told }
    try {
      return await print({ given: givenUp.signal, tell })
    } finally {
      this.#running = null
      tell()
    }
  }

  /** Fulfilled when the printer was told, or the job has ended; at once where there is none. */
  async giveUp(): Promise<void> {
    this.#running?.givenUp.abort()
    await this.#running?.told
  }
}
