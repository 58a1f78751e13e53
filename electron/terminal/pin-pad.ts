/** The four digits on their way to the card: one fixed buffer, overwritten as soon as it has been used or is not wanted. */
export class PinPad {
  readonly #digits: Uint8Array
  #length = 0

  /** @param digits where they stand; handed in so that somebody can look whether they are gone. */
  constructor(digits: Uint8Array = new Uint8Array(4)) {
    this.#digits = digits
  }

  get length(): number {
    return this.#length
  }

  /** Adds a digit (0–9); a fifth is not taken. */
  press(digit: number): void {
    if (this.#length === this.#digits.length) return
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
    const pin = this.#digits.slice(0, this.#length)
    this.forget()
    return pin
  }

  forget(): void {
    this.#digits.fill(0)
    this.#length = 0
  }
}

const asciiZero = 0x30
