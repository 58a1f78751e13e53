import { stretchesOf } from '../../renderer/language/furigana.ts'

/** Furigana of a text, `[漢字|かんじ]`, in order. */
export function readingsIn(text: string): readonly { readonly base: string; readonly reading: string }[] {
  return stretchesOf(text).flatMap(({ base, reading }) => (reading === null ? [] : [{ base, reading }]))
}

/** The text with its kanji alone, but for those whose place (from 0) is named: there the reading stands instead. */
export function withReadingsAt(text: string, places: ReadonlySet<number> = new Set()): string {
  let place = -1
  return stretchesOf(text).map(({ base, reading }) => {
    if (reading === null) return base
    place += 1
    return places.has(place) ? reading : base
  }).join('')
}

/**
 * Which furigana the dictionary of the voice does not follow. `heard`: what it makes of the kanji, in katakana. It knows how words are stressed, so kanji sound better than kana; only where it would read a kanji as another word is the reading given to it.
 */
export function misreadIn(text: string, heard: string): ReadonlySet<number> {
  const misread = new Set<number>()
  let from = 0
  for (const [place, { reading }] of readingsIn(text).entries()) {
    const found = heard.indexOf(inKatakana(reading), from)
    if (found < 0) misread.add(place)
    else from = found + reading.length
  }
  return misread
}

function inKatakana(hiragana: string): string {
  return hiragana.replaceAll(/[ぁ-ゖ]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x60))
}
