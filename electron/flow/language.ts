/**
 * Languages that the screens are complete in. The service asks for seven (S2); a language is listed here only when its
 * whole locale file stands, so that nobody chooses a language and meets another.
 */
export const languages = ['ja', 'en'] as const
export type Language = (typeof languages)[number]

/** A sentence that comes from the municipality: always Japanese, in other languages where the municipality has them. */
export interface LocalText {
  readonly ja: string
  readonly en?: string | undefined
}
