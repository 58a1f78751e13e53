import { chosenAt } from '../chosen.ts'
import type { Answers, Question } from '../issuing-server.ts'
import type { Household, Person } from '../residents.ts'

type Items = Extract<Question, { screen: 'items' }>['choices']

/** What a request for a 住民票 asks to be on the paper. */
export interface Chosen {
  readonly persons: readonly Person[]
  readonly scope: 'self' | 'household' | 'part'
  readonly items: ReadonlySet<string>
}

/** Members are numbered by their place in the household: the terminal has no use for a name the register knows them by. */
const memberChoice = (index: number): string => `member-${index + 1}`

/** ⑥ and, after 「世帯の一部」, ⑦. */
export function scopeQuestions({ members }: Household): readonly Question[] {
  const choices = [
    { id: 'self', text: { ja: '本人のみ', en: 'Yourself only' } },
    { id: 'household', text: { ja: '世帯全員', en: 'All household members' } },
  ]
  if (members.length === 1) return [{ screen: 'scope', id: 'scope', title: null, askedWhen: null, choices }]
  const part = { id: 'part', text: { ja: '世帯の一部', en: 'Some household members' } }
  return [
    { screen: 'scope', id: 'scope', title: null, askedWhen: null, choices: [...choices, part] },
    {
      screen: 'members', id: 'members', title: null, askedWhen: { question: 'scope', choice: part.id },
      choices: members.map(({ name }, index) => ({ id: memberChoice(index), text: { ja: name } })),
    },
  ]
}

const head = { id: 'head', text: { ja: '世帯主・続柄', en: 'Head of household and relationship' }, caution: false }
const since = { id: 'since', text: { ja: '住民となった年月日', en: 'Date of becoming a resident' }, caution: false }
const domicile = { id: 'domicile', text: { ja: '本籍・筆頭者', en: 'Registered domicile and head of family register' }, caution: false }
const foreign: Items = [
  { id: 'nationality', text: { ja: '国籍・地域', en: 'Nationality / region' }, caution: false },
  { id: 'status', text: { ja: '在留資格・在留期間等', en: 'Status and period of residence' }, caution: false },
  { id: 'cardNumber', text: { ja: '在留カード等の番号', en: 'Residence card number' }, caution: false },
]
/** 番号法: asked a second time. */
const number = { id: 'number', text: { ja: '個人番号（マイナンバー）', en: 'Individual Number (My Number)' }, caution: true }

/** ⑧: 本籍 for Japanese, 国籍 and 在留 for foreign residents, both where a household has both (B4). */
export function itemsQuestion({ members }: Household, optional: { readonly since: boolean; readonly individualNumber: boolean }): Question {
  const has = (kind: Person['nationality']['kind']) => members.some(({ nationality }) => nationality.kind === kind)
  const choices: Items = [
    head,
    ...(optional.since ? [since] : []),
    ...(has('japanese') ? [domicile] : []),
    ...(has('foreign') ? foreign : []),
    ...(optional.individualNumber ? [number] : []),
  ]
  return { screen: 'items', id: 'items', title: null, askedWhen: null, choices }
}

/** Reads answers that fit; the applicant's own household is the only one they can reach. */
export function chosenOf(answers: Answers, { members }: Household, applicant: Person): Chosen {
  const items = new Set(chosenAt(answers, 'items'))
  const [scope] = chosenAt(answers, 'scope')
  if (scope === 'household') return { persons: members, scope, items }
  if (scope !== 'part') return { persons: [applicant], scope: 'self', items }
  const chosen = new Set(chosenAt(answers, 'members'))
  return { persons: members.filter((_, index) => chosen.has(memberChoice(index))), scope, items }
}
