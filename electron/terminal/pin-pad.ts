/** Digits on their way to card or municipality: one fixed buffer, overwritten as soon as it has been used or is not wanted. */
export class PinPad {
  readonly #digits: Uint8Array
  #length = 0

  /** @param digits where they stand; handed in so that somebody can look whether they are gone. */
  constructor(digits: Uint8Array = apart(longest)) {
    this.#digits = digits
  }

  get length(): number {
    return this.#length
  }

  /** Adds a digit (0–9); one more than `most` is not taken: 4 of a PIN, 14 of 照合番号B. */
  press(digit: number, most: number): void {
    if (this.#length >= Math.min(most, this.#digits.length)) return
    this.#digits[this.#length] = asciiZero + digit
    this.#length += 1
  }

  /** 訂正: takes back the last digit. */
  correct(): void {
    if (this.#length === 0) return
    this.#length -= 1
    this.#digits[this.#length] = 0
  }

  /** Hands out the digits (ASCII) in a buffer of their own, which the receiver overwrites; the pad is empty afterwards. */
  take(): Uint8Array {
    const digits = apart(this.#length)
    digits.set(this.#digits.subarray(0, this.#length))
    this.forget()
    return digits
  }

  /** What has been typed, in the clear: for the screen of 照合番号B, which its holder reads off the card, and for no other. */
  shown(): string {
    return String.fromCharCode(...this.#digits.subarray(0, this.#length))
  }

  forget(): void {
    this.#digits.fill(0)
    this.#length = 0
  }
}

/** Not within V8's heap, where a small one would be moved about and leave copies. */
function apart(length: number): Uint8Array {
  return new Uint8Array(new ArrayBuffer(length))
}

/** 照合番号B. */
const longest = 14
const asciiZero = 0x30
