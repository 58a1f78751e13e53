/** A stretch of やさしい日本語: letters as they are, or letters with their reading. */
export interface Stretch {
  readonly base: string
  readonly reading: string | null
}

const marked = /\[([^[\]|]+)\|([^[\]|]+)\]/g

/** Reads `[漢字|かんじ]`. What only looks like it is shown as it is written: no letter is ever lost. */
export function stretchesOf(text: string): readonly Stretch[] {
  const found: Stretch[] = []
  let read = 0
  for (const { 0: whole, 1: base = '', 2: reading = '', index } of text.matchAll(marked)) {
    if (index > read) found.push({ base: text.slice(read, index), reading: null })
    found.push({ base, reading })
    read = index + whole.length
  }
  return read < text.length ? [...found, { base: text.slice(read), reading: null }] : found
}

/** The same words for where no reading can stand above them. */
export function withoutReadings(text: string): string {
  return text.replace(marked, '$1')
}

/** お|金を is one word, which a browser would break before letters with a reading: U+2060 holds it together. At the end it does nothing. */
export function heldToReading(base: string): string {
  return base.replace(/(?<=\p{Letter})$/u, '\u2060')
}
