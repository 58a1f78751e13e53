import { encodeFrame, FrameDecoder } from './frame.ts'
import { StandingLine } from './standing-line.ts'
import { systemTimer } from '../timer.ts'
import { inTurn } from '../turn.ts'
import type { Frame } from './frame.ts'
import type { OpenLine } from '../../line/line.ts'
import type { Timer } from '../timer.ts'

/** One request to one device. */
export interface Request {
  readonly to: number
  readonly header: number
  readonly data?: readonly number[]
  /** Whether the device may be asked again when nothing is heard; never where a second time does something a second time (167). */
  readonly repeatable: boolean
  /** How many bytes of data its answer may have, ACK being none: another is a late one to an earlier question, and dropped. */
  readonly answers: readonly number[] | 'any'
  /** How long its answer may take, ms; default 250. */
  readonly answerMs?: number
}

/** `nack`, `busy`: the device will not, or not now. `silent`: no answer, in none of the tries; or there is no line. */
export type Answer = { readonly kind: 'data'; readonly bytes: Uint8Array } | { readonly kind: 'ack' | 'nack' | 'busy' | 'silent' }

export interface BusOptions {
  readonly open: OpenLine
  readonly timer?: Timer
}

const host = 1
const tries = 3
const answerMs = 250
/** Longer than between two bytes of a frame. */
const gapMs = 50
/** Longest wait for a line to be quiet, in gaps. */
const quietGaps = 10

/**
 * The ccTalk bus as its host (address 1): one request at a time, in their order. A line that can't be opened, or was unplugged, is tried
 * again every second; until it is back everything is `silent`. What the line echoes is dropped, as is all else that is no answer.
 */
export class Bus {
  readonly #timer: Timer
  readonly #line: StandingLine
  readonly #inTurn = inTurn()
  #decoder = new FrameDecoder()
  #hear: (frame: Frame) => void = () => {}
  #lost: () => void = () => {}
  #endGap = (): void => {}
  #heardAt = -Infinity
  #closed = false

  constructor({ open, timer = systemTimer }: BusOptions) {
    this.#timer = timer
    this.#line = new StandingLine(open, timer, { heard: bytes => this.#heard(bytes), lost: () => this.#lost() })
  }

  /** Whether there is a line now; says nothing of who listens at its other end. */
  get connected(): boolean {
    return this.#line.connected
  }

  async request(request: Request): Promise<Answer> {
    return await this.#inTurn(() => this.#ask(request))
  }

  /** Ends the line; everything is `silent` from now on. */
  async close(): Promise<void> {
    this.#closed = true
    this.#lost()
    this.#endGap()
    await this.#line.close()
  }

  async #ask(request: Request): Promise<Answer> {
    await this.#line.settled()
    let answer: Answer = { kind: 'silent' }
    for (let tried = 1; tried <= (request.repeatable ? tries : 1); tried += 1) {
      if (this.#closed || !this.#line.connected) return { kind: 'silent' }
      answer = await this.#once(request)
      if (answer.kind !== 'silent' && answer.kind !== 'busy') {
        // Each try may be answered: what is still to come must not be taken for the answer to the next request.
        if (tried > 1) await this.#quiet()
        return answer
      }
      if (this.#line.connected) await this.#quiet()
    }
    return answer
  }

  async #once(request: Request): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer>()
    this.#endGap()
    this.#decoder = new FrameDecoder()
    this.#hear = frame => {
      const answer = answerIn(frame, request)
      if (answer !== null) resolve(answer)
    }
    this.#lost = () => resolve({ kind: 'silent' })
    const { to, header, data = [] } = request
    this.#line.send(encodeFrame({ destination: to, source: host, header, data: Uint8Array.from(data) }))
    // In two parts: after the process itself stood still, what came meanwhile is heard before the second is over.
    let callOff = this.#timer.after((request.answerMs ?? answerMs) - gapMs, () => {
      callOff = this.#timer.after(gapMs, () => resolve({ kind: 'silent' }))
    })
    const answer = await promise
    callOff()
    this.#hear = () => {}
    this.#lost = () => {}
    return answer
  }

  /** Waits until nothing has come for longer than within a frame. */
  async #quiet(): Promise<void> {
    for (let gap = 0; gap < quietGaps && !this.#closed; gap += 1) {
      await new Promise<void>(resolve => {
        this.#lost = resolve
        this.#timer.after(gapMs, resolve)
      })
      if (this.#timer.now() - this.#heardAt >= gapMs) return
    }
  }

  #heard(bytes: Uint8Array): void {
    this.#heardAt = this.#timer.now()
    this.#endGap()
    for (const frame of this.#decoder.take(bytes)) this.#hear(frame)
    if (!this.#decoder.waiting) return
    this.#endGap = this.#timer.after(gapMs, () => {
      for (const frame of this.#decoder.gap()) this.#hear(frame)
    })
  }
}

/** What a frame answers to a request; null: it is no answer to it, but an echo, from another device, or late. */
function answerIn({ destination, source, header, data }: Frame, { to, answers }: Request): Answer | null {
  if (destination !== host || source !== to) return null
  if (header === 5) return { kind: 'nack' }
  if (header === 6) return { kind: 'busy' }
  if (header !== 0 || answers !== 'any' && !answers.includes(data.length)) return null
  return data.length === 0 ? { kind: 'ack' } : { kind: 'data', bytes: data }
}
