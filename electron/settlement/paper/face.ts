import { create } from '@cantoo/fontkit'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib'
import type { Font } from '@cantoo/fontkit'

const path = fileURLToPath(import.meta.resolve('@expo-google-fonts/biz-udmincho/400Regular/BIZUDMincho_400Regular.ttf'))

/** BIZ UDMincho, read when the first sheet is drawn. */
let read: Font | null = null

function mincho(): Font {
  if (read !== null) return read
  const font = create(readFileSync(path))
  if ('fonts' in font) throw new Error('a single font is expected')
  read = font
  return font
}

/** Embeds the typeface of the sheets, cut down to the characters that get used. */
export async function embedFace(document: PDFDocument): Promise<PDFFont> {
  document.registerFontkit({ create: mincho })
  return await document.embedFont(new Uint8Array(), { subset: true })
}

/** The text in what the typeface has; for anything else stands 〓, as Japanese printers set it. */
export function drawable(text: string): string {
  const characters = Array.from(text.normalize('NFC').replaceAll(/\p{Cc}/gu, ''))
  return characters.map((character) => (mincho().hasGlyphForCodePoint(character.codePointAt(0) ?? 0) ? character : '〓')).join('')
}
