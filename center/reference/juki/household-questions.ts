import { chosenAt } from '../chosen.ts'
import { itemWords, scopeWords } from './household-words.ts'
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
    { id: 'self', text: scopeWords.self },
    { id: 'household', text: scopeWords.household },
  ]
  if (members.length === 1) return [{ screen: 'scope', id: 'scope', title: null, askedWhen: null, choices }]
  const part = { id: 'part', text: scopeWords.part }
  return [
    { screen: 'scope', id: 'scope', title: null, askedWhen: null, choices: [...choices, part] },
    {
      screen: 'members', id: 'members', title: null, askedWhen: { question: 'scope', choice: part.id },
      choices: members.map(({ name }, index) => ({ id: memberChoice(index), text: { ja: name } })),
    },
  ]
}

const head = { id: 'head', text: itemWords.head, caution: false }
const since = { id: 'since', text: itemWords.since, caution: false }
const domicile = { id: 'domicile', text: itemWords.domicile, caution: false }
const foreign: Items = [
  { id: 'nationality', text: itemWords.nationality, caution: false },
  { id: 'status', text: itemWords.status, caution: false },
  { id: 'cardNumber', text: itemWords.cardNumber, caution: false },
]
/** 番号法: asked a second time. */
const number = { id: 'number', text: itemWords.number, caution: true }

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
