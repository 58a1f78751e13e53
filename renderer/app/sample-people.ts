import type { Choice } from '../../electron/contract/words.ts'

export const household: readonly Choice[] = [
  { id: 'm1', text: { ja: '架空 太郎' } }, { id: 'm2', text: { ja: '架空 花子' } }, { id: 'm3', text: { ja: '架空 一郎' } },
  { id: 'm4', text: { ja: '架空 桜' } }, { id: 'm5', text: { ja: 'KAKU MARIA FERNANDA SILVA' } }, { id: 'm6', text: { ja: '架空 次郎' } },
  { id: 'm7', text: { ja: '架空 松' } }, { id: 'm8', text: { ja: '架空 竹' } },
]

export const scopes: readonly Choice[] = [
  { id: 'self', text: { ja: '本人のみ', en: 'Yourself only' } },
  { id: 'all', text: { ja: '世帯全員', en: 'All household members' } },
  { id: 'part', text: { ja: '世帯の一部', en: 'Some household members' } },
]

export const head = { id: 'head', text: { ja: '世帯主・続柄', en: 'Head of household and relationship' }, caution: false }
export const domicile = { id: 'domicile', text: { ja: '本籍・筆頭者', en: 'Registered domicile and its head' }, caution: false }
export const myNumber = { id: 'mynumber', text: { ja: '個人番号（マイナンバー）', en: 'Individual Number (My Number)' }, caution: true }
export const nationality = { id: 'nationality', text: { ja: '国籍・地域', en: 'Nationality / region' }, caution: false }
export const former = { id: 'former', text: { ja: '前の住所', en: 'Former address' }, caution: false }
