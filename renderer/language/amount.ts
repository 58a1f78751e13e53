import type { Language, Yen } from '../../electron/contract/words.ts'

const locales = { ja: 'ja-JP', en: 'en-US' } as const satisfies Record<Language, string>

export interface AmountPart {
  readonly text: string
  /** The currency's sign or word: drawn smaller than the figures. */
  readonly unit: boolean
}

/** The parts of an amount in the order in which the language writes them: 「300」「円」 or "¥" "300". */
export function amountParts(yen: Yen, language: Language): readonly AmountPart[] {
  const currencyDisplay = language === 'ja' ? 'name' : 'symbol'
  return new Intl.NumberFormat(locales[language], { style: 'currency', currency: 'JPY', currencyDisplay })
    .formatToParts(yen)
    .reduce<AmountPart[]>((parts, { type, value }) => {
      const unit = type === 'currency'
      const last = parts.at(-1)
      if (last?.unit === unit) return [...parts.slice(0, -1), { text: last.text + value, unit }]
      return type === 'literal' ? parts : [...parts, { text: value, unit }]
    }, [])
}

export function amountText(yen: Yen, language: Language): string {
  return amountParts(yen, language).map(({ text }) => text).join('')
}

export function percentText(share: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent' }).format(share)
}
