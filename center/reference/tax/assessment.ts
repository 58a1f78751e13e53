import { age, beginOf } from '../../japan-time.ts'
import type { Person } from '../residents.ts'

/** What the 課税台帳 says of one person and one 年度, all in yen. Fictitious, and it adds up. */
export interface Assessment {
  readonly salary: number
  readonly income: number
  readonly deductions: readonly (readonly [name: string, amount: number])[]
  readonly deducted: number
  readonly taxable: number
  readonly municipal: number
  readonly prefectural: number
  /** 均等割 of municipality and prefecture, and 森林環境税. */
  readonly perCapita: readonly [municipality: number, prefecture: number, forest: number]
  readonly total: number
}

export interface Property {
  readonly what: '土地' | '家屋'
  readonly place: string
  readonly description: string
  /** 評価額, 課税標準額, 税相当額. */
  readonly value: number
  readonly base: number
  readonly tax: number
}

const floorTo = (amount: number, unit: number): number => Math.floor(amount / unit) * unit

export function assessmentOf(person: Person, year: number): Assessment {
  const working = age(person.born, beginOf(`${year}-01-01`)) >= 18
  const salary = working ? 1_500_000 + Number(person.individualNumber.slice(-3)) * 3_700 + (year % 10) * 20_000 : 0
  const income = floorTo(salary * 0.7, 1000)
  const deductions = [['社会保険料控除', floorTo(salary * 0.15, 1000)], ['基礎控除', 430_000]] as const
  const deducted = deductions.reduce((sum, [, amount]) => sum + amount, 0)
  const taxable = Math.max(0, floorTo(income - deducted, 1000))
  const taxed = taxable > 0
  const municipal = floorTo(taxable * 0.06, 100)
  const prefectural = floorTo(taxable * 0.04, 100)
  const perCapita = taxed ? ([3000, 1000, 1000] as const) : ([0, 0, 0] as const)
  const total = municipal + prefectural + perCapita[0] + perCapita[1] + perCapita[2]
  return { salary, income, deductions, deducted, taxable, municipal, prefectural, perCapita, total }
}

const owners: Readonly<Record<string, readonly Property[]>> = {
  'kaku-taro': [
    { what: '土地', place: '見本町一丁目2番3', description: '宅地　165.28㎡', value: 12_400_000, base: 2_066_666, tax: 28_933 },
    { what: '家屋', place: '見本町一丁目2番地3', description: '木造2階建　112.04㎡', value: 6_230_000, base: 6_230_000, tax: 87_220 },
  ],
  'daikazoku-ichiro': [
    { what: '土地', place: '例示町三丁目30番12', description: '宅地　402.11㎡', value: 24_800_000, base: 5_433_333, tax: 76_066 },
    { what: '家屋', place: '例示町三丁目30番地12', description: '木造2階建　248.60㎡', value: 9_870_000, base: 9_870_000, tax: 138_180 },
  ],
}

/** 固定資産 a person owns there. */
export const propertiesOf = ({ id }: Person): readonly Property[] => owners[id] ?? []
