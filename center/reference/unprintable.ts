import { hasGlyph } from '../../typeface/mincho.ts'

/**
 * Throws when a character has no glyph. A certificate with a hole or a substitute in a name is a false certificate, so
 * none is made. Variation selectors have no glyph of their own; they choose one.
 */
export function demandGlyphs(text: string): void {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const selector = code >= 0xe0100 && code <= 0xe01ef
    if (!selector && !hasGlyph(code))
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
