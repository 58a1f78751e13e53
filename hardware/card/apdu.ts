/** A command to the card as its parts (ISO 7816-4 cases 1 to 4, short or extended). */
export interface Command {
  readonly cla: number
  readonly ins: number
  readonly p1: number
  readonly p2: number
  readonly data: Uint8Array
  /** Bytes wanted back, 1..65536; null = none. */
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
/** As many bytes as an extended command can ask for: up to the end of any file. */
export const wholeFile = 0x10000
const longestData = 0xffff
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

/** All of a file named by its short id, in one extended answer. Not every card and not every reader knows extended commands. */
export function readWhole(shortId: number): Uint8Array {
  return encode({ cla: 0x00, ins: ins.readBinary, p1: shortId, p2: 0x00, data: nothing, le: wholeFile })
}

/** @param shortId of the file; without it, the selected file. */
export function readRecord(number: number, shortId = selected): Uint8Array {
  return encode({ cla: 0x00, ins: ins.readRecord, p1: number, p2: ((shortId & 0x1f) << 3) | 0x04, data: nothing, le: wholePage })
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

/** Writes a command into one fresh buffer, in the short form wherever it fits. The largest Le goes out as zeros. */
export function encode(command: Command): Uint8Array {
  const { cla, ins, p1, p2, data, le } = command
  if (data.length > longestData) throw new RangeError(`${data.length} bytes do not fit an APDU`)
  const extended = data.length > 255 || (le ?? 0) > wholePage
  const lc = data.length === 0 ? [] : bytesOf(data.length, extended)
  const mark = extended ? [0] : []
  const end = le === null ? [] : bytesOf(le, extended)
  const bytes = new Uint8Array(4 + mark.length + lc.length + data.length + end.length)
  bytes.set([cla, ins, p1, p2, ...mark, ...lc])
  bytes.set(data, 4 + mark.length + lc.length)
  bytes.set(end, bytes.length - end.length)
  return bytes
}

/** One byte, or two in an extended command. */
function bytesOf(value: number, extended: boolean): number[] {
  return extended ? [(value >> 8) & 0xff, value & 0xff] : [value & 0xff]
}

/** Whether these bytes are a command in the extended form, whose answer may be longer than a page. */
export function isExtended(command: Uint8Array): boolean {
  return command.length > 5 && command[4] === 0
}

/** Reads an APDU back into its parts, as a card does; null when it is not one. `data` is a view, not a copy. */
export function parseCommand(bytes: Uint8Array): Command | null {
  const [cla, ins, p1, p2] = bytes
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return null
  const body = isExtended(bytes) ? extendedBody(bytes.subarray(5)) : shortBody(bytes.subarray(4))
  return body === null ? null : { cla, ins, p1, p2, ...body }
}

type Body = Pick<Command, 'data' | 'le'>

function shortBody(bytes: Uint8Array): Body | null {
  const [first] = bytes
  if (first === undefined) return { data: nothing, le: null }
  if (bytes.length === 1) return { data: nothing, le: first || wholePage }
  const data = bytes.subarray(1, 1 + first)
  const last = bytes[1 + first]
  if (data.length !== first || bytes.length > 2 + first) return null
  return { data, le: last === undefined ? null : last || wholePage }
}

/** What stands behind the zero that marks an extended command. */
function extendedBody(bytes: Uint8Array): Body | null {
  const first = twoBytes(bytes)
  if (first === null) return null
  if (bytes.length === 2) return { data: nothing, le: first || wholeFile }
  const data = bytes.subarray(2, 2 + first)
  if (first === 0 || data.length !== first) return null
  const rest = bytes.subarray(2 + first)
  const le = twoBytes(rest)
  if (rest.length === 0) return { data, le: null }
  return rest.length === 2 && le !== null ? { data, le: le || wholeFile } : null
}

function twoBytes([high, low]: Uint8Array): number | null {
  return high === undefined || low === undefined ? null : (high << 8) | low
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
