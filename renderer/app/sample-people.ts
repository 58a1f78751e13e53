import { itemWords, scopeWords } from '../../center/reference/juki/household-words.ts'
import type { Choice } from '../../electron/contract/words.ts'

export const household: readonly Choice[] = [
  { id: 'm1', text: { ja: '架空 太郎' } }, { id: 'm2', text: { ja: '架空 花子' } }, { id: 'm3', text: { ja: '架空 一郎' } },
  { id: 'm4', text: { ja: '架空 桜' } }, { id: 'm5', text: { ja: 'KAKU MARIA FERNANDA SILVA' } }, { id: 'm6', text: { ja: '架空 次郎' } },
  { id: 'm7', text: { ja: '架空 松' } }, { id: 'm8', text: { ja: '架空 竹' } },
]

export const scopes: readonly Choice[] = [
  { id: 'self', text: scopeWords.self }, { id: 'all', text: scopeWords.household }, { id: 'part', text: scopeWords.part },
]

export const head = { id: 'head', text: itemWords.head, caution: false }
export const domicile = { id: 'domicile', text: itemWords.domicile, caution: false }
export const myNumber = { id: 'mynumber', text: itemWords.number, caution: true }
export const nationality = { id: 'nationality', text: itemWords.nationality, caution: false }
/** Of a municipality that has no words for it in other languages. */
export const former = { id: 'former', text: { ja: '前の住所' }, caution: false }
