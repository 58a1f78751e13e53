import type { PDFDocument } from '@cantoo/pdf-lib'
import { create } from '@cantoo/fontkit'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Font } from '@cantoo/fontkit'
import type { PDFFont } from '@cantoo/pdf-lib'

const path = fileURLToPath(import.meta.resolve('@expo-google-fonts/biz-udmincho/400Regular/BIZUDMincho_400Regular.ttf'))

/** BIZ UDMincho, parsed once in a process: parsing takes longer than drawing a certificate. */
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
  return document.embedFont(new Uint8Array(), { subset: true })
}

/**
 * Throws when a character has no glyph. A certificate with a hole or a substitute in a name is a false certificate, so
 * none is made. Variation selectors have no glyph of their own; they choose one.
 */
export function demandGlyphs(text: string): void {
  const font = mincho()
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const selector = code >= 0xe0100 && code <= 0xe01ef
    if (!selector && !font.hasGlyphForCodePoint(code))
      throw new Unprintable('record.externalCharacter', `no glyph for U+${code.toString(16).toUpperCase()}`)
  }
}

/** Text that can't be put on paper as it is: a character without a glyph, or too much for its box. Its message quotes nobody. */
export class Unprintable extends Error {
  readonly reason: 'record.externalCharacter' | 'record.tooLong'

  constructor(reason: Unprintable['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}
