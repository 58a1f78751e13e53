import type { Language, Yen } from '../../electron/contract/words.ts'
import easy from '../../locales/figures.ja-x-easy.json'
import korean from '../../locales/figures.ko.json'

interface Writing {
  /** BCP 47, for Intl. Spanish groups as on the price tags of Japan, Portuguese as in Brazil. */
  readonly locale: string
  /** Whether 円 is written as a word behind the figures or as a sign before them. */
  readonly unit: 'name' | 'narrowSymbol'
  /** What Intl calls the unit, and what stands here instead. */
  readonly instead?: Readonly<Record<string, string>>
}

const writings: Readonly<Record<Language, Writing>> = {
  ja: { locale: 'ja-JP', unit: 'name' },
  en: { locale: 'en-US', unit: 'narrowSymbol' },
  'zh-Hans': { locale: 'zh-Hans', unit: 'name' },
  'zh-Hant': { locale: 'zh-Hant', unit: 'name' },
  ko: { locale: 'ko-KR', unit: 'name', instead: korean },
  es: { locale: 'es-419', unit: 'narrowSymbol' },
  pt: { locale: 'pt-BR', unit: 'narrowSymbol' },
  'ja-x-easy': { locale: 'ja-JP', unit: 'name', instead: easy },
}

export interface AmountPart {
  readonly text: string
  /** The currency's sign or word: drawn smaller than the figures. */
  readonly unit: boolean
}

/** The parts of an amount in the order in which the language writes them: 「300」「円」 or "¥" "300". */
export function amountParts(yen: Yen, language: Language): readonly AmountPart[] {
  const { locale, unit: currencyDisplay, instead = {} } = writings[language]
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'JPY', currencyDisplay })
    .formatToParts(yen)
    // The space that some languages write between the two is left to the screen.
    .filter(({ type }) => type !== 'literal')
    .reduce<AmountPart[]>((parts, { type, value }) => {
      const unit = type === 'currency'
      const text = unit ? instead[value] ?? value : value
      const last = parts.at(-1)
      return last?.unit === unit ? [...parts.slice(0, -1), { text: last.text + text, unit }] : [...parts, { text, unit }]
    }, [])
}

/** Within a sentence. In やさしい日本語 the unit has its reading marked up. */
export function amountText(yen: Yen, language: Language): string {
  return amountParts(yen, language).map(({ text }) => text).join('')
}

/** How many of something there are. */
export function countText(count: number, language: Language): string {
  return new Intl.NumberFormat(writings[language].locale).format(count)
}

export function percentText(share: number, language: Language): string {
  return new Intl.NumberFormat(writings[language].locale, { style: 'percent' }).format(share)
}
