/**
 * What a device says to a request: data, ACK (no data), NACK (header 5), BUSY (header 6), or nothing. A request that a device does not know
 * is met by nothing (ccTalk part 1, 9).
 */
export type Answer = Uint8Array | 'ack' | 'nack' | 'busy' | null

/** One thing on the bus with an address of its own. */
export interface Device {
  readonly address: number
  /** Does what was asked. */
  ask(header: number, data: Uint8Array): Answer
  /** Its power was cut and came back: what it kept in RAM is gone. */
  reset(): void
}

/** What a device says of itself (ccTalk 246, 245, 244, 241, 242). */
export interface Identity {
  readonly maker: string
  readonly category: string
  readonly product: string
  readonly revision: string
  /** Below 2^24. */
  readonly serial: number
}

/** Requests that every device answers alike (part 1, 15: core commands). Null: it is none of them. */
export function askCore(device: Pick<Device, 'reset'>, identity: Identity, header: number): Answer {
  switch (header) {
    case 254: return 'ack'
    case 246: return ascii(identity.maker)
    case 245: return ascii(identity.category)
    case 244: return ascii(identity.product)
    case 242: return littleEndian(identity.serial, 3)
    case 241: return ascii(identity.revision)
    // Level 1 of the specification's revision 4.7.
    case 4: return Uint8Array.of(1, 4, 7)
    case 1:
      device.reset()
      return 'ack'
    default: return null
  }
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'))
}

/** The lowest byte first, as all numbers on the bus. */
export function littleEndian(number: number, bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, index) => Math.floor(number / 256 ** index) % 256)
}
