/** What stands on one line of the paper, and how large. */
export interface PrintedLine {
  readonly text: string
  /** Dots from the left edge of the area. */
  readonly left: number
  readonly wide: boolean
  readonly high: boolean
}

/** How many bytes of parameters each order has that this machine knows (Epson's ESC/POS reference). */
const parameters: Readonly<Record<string, number>> = {
  '\x1b@': 0, '\x1ba': 1, '\x1bM': 1, '\x1b ': 1, '\x1b2': 0, '\x1b3': 1, '\x1b{': 1, '\x1b$': 2, '\x1b\\': 2, '\x1bt': 1, '\x1bR': 1, '\x1b-': 1,
  '\x1bE': 1, '\x1cS': 2, '\x1c.': 0, '\x1c&': 0, '\x1cC': 1, '\x1c-': 1, '\x1da': 1, '\x1dL': 2, '\x1dW': 2, '\x1dB': 1, '\x1d!': 1, '\x1dV': 2, '\x1dr': 1,
}

/**
 * A receipt printer in software, at its end of the line: it takes bytes, answers, and keeps what is on paper. Real-time orders are obeyed at
 * once; the others wait in its buffer while anything stands in the way, and go on when that is over, as in a real one.
 */
export class EscposMachine {
  readonly receipts: (readonly PrintedLine[])[] = []
  /** Printed and not cut yet. */
  hanging: PrintedLine[] = []
  /** Orders that it did not know: a real one would print them. */
  readonly unknown: string[] = []
  answer: (bytes: Uint8Array) => void = () => {}
  /** Reports by itself, as some do by their switches (ASB). */
  reports = false
  /** Does not know DLE DC4 8. */
  keeps = false
  #cover = false
  #paper: 'enough' | 'low' | 'empty' = 'enough'
  #broken = false
  #silent = false
  #deaf = false
  #buffer: number[] = []
  #text: number[] = []
  #left = 0
  #size = 0
  #after: { lines: number; readonly act: () => void } | null = null

  cover(open: boolean): void {
    this.#cover = open
    this.#changed()
  }

  paper(left: 'enough' | 'low' | 'empty'): void {
    this.#paper = left
    this.#changed()
  }

  /** The knife is stuck. */
  break(broken: boolean): void {
    this.#broken = broken
    this.#changed()
  }

  /** It hangs: the line is open, and nothing is printed or answered any more. */
  silence(silent: boolean): void {
    this.#silent = silent
    this.#work()
  }

  /** Answers what is asked in real time, and does not come to print. */
  stall(stalled: boolean): void {
    this.#deaf = stalled
    this.#work()
  }

  /** Something happens once so many more lines have been printed. */
  after(lines: number, act: () => void): void {
    this.#after = { lines, act }
  }

  receive(bytes: Uint8Array): void {
    for (const byte of bytes) {
      this.#buffer.push(byte)
      if (!this.#silent) this.#realTime()
    }
    this.#work()
  }

  /** Bytes that it has not come to yet. */
  get waiting(): number {
    return this.#buffer.length
  }

  /** Without power: what was in its buffers is lost. */
  lose(): void {
    this.#buffer = []
    this.#text = []
  }

  get #stopped(): boolean {
    return this.#silent || this.#deaf || this.#cover || this.#broken || this.#paper === 'empty'
  }

  #changed(): void {
    if (this.reports && !this.#silent) this.answer(Uint8Array.of(0x10 | (this.#stopped ? 0x08 : 0), 0, 0, 0))
    this.#work()
  }

  #realTime(): void {
    const end = String.fromCharCode(...this.#buffer.slice(-10))
    const [eot, request, question = 0] = this.#buffer.slice(-3)
    if (eot === 0x10 && request === 0x04 && question >= 1 && question <= 4) {
      this.#buffer.splice(-3)
      this.answer(Uint8Array.of(this.#state(question)))
    } else if (end === '\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08') {
      this.#buffer.splice(-10)
      if (this.keeps) return
      this.lose()
      this.answer(Uint8Array.of(0x37, 0x25, 0))
    }
  }

  #state(question: number): number {
    switch (question) {
      case 1: return 0x12 | (this.#cover || this.#broken || this.#paper === 'empty' ? 0x08 : 0)
      case 2: return 0x12 | (this.#cover ? 0x04 : 0) | (this.#paper === 'empty' ? 0x20 : 0) | (this.#broken ? 0x40 : 0)
      case 3: return 0x12 | (this.#broken ? 0x08 : 0)
      default: return 0x12 | (this.#paper === 'enough' ? 0 : 0x0c) | (this.#paper === 'empty' ? 0x60 : 0)
    }
  }

  #work(): void {
    while (!this.#stopped && this.#buffer.length > 0) {
      const length = this.#orderLength()
      if (length === null) return
      this.#obey(this.#buffer.splice(0, length))
    }
  }

  /** Bytes of the order at the front of the buffer; null: it is not all there yet. */
  #orderLength(): number | null {
    const [first = 0, second = 0, third = 0, low = 0, high = 0] = this.#buffer
    const wholly = (length: number): number | null => this.#buffer.length < length ? null : length
    if (first === 0x1b || first === 0x1c || first === 0x1d) {
      if (this.#buffer.length < 2) return null
      if (second === 0x28) return this.#buffer.length < 5 ? null : wholly(5 + low + 256 * high)
      // A cut feeds first where it says so, and only then takes the length of the feed.
      if (first === 0x1d && second === 0x56) return this.#buffer.length < 3 ? null : wholly(third >= 0x41 ? 4 : 3)
      return wholly(2 + (parameters[String.fromCharCode(first, second)] ?? 0))
    }
    return wholly((first >= 0x81 && first <= 0x9f) || (first >= 0xe0 && first <= 0xfc) ? 2 : 1)
  }

  #obey(order: readonly number[]): void {
    const [first = 0, second = 0, value = 0, high = 0] = order
    const name = String.fromCharCode(first, second)
    if (first === 0x0a) this.#feed()
    else if (first >= 0x20) this.#text.push(...order)
    else if (name === '\x1d!') this.#size = value
    else if (name === '\x1b$') this.#left = value + 256 * high
    else if (name === '\x1b\\') this.#left += value + 256 * high
    else if (name === '\x1dr') this.answer(Uint8Array.of(this.#paper === 'low' ? 0x03 : 0))
    else if (name === '\x1dV') this.#cut()
    else if (name === '\x1b@') this.#text = []
    else if (name === '\x1da') this.reports = value !== 0
    else if (parameters[name] === undefined && name !== '\x1c(') this.unknown.push(JSON.stringify(String.fromCharCode(...order)))
  }

  #feed(): void {
    const text = decoded(this.#text)
    this.#text = []
    this.hanging.push({ text, left: this.#left, wide: (this.#size & 0xf0) !== 0, high: (this.#size & 0x0f) !== 0 })
    if (this.#after === null) return
    this.#after.lines -= 1
    if (this.#after.lines > 0) return
    const { act } = this.#after
    this.#after = null
    act()
  }

  #cut(): void {
    this.receipts.push(this.hanging)
    this.hanging = []
  }
}

/** Shift_JIS with the Japanese signs in the place of ASCII's (ESC R 8): 5C is ¥, but not as the second half of a character. */
function decoded(bytes: readonly number[]): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 1) {
    const [byte = 0, next = 0] = bytes.slice(at, at + 2)
    const double = (byte >= 0x81 && byte <= 0x9f) || byte >= 0xe0
    if (double) at += 1
    pieces.push(byte === 0x5c ? '¥' : new TextDecoder('shift_jis').decode(Uint8Array.from(double ? [byte, next] : [byte])))
  }
  return pieces.join('')
}
