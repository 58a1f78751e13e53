/** 基本4情報, as EF 0002 of 券面事項入力補助 holds them. */
export interface CardFacts {
  readonly name: string
  readonly address: string
  /** ISO day. */
  readonly born: string
  readonly sex: '男' | '女'
}

const template = 0xff20
const tag = { offsets: 0xdf21, name: 0xdf22, address: 0xdf23, born: 0xdf24, sex: 0xdf25 } as const
/** JIS X 0303. */
const sexes = { 男: '1', 女: '2' } as const

/**
 * The file: `FF20 L { DF21 08 <4 x BE16>, DF22 氏名, DF23 住所, DF24 YYYYMMDD, DF25 性別 }`, UTF-8. The four numbers are the places of
 * the four facts from the beginning of the file; the survey that names them does not say from where they count.
 */
export function writeFacts({ name, address, born, sex }: CardFacts): Uint8Array {
  const facts = [
    object(tag.name, Buffer.from(name, 'utf8')),
    object(tag.address, Buffer.from(address, 'utf8')),
    object(tag.born, Buffer.from(born.replaceAll('-', ''), 'ascii')),
    object(tag.sex, Buffer.from(sexes[sex], 'ascii')),
  ]
  const offsets = Buffer.alloc(8)
  const length = object(tag.offsets, offsets).length + facts.reduce((total, fact) => total + fact.length, 0)
  facts.reduce((place, fact, index) => {
    offsets.writeUInt16BE(place, index * 2)
    return place + fact.length
  }, 2 + lengthOf(length).length + object(tag.offsets, offsets).length)
  return new Uint8Array(object(template, Buffer.concat([object(tag.offsets, offsets), ...facts])))
}

/** The four facts; null when the bytes are anything but exactly such a file. */
export function readFacts(file: Uint8Array): CardFacts | null {
  const [whole, ...after] = objectsOf(file) ?? []
  if (whole === undefined || whole.tag !== template || after.length > 0) return null
  const objects = objectsOf(whole.value)
  if (objects?.map((each) => each.tag).join() !== Object.values(tag).join()) return null
  const [, name = '', address = '', born = '', sex = ''] = objects.map(({ value }) => utf8(value))
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(born) ?? []
  const known = sex === sexes.男 ? '男' : sex === sexes.女 ? '女' : null
  if (name === '' || address === '' || year === undefined || known === null) return null
  return { name, address, born: `${year}-${month}-${day}`, sex: known }
}

export function sameFacts(a: CardFacts, b: CardFacts): boolean {
  return a.name === b.name && a.address === b.address && a.born === b.born && a.sex === b.sex
}

function object(tag: number, value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag >> 8, tag & 0xff]), lengthOf(value.length), value])
}

/** BER: one byte up to 127, else their number and the bytes. */
function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff])
}

interface DataObject { readonly tag: number; readonly value: Uint8Array }

function objectsOf(bytes: Uint8Array): readonly DataObject[] | null {
  const found: DataObject[] = []
  let at = 0
  while (at < bytes.length) {
    const first = bytes[at + 2]
    if (first === undefined) return null
    const more = first < 0x80 ? 0 : first - 0x80
    if (more > 2) return null
    const length = more === 0 ? first : Buffer.from(bytes.subarray(at + 3, at + 3 + more)).reduce((sum, byte) => sum * 256 + byte, 0)
    const start = at + 3 + more
    if (start + length > bytes.length) return null
    found.push({ tag: ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0), value: bytes.subarray(start, start + length) })
    at = start + length
  }
  return found
}

function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}
