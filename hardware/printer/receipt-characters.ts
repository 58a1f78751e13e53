import { geta } from '../../typeface/geta.ts'

/** The same characters by the code points that JIS X 0208 is read with elsewhere. */
const twins: Readonly<Record<string, string>> = {
  '—': '―', '−': '－', '〜': '～', '‖': '∥', '¢': '￠', '£': '￡', '¬': '￢', '\\': '＼', '\u00A0': ' ',
}

let known: ReadonlySet<string> | null = null

/** Every character that Shift_JIS has as Microsoft reads it (cp932), without those that users define. */
function shiftJis(): ReadonlySet<string> {
  if (known !== null) return known
  const decoder = new TextDecoder('shift_jis')
  const found = new Set(['¥'])
  for (let code = 0x20; code <= 0xdf; code += 1) if (code < 0x7f || code > 0xa0) found.add(decoder.decode(Uint8Array.of(code)))
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    if ((lead >= 0xa0 && lead < 0xe0) || (lead >= 0xf0 && lead < 0xfa)) continue
    for (let trail = 0x40; trail <= 0xfc; trail += 1) if (trail !== 0x7f) found.add(decoder.decode(Uint8Array.of(lead, trail)))
  }
  for (const broken of [...found].filter(text => text.includes('\uFFFD') || Array.from(text).length !== 1)) found.delete(broken)
  known = found
  return found
}

/** The text in what a receipt printer has; for anything else stands 〓. Control characters are left out: to a printer they are orders. */
export function printable(text: string): string {
  const characters = Array.from(text.normalize('NFC').replaceAll(/\p{Cc}/gu, ''))
  return characters.map(character => twins[character] ?? character).map(character => shiftJis().has(character) ? character : geta).join('')
}

/** Width in columns: two for a character of a whole square, one for a half of it. */
export function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (/[\u0020-\u007E\u00A5\uFF61-\uFF9F]/.test(character) ? 1 : 2), 0)
}
