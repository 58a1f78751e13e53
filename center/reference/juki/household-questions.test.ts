import { expect, test } from 'vitest'
import { answersOf, recordOf } from '../paper.fixture.ts'
import { chosenOf, itemsQuestion, scopeQuestions } from './household-questions.ts'

const { household } = recordOf('kaku-taro')
const { applicant: hanako } = recordOf('kaku-hanako')
const ids = (resident: string, optional = { since: false, individualNumber: true }) => {
  const question = itemsQuestion(recordOf(resident).household, optional)
  return question.screen === 'items' ? question.choices.map(({ id }) => id) : []
}

test('self is the applicant, whoever heads the household', () => {
  const chosen = chosenOf(answersOf('scope:self', 'items:head'), household, hanako)
  expect(chosen).toEqual({ persons: [hanako], scope: 'self', items: new Set(['head']) })
})

test('part is the chosen members in the order of the register', () => {
  const { persons, scope } = chosenOf(answersOf('scope:part', 'members:member-4,member-2', 'items:'), household, hanako)
  expect([scope, ...persons.map(({ id }) => id)]).toEqual(['part', 'kaku-hanako', 'kaku-futaba'])
})

test('household is everybody', () => {
  const chosen = chosenOf(answersOf('scope:household', 'items:'), household, hanako)
  expect(chosen).toMatchObject({ persons: household.members, scope: 'household' })
})

test('a part is offered where there is one, and the members are asked only then', () => {
  expect(scopeQuestions(household)).toMatchObject([
    { id: 'scope', choices: [{ id: 'self' }, { id: 'household' }, { id: 'part' }] },
    { id: 'members', askedWhen: { question: 'scope', choice: 'part' }, choices: [{ text: { ja: '架空　太郎' } }, {}, {}, {}] },
  ])
  const alone = scopeQuestions(recordOf('mihon-hanako').household)
  expect(alone).toMatchObject([{ id: 'scope', choices: [{ id: 'self' }, { id: 'household' }] }])
})

test('items follow the nationalities in the household, and what the municipality offers', () => {
  expect(ids('kaku-taro')).toEqual(['head', 'domicile', 'number'])
  expect(ids('sample-maria')).toEqual(['head', 'nationality', 'status', 'cardNumber', 'number'])
  expect(ids('kaku-taro', { since: true, individualNumber: false })).toEqual(['head', 'since', 'domicile'])
  const [maria] = recordOf('sample-maria').household.members
  const mixed = itemsQuestion({ ...household, members: [hanako, maria] }, { since: false, individualNumber: false })
  const choices = ['head', 'domicile', 'nationality', 'status', 'cardNumber'].map((id) => ({ id }))
  expect(mixed).toMatchObject({ choices })
})

test('個人番号 alone is asked with a caution', () => {
  const question = itemsQuestion(household, { since: true, individualNumber: true })
  const cautioned = question.screen === 'items' ? question.choices.filter(({ caution }) => caution) : []
  expect(cautioned.map(({ id }) => id)).toEqual(['number'])
})
