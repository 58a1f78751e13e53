/** One message on the bus, its checksum already held against it. */
export interface Message {
  readonly to: number
  readonly from: number
  readonly header: number
  readonly data: Uint8Array
}

/**
 * A message as it goes over the wire (ccTalk part 1, 8.1): destination, length, source, header, data, and what makes the sum of all a
 * multiple of 256.
 */
export function bytesOf({ to, from, header, data }: Message): Uint8Array {
  const bytes = Uint8Array.of(to, data.length, from, header, ...data, 0)
  bytes[bytes.length - 1] = (256 - sumOf(bytes)) % 256
  return bytes
}

/** Between two bytes of one message no longer a time passes, ms (part 1, 11.1); what stood before it is forgotten. */
const longestGap = 50
const shortest = 5

/** How all devices of the bus hear the host: bytes in any pieces, messages out. What has a wrong checksum was never said. */
export class BusEar {
  #heard: readonly number[] = []
  #lastAt = -Infinity

  /** @param now ms. */
  hear(bytes: Uint8Array, now: number): readonly Message[] {
    if (now - this.#lastAt > longestGap) this.#heard = []
    this.#lastAt = now
    this.#heard = [...this.#heard, ...bytes]
    const messages: Message[] = []
    for (let size = this.#size(); this.#heard.length >= size; size = this.#size()) {
      const message = this.#heard.slice(0, size)
      this.#heard = this.#heard.slice(size)
      const [to = 0, , from = 0, header = 0] = message
      if (sumOf(message) % 256 === 0) messages.push({ to, from, header, data: Uint8Array.from(message.slice(4, -1)) })
    }
    return messages
  }

  /** Of the message that has begun, as far as is known. */
  #size(): number {
    return shortest + (this.#heard[1] ?? 0)
  }
}

function sumOf(bytes: Iterable<number>): number {
  let sum = 0
  for (const byte of bytes) sum += byte
  return sum
}
