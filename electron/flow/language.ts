/**
 * Languages that the screens are complete in. The service asks for seven (S2); a language is listed here only when its
 * whole locale files stand, so that nobody chooses a language and meets another. `ja-x-easy` is やさしい日本語 with furigana.
 */
export const languages = ['ja', 'en', 'zh-Hans', 'zh-Hant', 'ko', 'es', 'pt', 'ja-x-easy'] as const
export type Language = (typeof languages)[number]

/** A sentence that comes from the municipality: always Japanese, in other languages where the municipality has them. */
export type LocalText = { readonly ja: string } & { readonly [Other in Exclude<Language, 'ja'>]?: string | undefined }
