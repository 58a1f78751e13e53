const digits = 4
const [lineFeed, carriageReturn, interrupt, endOfInput, backspace, erase] = [0x0a, 0x0d, 0x03, 0x04, 0x08, 0x7f]

/** Standard input as this needs it: a pipe, a file, or a keyboard that must not show what is typed. */
export interface PinInput {
  readonly isTTY?: boolean
  setRawMode?(raw: boolean): unknown
  on(event: 'data', listener: (chunk: Buffer) => void): unknown
  on(event: 'end', listener: () => void): unknown
  off(event: 'data', listener: (chunk: Buffer) => void): unknown
  off(event: 'end', listener: () => void): unknown
  pause(): unknown
}

/**
 * Reads one line of 4 digits. What was read is overwritten, except the digits that are returned; `wrong` when the line is anything else,
 * `interrupted` when Ctrl-C was typed at a keyboard, which shows nothing while this reads.
 */
export function readPin(input: PinInput): Promise<Uint8Array | 'wrong' | 'interrupted'> {
  const pin = new Uint8Array(digits)
  let length = 0
  const keyboard = input.isTTY === true
  if (keyboard) input.setRawMode?.(true)
  return new Promise((resolve) => {
    function take(chunk: Buffer): void {
      for (const byte of chunk) {
        if (keyboard && byte === interrupt) { settle('interrupted'); break }
        if (byte === lineFeed || (keyboard && (byte === carriageReturn || byte === endOfInput))) { end(); break }
        if (keyboard && (byte === backspace || byte === erase)) length = Math.max(0, length - 1)
        else if (byte !== carriageReturn) hold(byte)
      }
      chunk.fill(0)
    }
    function hold(byte: number): void {
      // Longer than a PIN: counted, and not kept.
      if (length < digits) pin[length] = byte
      length += 1
    }
    function end(): void {
      settle(length === digits && pin.every((byte) => byte >= 0x30 && byte <= 0x39) ? pin : 'wrong')
    }
    function settle(read: Uint8Array | 'wrong' | 'interrupted'): void {
      input.off('data', take)
      input.off('end', end)
      if (keyboard) input.setRawMode?.(false)
      input.pause()
      if (read !== pin) pin.fill(0)
      resolve(read)
    }
    input.on('data', take)
    input.on('end', end)
  })
}
