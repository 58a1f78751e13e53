import type { SessionMenu } from '../protocol.ts'
import type { Municipality, Offers } from './municipalities.ts'
import type { Household, Person } from './residents.ts'

type Entry = SessionMenu['entries'][number]
type Question = Entry['questions'][number]
type Items = Extract<Question, { screen: 'items' }>['choices']

/** What a municipality offers this resident (⑤), with the questions ⑥⑦⑧. Families not issued here say where to go. */
export function menuOf(municipality: Municipality, offers: Offers, household: Household, applicant: Person): SessionMenu {
  const juminhyo: Entry = {
    kind: 'juminhyo',
    description: offers.description,
    fee: offers.fee,
    copiesLimit: offers.copiesLimit,
    unavailable: null,
    questions: [...scopeQuestions(household), { screen: 'items', id: 'items', choices: items(offers, applicant) }],
  }
  const elsewhere = offers.elsewhere.map(({ kind, fee, reason }): Entry => ({
    kind,
    description: null,
    fee,
    copiesLimit: 1,
    unavailable: reason,
    questions: [],
  }))
  return { municipality: municipality.name, municipalityCode: municipality.code, entries: [juminhyo, ...elsewhere] }
}

/** Members are numbered by their place in the household: the terminal has no use for a name the register knows them by. */
export const memberChoice = (index: number): string => `member-${index + 1}`

function scopeQuestions(household: Household): Question[] {
  const alone = household.members.length === 1
  const choices = [
    { id: 'self', text: { ja: '本人のみ', en: 'Yourself only' } },
    { id: 'household', text: { ja: '世帯全員', en: 'All household members' } },
    ...(alone ? [] : [{ id: 'part', text: { ja: '世帯の一部', en: 'Some household members' } }]),
  ]
  const scope: Question = { screen: 'scope', id: 'scope', choices }
  if (alone) return [scope]
  const members = household.members.map((person, index) => ({ id: memberChoice(index), text: { ja: person.name } }))
  return [scope, { screen: 'members', id: 'members', askedWhen: { question: 'scope', choice: 'part' }, choices: members }]
}

function items(offers: Offers, applicant: Person): Items {
  const always: Items = [{ id: 'head', text: { ja: '世帯主・続柄', en: 'Head of household and relationship' }, caution: false }]
  const origin: Items =
    applicant.nationality.kind === 'japanese'
      ? [{ id: 'domicile', text: { ja: '本籍・筆頭者', en: 'Registered domicile and head of family register' }, caution: false }]
      : [
          { id: 'nationality', text: { ja: '国籍・地域', en: 'Nationality / region' }, caution: false },
          { id: 'status', text: { ja: '在留資格', en: 'Status of residence' }, caution: false },
        ]
  const number: Items = offers.individualNumber
    ? [{ id: 'number', text: { ja: '個人番号（マイナンバー）', en: 'Individual Number (My Number)' }, caution: true }]
    : []
  return [...always, ...origin, ...number]
}
