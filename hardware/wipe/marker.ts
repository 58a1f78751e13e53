/** How a marker may have been written down where it is found. */
export type Form = 'bytes' | 'utf8' | 'utf16le' | 'utf16be' | 'base64' | 'base64url' | 'hex' | 'pdfHex' | 'apdu' | 'v8' | 'block' | 'message'

/** Something planted, or known to be secret, whose traces are counted. */
export interface Marker {
  /** What it is called in a report; never the secret itself. */
  readonly name: string
  readonly needles: readonly Needle[]
}

export interface Needle {
  readonly form: Form
  readonly bytes: Uint8Array
}

/** Shorter ones are met by chance. */
export const leastBytes = 6

/** A text in every form in which it may lie about. Glyphs drawn in a PDF are none of them: they are numbers of the font's own. */
export function textMarker(name: string, text: string): Marker {
  const utf8 = Buffer.from(text, 'utf8')
  const utf16be = Buffer.from(text, 'utf16le').swap16()
  return marker(name, [
    { form: 'utf8', bytes: utf8 },
    { form: 'utf16le', bytes: Buffer.from(text, 'utf16le') },
    { form: 'utf16be', bytes: utf16be },
    ...base64Phases(utf8).flatMap((letters) => [...written('base64', letters), ...written('base64url', urlLetters(letters))]),
    ...inHex('hex', utf8),
    ...inHex('pdfHex', utf16be),
  ])
}

/** A piece of a document: as it is, in base64 and in hex. */
export function bytesMarker(name: string, bytes: Uint8Array): Marker {
  return marker(name, [
    { form: 'bytes', bytes: Uint8Array.from(bytes) },
    ...base64Phases(bytes).flatMap((letters) => [...written('base64', letters), ...written('base64url', urlLetters(letters))]),
    ...inHex('hex', bytes),
  ])
}

/**
 * A PIN of four digits can't be looked for as such: in so much memory it is met by chance. So only where what stands before it says what
 * it is: the command VERIFY (ISO 7816-4; 公的個人認証), a string, an array or a typed array of V8's with its length before it, and a
 * message to another process; and what lies first in the smallest block that the C library (glibc) gives out, as on the terminal's pad.
 */
export function pinMarker(name: string, digits: string): Marker {
  const bytes = Buffer.from(digits, 'latin1')
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  const verify = (key: number) => Buffer.from([0x00, 0x20, 0x00, key, bytes.length])
  return marker(name, [
    { form: 'apdu', bytes: Buffer.concat([verify(0x80), bytes]) },
    { form: 'v8', bytes: Buffer.concat([length, bytes]) },
    { form: 'v8', bytes: Buffer.concat([length, Buffer.from(digits, 'utf16le')]) },
    { form: 'v8', bytes: Buffer.concat([length, Buffer.alloc(4), bytes]) },
    ...smallestBlocks.map((block): Needle => ({ form: 'block', bytes: Buffer.concat([block, bytes]) })),
    // In V8's serialization, as Node writes and sends it: a host object, (sent: a view,) its type (Uint8Array, or Buffer), its length.
    ...[[1], [10], [0, 1], [0, 10]].map((type): Needle => ({ form: 'message', bytes: Buffer.concat([Buffer.from([0x5c, ...type, bytes.length]), bytes]) })),
    // A string there: its tag and its length after a property's name.
    { form: 'message', bytes: Buffer.concat([Buffer.from('pin"'), Buffer.from([bytes.length]), bytes]) },
    { form: 'message', bytes: Buffer.from(`"pin":"${digits}"`) },
  ])
}

/** Its size, 32 bytes with this, and in the lowest bits whether the one before is in use and whether it is a thread's. */
const smallestBlocks = [0, 1, 4, 5].map((bits) => Buffer.from([0x20 | bits, 0, 0, 0, 0, 0, 0, 0]))

function marker(name: string, needles: readonly Needle[]): Marker {
  const seen = new Set<string>()
  const different = needles.filter(({ bytes }) => {
    const key = Buffer.from(bytes).toString('latin1')
    return seen.has(key) ? false : seen.add(key)
  })
  if (different.some(({ bytes }) => bytes.length < leastBytes)) throw new RangeError(`${name}: too short, it would be met by chance`)
  return { name, needles: different }
}

/** The letters that stand for these bytes alone, whichever place in a group of three the first of them has. */
function base64Phases(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].map((before) => {
    const letters = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').replace(/=+$/, '')
    const whole = Math.floor((before + bytes.length) * 8 / 6)
    return letters.slice(Math.ceil(before * 8 / 6), whole)
  })
}

function urlLetters(letters: string): string {
  return letters.replaceAll('+', '-').replaceAll('/', '_')
}

function inHex(form: Form, bytes: Uint8Array): readonly Needle[] {
  const lower = Buffer.from(bytes).toString('hex')
  return [lower, lower.toUpperCase()].flatMap((letters) => written(form, letters))
}

/** Letters of ASCII, in a text of such alone or in one that has others too, which V8 keeps in two bytes each. */
function written(form: Form, letters: string): readonly Needle[] {
  return [{ form, bytes: Buffer.from(letters, 'latin1') }, { form, bytes: Buffer.from(letters, 'utf16le') }]
}
