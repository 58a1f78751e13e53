import { expect, test } from 'vitest'
import { sessionMenu } from '../protocol.ts'
import { menuOf } from './menu-of.ts'
import { municipalities } from './municipalities.ts'
import { cardHolders, householdOf, personOf } from './residents.ts'

function menuFor(resident: string) {
  const household = householdOf(resident)
  const applicant = personOf(resident)
  const municipality = municipalities.find(({ code }) => code === household?.municipality)
  if (household === null || applicant === null || municipality === undefined || municipality.offers === null) throw new Error('not offered')
  return menuOf(municipality, municipality.offers, household, applicant)
}

const juminhyo = (resident: string) => menuFor(resident).entries[0]
const choicesOf = (resident: string, id: string) =>
  juminhyo(resident)
    ?.questions.find((question) => question.id === id)
    ?.choices.map((choice) => choice.id)

test.each(cardHolders.filter(({ id }) => householdOf(id)?.municipality !== '99003'))(
  'the menu of $id is one the wire can carry',
  ({ id }) => {
    const menu = menuFor(id)
    expect(sessionMenu.parse(menu)).toEqual(menu)
  },
)

test('fee and limit are those of the municipality', () => {
  expect(juminhyo('kaku-taro')).toMatchObject({ kind: 'juminhyo', fee: 300, copiesLimit: 10, unavailable: null })
  expect(juminhyo('shiken-jiro')).toMatchObject({ kind: 'juminhyo', fee: 200, copiesLimit: 5, unavailable: null })
})

test('a part of the household is offered where there is one, and the members are asked only then', () => {
  expect(choicesOf('kaku-taro', 'scope')).toEqual(['self', 'household', 'part'])
  expect(juminhyo('kaku-taro')?.questions.map(({ id }) => id)).toEqual(['scope', 'members', 'items'])
  expect(juminhyo('kaku-taro')?.questions[1]).toMatchObject({
    askedWhen: { question: 'scope', choice: 'part' },
    choices: [{ text: { ja: '架空　太郎' } }, {}, {}, {}],
  })
  expect(choicesOf('mihon-hanako', 'scope')).toEqual(['self', 'household'])
  expect(choicesOf('mihon-hanako', 'members')).toBeUndefined()
  expect(choicesOf('daikazoku-ichiro', 'members')).toHaveLength(12)
})

test('items follow the nationality, 個人番号 the municipality, with a caution', () => {
  expect(choicesOf('kaku-taro', 'items')).toEqual(['head', 'domicile', 'number'])
  expect(choicesOf('sample-maria', 'items')).toEqual(['head', 'nationality', 'status', 'number'])
  expect(choicesOf('shiken-jiro', 'items')).toEqual(['head', 'domicile'])
  const items = juminhyo('kaku-taro')?.questions.find((question) => question.screen === 'items')
  expect(items?.choices.map((choice) => 'caution' in choice && choice.caution)).toEqual([false, false, true])
})

test('what is not issued here says where to go', () => {
  const [, ...others] = menuFor('kaku-taro').entries
  expect(others.length).toBeGreaterThan(0)
  for (const entry of others) expect(entry.unavailable?.ja).toContain('窓口')
})
