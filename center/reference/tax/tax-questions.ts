import { fiscalYear, fiscalYearText, incomeYearText, yearSwitch } from './fiscal-year.ts'
import type { Question } from '../issuing-server.ts'
import type { TaxForm, TaxOffer } from '../municipalities.ts'

type Choices = Extract<Question, { screen: 'select' }>['choices']

/** Which certificate, then which 年度 of that one; both free-form on the wire. `now`: ms since 1970. */
export function taxQuestions(certificates: readonly TaxOffer[], now: number): readonly Question[] {
  return [
    {
      screen: 'select', id: 'form', title: { ja: '税証明書の種類を選択してください' }, askedWhen: null,
      choices: certificates.map(({ form, text, fee }) => ({ id: form, text: { ja: text }, fee, unavailable: null })),
    },
    ...certificates.map((offer): Question => ({
      screen: 'select', id: yearQuestion(offer.form), title: { ja: '年度を選択してください' }, askedWhen: { question: 'form', choice: offer.form },
      choices: years(offer, now),
    })),
  ]
}

export const yearQuestion = (form: TaxForm): string => `year-${form}`

/** Whether a certificate tells of income, which is assessed only in June. */
const tellsIncome = (form: TaxForm): boolean => form === 'kazei' || form === 'shotoku' || form === 'shotoku-kazei'

/** From the latest; the first one too old is named, so that nobody looks for it in vain. */
function years({ form, years }: TaxOffer, now: number): Choices {
  const newest = fiscalYear(now)
  const early = tellsIncome(form) && yearSwitch(now)
  const latest = early ? newest - 1 : newest
  const choice = (year: number, reason: 'tax.yearSwitch' | 'tax.currentYearOnly' | null): Choices[number] => ({
    id: String(year),
    text: { ja: tellsIncome(form) ? `${fiscalYearText(year)}（${incomeYearText(year)}中の所得）` : fiscalYearText(year) },
    fee: null,
    unavailable: reason === null ? null : { reason, note: null },
  })
  return [
    ...(early ? [choice(newest, 'tax.yearSwitch')] : []),
    ...Array.from({ length: years }, (_, back) => choice(latest - back, null)),
    choice(latest - years, 'tax.currentYearOnly'),
  ]
}
