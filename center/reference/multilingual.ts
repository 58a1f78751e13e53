import type { LocalText } from '../local-text.ts'

/** In every language of the service: what is said of 住民票の写し, 住民票記載事項証明書 and 印鑑登録証明書 (A4-03), and names of places. */
export type Multilingual = { readonly [Tag in keyof LocalText]-?: string }

/** 税, 戸籍 and 附票 are offered in Japanese alone (A4-03). */
export interface JapaneseOnly { readonly ja: string }
