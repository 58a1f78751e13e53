import { EscposAnswers } from './escpos-answers.ts'
import { escposState, stateQuestions } from './escpos-state.ts'
import type { EscposAnswer } from './escpos-answers.ts'
import type { Line, OpenLine } from '../line/line.ts'
import type { EscposState } from './escpos-state.ts'

/** All in ms. */
export interface EscposTimes {
  /** How long the answer to one question may take. */
  readonly answerMs: number
  /** How long what somebody left in the printer may take to come out before a receipt is sent. */
  readonly drainMs: number
  /** Silence after which no answer to somebody else is on its way any more. */
  readonly quietMs: number
  /** Between two looks at a printer that prints. */
  readonly pollMs: number
  /** The longest a receipt may take. */
  readonly printMs: number
}

type Heard = EscposAnswer | { readonly kind: 'silence' } | { readonly kind: 'gone' }

/** Opens the line and talks over it; null: there is nobody. */
export async function openTalk(open: OpenLine, times: EscposTimes): Promise<EscposTalk | null> {
  const ears: Ears = { answers: new EscposAnswers(), heard: [], gone: false, wake: () => {} }
  const line = await open({
    heard(bytes) {
      ears.heard.push(...ears.answers.take(bytes))
      ears.wake()
    },
    gone() {
      ears.gone = true
      ears.wake()
    },
  })
  return line === null ? null : new EscposTalk(line, ears, times)
}

interface Ears {
  readonly answers: EscposAnswers
  readonly heard: EscposAnswer[]
  gone: boolean
  wake: () => void
}

/** Questions to a receipt printer, and what it answers, over one line. One at a time. */
export class EscposTalk {
  readonly #line: Line
  readonly #ears: Ears
  readonly #times: EscposTimes

  constructor(line: Line, ears: Ears, times: EscposTimes) {
    this.#line = line
    this.#ears = ears
    this.#times = times
  }

  /** How the printer is at this instant; null: it does not say. */
  async state(): Promise<EscposState | null> {
    const bits: number[] = []
    for (const question of stateQuestions) {
      this.#ask(question)
      const answer = await this.#until('state', this.#times.answerMs)
      if (answer?.kind !== 'state') return null
      bits.push(answer.bits)
    }
    return escposState(bits)
  }

  /**
   * Waits until everything that was sent before has come out, with its answers: so the next answer is to our question, whoever printed
   * before us, and however that ended. False: it does not come to an end.
   */
  async drain(): Promise<boolean> {
    this.#line.send(Uint8Array.of(0x1d, 0x72, 1))
    if (await this.#until('through', this.#times.drainMs) === null) return false
    const begun = performance.now()
    while (await this.#until('through', this.#times.quietMs) !== null) if (performance.now() - begun > this.#times.drainMs) return false
    return !this.#ears.gone
  }

  /**
   * Sends a job that ends in GS r, and waits for its answer. False: it did not come in time, or something stands in its way. That answer has
   * next to no fixed bits, and a serial line whose printer loses power reads like one: it counts when the printer is still there and ready.
   */
  async print(job: Uint8Array): Promise<boolean> {
    const begun = performance.now()
    let bits: number[] | null = null
    this.#line.send(job)
    for (;;) {
      const left = this.#times.printMs - (performance.now() - begun)
      const heard = await this.#next(Math.min(left, this.#times.pollMs))
      if (heard.kind === 'through') {
        // Else the answer to a question that is under way would be taken for that to the next.
        if (bits !== null) await this.#until('state', this.#times.answerMs)
        return (await this.state())?.ready === true
      }
      if (heard.kind === 'gone' || left <= 0) return false
      if (heard.kind === 'state' && bits !== null) {
        bits.push(heard.bits)
        if (bits.length < stateQuestions.length) this.#ask(bits.length + 1)
        else if (!escposState(bits).ready) return false
        else bits = null
      } else if (heard.kind === 'silence' && bits === null) {
        bits = []
        this.#ask(1)
      }
    }
  }

  /** Empties the printer (DLE DC4 8), lest the rest of a receipt come out before the next customer. Printers that don't know this keep it. */
  async clear(): Promise<void> {
    this.#line.send(Uint8Array.of(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8))
    await this.#until('cleared', this.#times.answerMs)
  }

  async close(): Promise<void> {
    await this.#line.close()
  }

  #ask(question: number): void {
    this.#line.send(Uint8Array.of(0x10, 0x04, question))
  }

  /** The next answer of this kind; others are passed over. */
  async #until(kind: EscposAnswer['kind'], ms: number): Promise<EscposAnswer | null> {
    const begun = performance.now()
    for (;;) {
      const heard = await this.#next(ms - (performance.now() - begun))
      if (heard.kind === 'silence' || heard.kind === 'gone') return null
      if (heard.kind === kind) return heard
    }
  }

  async #next(ms: number): Promise<Heard> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const bell = setTimeout(resolve, Math.max(0, ms))
    this.#ears.wake = resolve
    if (this.#ears.heard.length === 0 && !this.#ears.gone) await promise
    clearTimeout(bell)
    return this.#ears.heard.shift() ?? { kind: this.#ears.gone ? 'gone' : 'silence' }
  }
}
