import { expect, test } from 'vitest'
import { answersFit, chosenOf } from './chosen.ts'
import { menuOf } from './menu-of.ts'
import { municipalities } from './municipalities.ts'
import { householdOf } from './residents.ts'
import type { CertificateRequest } from '../protocol.ts'

const household = householdOf('kaku-taro')
const [municipality] = municipalities
if (household === null || municipality === undefined || municipality.offers === null) throw new Error('no household')
const [taro, hanako] = household.members
if (hanako === undefined) throw new Error('no second member')
const [entry] = menuOf(municipality, municipality.offers, household, taro).entries
if (entry === undefined) throw new Error('no entry')

type Answers = CertificateRequest['answers']
const answer = (question: string, ...choices: string[]) => ({ question, choices })

test.each<[Answers]>([
  [[answer('scope', 'self'), answer('items')]],
  [[answer('scope', 'household'), answer('items', 'head', 'domicile', 'number')]],
  [[answer('scope', 'part'), answer('members', 'member-2', 'member-4'), answer('items', 'head')]],
])('fit: %j', (answers) => {
  expect(answersFit(entry, answers)).toBe(true)
})

test.each<[Answers]>([
  [[]],
  [[answer('items'), answer('scope', 'self')]],
  [[answer('scope', 'self', 'household'), answer('items')]],
  [[answer('scope'), answer('items')]],
  [[answer('scope', 'part'), answer('items')]],
  [[answer('scope', 'part'), answer('members'), answer('items')]],
  [[answer('scope', 'part'), answer('members', 'member-5'), answer('items')]],
  [[answer('scope', 'part'), answer('members', 'member-1', 'member-1'), answer('items')]],
  [[answer('scope', 'self'), answer('members', 'member-1'), answer('items')]],
  [[answer('scope', 'self'), answer('items', 'nationality')]],
  [[answer('scope', 'self'), answer('scope', 'self'), answer('items')]],
])('do not fit: %j', (answers) => {
  expect(answersFit(entry, answers)).toBe(false)
})

test('self is the applicant, whoever heads the household', () => {
  expect(chosenOf([answer('scope', 'self'), answer('items', 'head')], household, hanako)).toEqual({
    persons: [hanako],
    scope: 'self',
    items: new Set(['head']),
  })
})

test('part is the chosen members in the order of the register', () => {
  const { persons, scope } = chosenOf(
    [answer('scope', 'part'), answer('members', 'member-4', 'member-2'), answer('items')],
    household,
    taro,
  )
  expect([scope, ...persons.map(({ id }) => id)]).toEqual(['part', 'kaku-hanako', 'kaku-futaba'])
})

test('household is everybody', () => {
  expect(chosenOf([answer('scope', 'household'), answer('items')], household, hanako)).toMatchObject({
    persons: household.members,
    scope: 'household',
  })
})
