import { create } from '@cantoo/fontkit'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { geta } from './geta.ts'
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib'
import type { Font } from '@cantoo/fontkit'

const path = fileURLToPath(import.meta.resolve('@expo-google-fonts/biz-udmincho/400Regular/BIZUDMincho_400Regular.ttf'))

/** BIZ UDMincho, parsed once in a process and when it is first used: parsing takes longer than drawing a certificate. */
let parsed: Font | null = null

function mincho(): Font {
  if (parsed !== null) return parsed
  const font = create(readFileSync(path))
  if ('fonts' in font) throw new Error('a single font is expected')
  parsed = font
  return font
}

/** Embeds BIZ UDMincho, cut down to the glyphs that get used. */
export async function embedMincho(document: PDFDocument): Promise<PDFFont> {
  document.registerFontkit({ create: mincho })
  return await document.embedFont(new Uint8Array(), { subset: true })
}

/** Whether BIZ UDMincho has a glyph for the character. @param code a Unicode code point. */
export function hasGlyph(code: number): boolean {
  return mincho().hasGlyphForCodePoint(code)
}

/** The text in what BIZ UDMincho has; for anything else stands 〓. For papers on which a hole harms nobody, never for a certificate. */
export function drawable(text: string): string {
  const characters = Array.from(text.normalize('NFC').replaceAll(/\p{Cc}/gu, ''))
  return characters.map((character) => (hasGlyph(character.codePointAt(0) ?? 0) ? character : geta)).join('')
}
