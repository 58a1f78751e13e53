import { assessmentOf, propertiesOf } from './assessment.ts'
import { fiscalYearText, incomeYearText } from './fiscal-year.ts'
import type { TaxForm } from '../municipalities.ts'
import type { Person } from '../residents.ts'
import type { Assessment } from './assessment.ts'

/** What stands on one tax certificate, before it is drawn. */
export interface TaxSheet {
  readonly title: string
  readonly year: string
  readonly sections: readonly Section[]
}

export interface Section {
  readonly heading: string
  readonly columns: readonly string[]
  /** Widths as shares of the whole. */
  readonly shares: readonly number[]
  readonly rows: readonly (readonly string[])[]
}

const yen = (amount: number): string => `${amount.toLocaleString('ja-JP')}円`
const amounts = (heading: string, rows: readonly (readonly [string, number])[]): Section =>
  ({ heading, columns: ['項目', '金額'], shares: [0.62, 0.38], rows: rows.map(([name, amount]) => [name, yen(amount)]) })

/** The sheet of one person, form and 年度. */
export function taxSheetOf(form: TaxForm, person: Person, year: number): TaxSheet {
  const assessment = assessmentOf(person, year)
  const both = `${fiscalYearText(year)}（${incomeYearText(year)}中の所得）`
  switch (form) {
    case 'kazei':
      return { title: assessment.total === 0 ? '非課税証明書' : '課税証明書', year: both, sections: incomeAndTaxes(assessment) }
    case 'shotoku':
      return { title: '所得証明書', year: both, sections: [incomes(assessment)] }
    case 'shotoku-kazei':
      return { title: '所得・課税証明書', year: both, sections: incomeAndTaxes(assessment) }
    case 'nozei':
      return { title: '納税証明書', year: fiscalYearText(year), sections: [payments(assessment, person)] }
    case 'hyoka':
      return { title: '固定資産評価証明書', year: fiscalYearText(year), sections: [properties(person, false)] }
    case 'koka':
      return { title: '固定資産公課証明書', year: fiscalYearText(year), sections: [properties(person, true)] }
  }
}

/** 介護保険料納付証明書 */
export function kaigoSheetOf(person: Person, year: number): TaxSheet {
  const premium = 48_000 + Number(person.individualNumber.slice(-2)) * 240
  return {
    title: '介護保険料納付証明書', year: fiscalYearText(year),
    sections: [amounts('介護保険料', [['賦課額', premium], ['納付済額', premium], ['未納額', 0]])],
  }
}

const incomeAndTaxes = (assessment: Assessment): readonly Section[] => [incomes(assessment), deductions(assessment), taxes(assessment)]

const incomes = ({ salary, income }: Assessment): Section =>
  amounts('所得の内訳', [['給与収入', salary], ['給与所得', income], ['合計所得金額', income]])

const deductions = ({ deductions, deducted, taxable }: Assessment): Section =>
  amounts('所得控除と課税標準', [...deductions, ['所得控除合計', deducted], ['課税標準額', taxable]])

const taxes = ({ municipal, prefectural, perCapita: [municipality, prefecture, forest], total }: Assessment): Section => ({
  heading: '税額', columns: ['区分', '所得割', '均等割'], shares: [0.4, 0.3, 0.3],
  rows: [
    ['市町村民税', yen(municipal), yen(municipality)], ['県民税', yen(prefectural), yen(prefecture)], ['森林環境税（国税）', '', yen(forest)],
    ['年税額', '', yen(total)],
  ],
})

function payments({ total }: Assessment, person: Person): Section {
  const property = propertiesOf(person).reduce((sum, { tax }) => sum + tax, 0)
  const row = (name: string, amount: number) => [name, yen(amount), yen(amount), yen(0)]
  return {
    heading: '納税の状況', columns: ['税目', '年税額', '納付済額', '未納額'], shares: [0.34, 0.22, 0.22, 0.22],
    rows: [row('市町村民税・県民税', total), row('固定資産税', property), row('軽自動車税（種別割）', 0)],
  }
}

function properties(person: Person, withTax: boolean): Section {
  const owned = propertiesOf(person)
  const rows = owned.map(({ what, place, description, value, base, tax }) =>
    [what, place, description, yen(value), ...(withTax ? [yen(base), yen(tax)] : [])])
  const columns = ['種類', '所在・地番', '地目・構造・地積', '評価額', ...(withTax ? ['課税標準額', '税相当額'] : [])]
  const shares = withTax ? [0.07, 0.25, 0.22, 0.16, 0.16, 0.14] : [0.08, 0.38, 0.32, 0.22]
  return { heading: '固定資産', columns, shares, rows: rows.length > 0 ? rows : [['－', '登録された資産はありません', ...columns.slice(2).map(() => '－')]] }
}
