/** Tags of RFC 8010 that the walk has to tell apart. */
const tag = { end: 0x03, firstValue: 0x10, beginCollection: 0x34, endCollection: 0x37, memberName: 0x4a, extension: 0x7f } as const

/** Values whose length their kind decides, bytes. */
const fixed: ReadonlyMap<number, number> = new Map([[0x21, 4], [0x22, 1], [0x23, 4], [0x31, 11], [0x32, 9], [0x33, 8]])
const withLanguage = new Set([0x35, 0x36])

/**
 * Whether an answer's lengths and collections add up. The library believes them: a length that reads as negative takes it back to
 * where it was, for ever, and the whole process with it. So no byte reaches it that has not been walked over once.
 */
export function isWellFormed(bytes: Buffer): boolean {
  let depth = 0
  /** What a collection must go on with. */
  let awaited: 'anything' | 'nameOrEnd' | 'value' = 'anything'
  for (let at = 8; at < bytes.length;) {
    const kind = bytes.readUInt8(at)
    if (kind < tag.firstValue) {
      if (depth > 0 || kind === 0) return false
      if (kind === tag.end) return true
      at += 1
      continue
    }
    if (kind === tag.extension || at + 3 > bytes.length) return false
    const name = bytes.readUInt16BE(at + 1)
    const valueAt = at + 5 + name
    if (valueAt > bytes.length || name >= 0x8000) return false
    const length = bytes.readUInt16BE(valueAt - 2)
    if (length >= 0x8000 || valueAt + length > bytes.length || !fits(kind, bytes.subarray(valueAt, valueAt + length))) return false

    const marker = kind === tag.memberName || kind === tag.endCollection
    if (depth === 0 ? marker : name !== 0) return false
    if (awaited === 'nameOrEnd' && !marker) return false
    if (awaited === 'value' && marker) return false
    if (kind === tag.beginCollection) depth += 1
    else if (kind === tag.endCollection) depth -= 1
    awaited = kind === tag.beginCollection ? 'nameOrEnd' : kind === tag.memberName ? 'value' : 'anything'
    at = valueAt + length
  }
  return false
}

function fits(kind: number, value: Buffer): boolean {
  const length = fixed.get(kind)
  if (length !== undefined) return value.length === length
  if (!withLanguage.has(kind)) return true
  if (value.length < 4) return false
  const language = value.readUInt16BE(0)
  return language + 4 <= value.length && value.readUInt16BE(2 + language) === value.length - language - 4
}
