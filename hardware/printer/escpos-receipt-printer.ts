import { escposJob } from './escpos-job.ts'
import { openTalk } from './escpos-talk.ts'
import type { OpenLine } from '../line/line.ts'
import type { EscposState } from './escpos-state.ts'
import type { EscposTalk, EscposTimes } from './escpos-talk.ts'
import type { ReceiptPrinter } from './receipt-printer.ts'

export interface EscposOptions {
  readonly open: OpenLine
  /** Characters of half a square in a line. */
  readonly columns: number
  readonly times: EscposTimes
}

/**
 * A receipt printer that speaks ESC/POS. What it prints is believed when it answers a question that stands behind the cut; silence,
 * a fault on the way or an unplugged line is `failed`. A receipt is sent once: only questions are asked again, on a fresh line.
 */
export class EscposReceiptPrinter implements ReceiptPrinter {
  readonly #options: EscposOptions
  #turn: Promise<unknown> = Promise.resolve()
  #talk: EscposTalk | null = null
  #closed = false

  constructor(options: EscposOptions) {
    this.#options = options
  }

  async print(lines: readonly string[]): Promise<'printed' | 'failed'> {
    const job = escposJob(lines, this.#options.columns)
    return await this.#inTurn(() => this.#print(job))
  }

  /** Such a printer does not see what hangs from it. */
  async outlet(): Promise<'unknown'> {
    return 'unknown'
  }

  async available(): Promise<boolean> {
    return await this.#inTurn(async () => (await this.#state())?.ready === true)
  }

  async paper(): Promise<'enough' | 'low' | 'empty' | 'unknown'> {
    return await this.#inTurn(async () => (await this.#state())?.paper ?? 'unknown')
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#drop()
  }

  async #print(job: Uint8Array): Promise<'printed' | 'failed'> {
    if ((await this.#state())?.ready !== true || this.#talk === null) return 'failed'
    const talk = this.#talk
    if (!await talk.drain()) {
      await this.#drop()
      return 'failed'
    }
    if (await talk.print(job)) return 'printed'
    await talk.clear()
    await this.#drop()
    return 'failed'
  }

  /** A line that lay open may have died unseen: nothing has been sent to be printed yet, so it is asked once more on a fresh one. */
  async #state(): Promise<EscposState | null> {
    const known = await this.#talk?.state() ?? null
    if (known !== null) return known
    await this.#drop()
    if (this.#closed) return null
    this.#talk = await openTalk(this.#options.open, this.#options.times)
    const state = await this.#talk?.state() ?? null
    if (state === null || this.#closed) await this.#drop()
    return this.#closed ? null : state
  }

  async #drop(): Promise<void> {
    const talk = this.#talk
    this.#talk = null
    await talk?.close()
  }

  #inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const mine = this.#turn.then(work)
    this.#turn = mine.catch(() => {})
    return mine
  }
}
