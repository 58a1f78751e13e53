/** One message on the bus (ccTalk generic specification, part 1: simple 8-bit checksum). */
export interface Frame {
  readonly destination: number
  readonly source: number
  /** What is to be done; of an answer 0 (ACK or data), 5 (NACK) or 6 (BUSY). */
  readonly header: number
  /** Up to 255 bytes. */
  readonly data: Uint8Array
}

/** Bytes of a frame around its data: destination, number of data bytes, source, header, checksum. */
const around = 5

/** The bytes of a frame as they go over the wire. */
export function encodeFrame({ destination, source, header, data }: Frame): Uint8Array {
  if (data.length > 255) throw new Error(`A frame holds 255 bytes, not ${data.length}`)
  const bytes = Uint8Array.of(destination, data.length, source, header, ...data, 0)
  bytes[bytes.length - 1] = -sum(bytes) & 0xff
  return bytes
}

/**
 * Finds frames in what comes over the wire, however it is cut into chunks. What is no frame is dropped byte by byte, until one begins.
 * Noise may look like the beginning of a long frame and hide the true one: that is found once the line has been quiet (`gap`).
 */
export class FrameDecoder {
  #heard: readonly number[] = []

  /** Frames that are now complete, oldest first. */
  take(bytes: Uint8Array): Frame[] {
    this.#heard = [...this.#heard, ...bytes]
    return this.#found(false)
  }

  /** The line was quiet for longer than within a frame (50 ms): what is not complete now will never be. */
  gap(): Frame[] {
    return this.#found(true)
  }

  /** Whether something is waiting for the rest of its frame. */
  get waiting(): boolean {
    return this.#heard.length > 0
  }

  #found(ended: boolean): Frame[] {
    const frames: Frame[] = []
    let at = 0
    while (at < this.#heard.length) {
      const length = this.#lengthAt(at)
      if (length === null || at + length > this.#heard.length) {
        if (!ended) break
        at += 1
        continue
      }
      const frame = decodeFrame(this.#heard.slice(at, at + length))
      if (frame !== null) frames.push(frame)
      at += frame === null ? 1 : length
    }
    this.#heard = this.#heard.slice(at)
    return frames
  }

  #lengthAt(at: number): number | null {
    const count = this.#heard[at + 1]
    return count === undefined ? null : around + count
  }
}

/** Exactly these bytes as a frame; null: the checksum is wrong. */
function decodeFrame(bytes: readonly number[]): Frame | null {
  const [destination = 0, , source = 0, header = 0] = bytes
  return (sum(bytes) & 0xff) === 0 ? { destination, source, header, data: Uint8Array.from(bytes.slice(4, -1)) } : null
}

function sum(bytes: Iterable<number>): number {
  let total = 0
  for (const byte of bytes) total += byte
  return total
}
