/** A command to the card as its parts; short APDUs only (ISO 7816-4 cases 1 to 4). */
export interface Command {
  readonly cla: number
  readonly ins: number
  readonly p1: number
  readonly p2: number
  readonly data: Uint8Array
  /** Bytes wanted back, 1..256; null = none. */
  readonly le: number | null
}

/** What a status word means to this terminal. */
export type Status =
  | { readonly kind: 'ok' }
  /** The file ended before the bytes asked for; what there was is in the data. */
  | { readonly kind: 'endOfFile' }
  /** GET RESPONSE brings `length` more bytes. */
  | { readonly kind: 'more'; readonly length: number }
  /** The same command with this Le would succeed. */
  | { readonly kind: 'otherLength'; readonly length: number }
  | { readonly kind: 'triesLeft'; readonly triesLeft: number }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'notAuthorised' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'other'; readonly word: string }

export interface Response {
  readonly status: Status
  readonly data: Uint8Array
}

const nothing = new Uint8Array(0)
const wholePage = 256
/** In the place of a short id: the file that is selected. */
const selected = 0x80

export const ins = { verify: 0x20, sign: 0x2a, select: 0xa4, readBinary: 0xb0, readRecord: 0xb2, getResponse: 0xc0 } as const

/**
 * A file's id as a command can carry it in the place of a SELECT: 80 and its lower five bits (JICSAP). Null for files beyond
 * 001E, which have none.
 */
export function shortIdOf(file: number): number | null {
  return file >= 0x0001 && file <= 0x001e ? 0x80 | file : null
}

export function selectApplication(aid: Uint8Array): Uint8Array {
  return encode({ cla: 0x00, ins: ins.select, p1: 0x04, p2: 0x0c, data: aid, le: null })
}

export function selectFile(id: number): Uint8Array {
  return encode({ cla: 0x00, ins: ins.select, p1: 0x02, p2: 0x0c, data: Uint8Array.of(id >> 8, id & 0xff), le: null })
}

/** @param offset 0..32767 @param length 1..256; a card may return less. */
export function readBinary(offset: number, length: number): Uint8Array {
  return encode({ cla: 0x00, ins: ins.readBinary, p1: offset >> 8, p2: offset & 0xff, data: nothing, le: length })
}

/** The beginning of a file named by its short id, which selects the file as well. @param length 1..256 */
export function readNamed(shortId: number, length: number): Uint8Array {
  return encode({ cla: 0x00, ins: ins.readBinary, p1: shortId, p2: 0x00, data: nothing, le: length })
}

export function readRecord(number: number): Uint8Array {
  return encode({ cla: 0x00, ins: ins.readRecord, p1: number, p2: 0x04, data: nothing, le: wholePage })
}

/** VERIFY without a PIN: asks for the tries left and costs none. @param shortId of the PIN's file; without it, the selected file. */
export function askTriesLeft(shortId = selected): Uint8Array {
  return encode({ cla: 0x00, ins: ins.verify, p1: 0x00, p2: shortId, data: nothing, le: null })
}

/** The returned bytes hold the PIN: the caller overwrites them once the exchange has settled. */
export function verify(pin: Uint8Array, shortId = selected): Uint8Array {
  return encode({ cla: 0x00, ins: ins.verify, p1: 0x00, p2: shortId, data: pin, le: null })
}

export function sign(digestInfo: Uint8Array): Uint8Array {
  return encode({ cla: 0x80, ins: ins.sign, p1: 0x00, p2: 0x80, data: digestInfo, le: wholePage })
}

export function getResponse(length: number): Uint8Array {
  return encode({ cla: 0x00, ins: ins.getResponse, p1: 0x00, p2: 0x00, data: nothing, le: length })
}

/** Writes a command into one fresh buffer. Le 256 goes out as 00. */
export function encode(command: Command): Uint8Array {
  const { cla, ins, p1, p2, data, le } = command
  if (data.length > 255) throw new RangeError(`${data.length} bytes do not fit a short APDU`)
  const bytes = new Uint8Array(4 + (data.length === 0 ? 0 : 1 + data.length) + (le === null ? 0 : 1))
  bytes.set([cla, ins, p1, p2])
  if (data.length > 0) {
    bytes[4] = data.length
    bytes.set(data, 5)
  }
  if (le !== null) bytes[bytes.length - 1] = le & 0xff
  return bytes
}

/** Reads a short APDU back into its parts, as a card does; null when it is not one. `data` is a view, not a copy. */
export function parseCommand(bytes: Uint8Array): Command | null {
  const [cla, ins, p1, p2, third] = bytes
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return null
  const head = { cla, ins, p1, p2 }
  if (third === undefined) return { ...head, data: nothing, le: null }
  if (bytes.length === 5) return { ...head, data: nothing, le: third || wholePage }
  if (third === 0) return null
  const data = bytes.subarray(5, 5 + third)
  const last = bytes[5 + third]
  if (data.length !== third || bytes.length > 6 + third) return null
  return { ...head, data, le: last === undefined ? null : last || wholePage }
}

/** Splits an answer into data and status. Fewer than two bytes mean that the card was pulled while the command was under way. */
export function parseResponse(bytes: Uint8Array): Response | 'gone' {
  const sw1 = bytes.at(-2)
  const sw2 = bytes.at(-1)
  if (sw1 === undefined || sw2 === undefined) return 'gone'
  return { status: statusOf(sw1, sw2), data: bytes.subarray(0, -2) }
}

function statusOf(sw1: number, sw2: number): Status {
  const word = (sw1 << 8) | sw2
  if (word === 0x9000) return { kind: 'ok' }
  if (word === 0x6282) return { kind: 'endOfFile' }
  if (sw1 === 0x61) return { kind: 'more', length: sw2 || wholePage }
  if (sw1 === 0x6c) return { kind: 'otherLength', length: sw2 || wholePage }
  if (word >> 4 === 0x63c) return { kind: 'triesLeft', triesLeft: sw2 & 0x0f }
  if (word === 0x6983 || word === 0x6984) return { kind: 'blocked' }
  if (word === 0x6982) return { kind: 'notAuthorised' }
  if (word === 0x6a82 || word === 0x6a83) return { kind: 'notFound' }
  return { kind: 'other', word: word.toString(16).padStart(4, '0').toUpperCase() }
}
