import { encodeFrame, FrameDecoder } from './frame.ts'
import type { Frame } from './frame.ts'
import type { LineEar, OpenLine } from '../../line/line.ts'
import type { Timer } from '../timer.ts'

/** What comes over the line, so many ms after the host has spoken. */
export interface Saying {
  readonly afterMs: number
  readonly bytes: readonly number[]
}

/** The far end of a line that says what a test wants. */
export class ScriptedLine {
  readonly #timer: Timer
  #ear: LineEar | null = null
  /** What the host has said, and when, ms. */
  readonly heard: { readonly at: number; readonly frame: Frame }[] = []
  /** What is said to that. @param nth how often that header was heard, from 1. */
  script: (frame: Frame, nth: number) => readonly Saying[] = () => []
  /** A single wire: the host hears itself. */
  echoes = false
  /** Whether there is something to open. */
  plugged = true
  opened = 0

  constructor(timer: Timer) {
    this.#timer = timer
  }

  readonly open: OpenLine = async ear => {
    if (!this.plugged) return null
    this.opened += 1
    this.#ear = ear
    const decoder = new FrameDecoder()
    return {
      send: bytes => {
        if (this.#ear !== ear) return
        if (this.echoes) ear.heard(bytes)
        for (const frame of decoder.take(bytes)) this.#answer(frame)
      },
      close: async () => this.#end(),
    }
  }

  get isOpen(): boolean {
    return this.#ear !== null
  }

  say(bytes: Iterable<number>): void {
    this.#ear?.heard(Uint8Array.from(bytes))
  }

  unplug(): void {
    this.plugged = false
    this.#end()
  }

  /** How often that header was heard. */
  count(header: number): number {
    return this.heard.filter(({ frame }) => frame.header === header).length
  }

  #answer(frame: Frame): void {
    this.heard.push({ at: this.#timer.now(), frame })
    for (const { afterMs, bytes } of this.script(frame, this.count(frame.header))) this.#timer.after(afterMs, () => this.say(bytes))
  }

  #end(): void {
    const ear = this.#ear
    this.#ear = null
    ear?.gone()
  }
}

/** An answer's bytes. */
export function answer(source: number, data: readonly number[] = [], header = 0): number[] {
  return [...encodeFrame({ destination: 1, source, header, data: Uint8Array.from(data) })]
}

/** The same said in one piece, as soon as a device does. */
export function says(source: number, data: readonly number[] = [], header = 0): Saying[] {
  return [{ afterMs: 10, bytes: answer(source, data, header) }]
}
