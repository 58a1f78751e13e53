import { describe, expect, test } from 'vitest'
import { midori } from '../municipality/midori.ts'
import { drawn, issuedAt, paperOf, recordOf, render } from '../paper.fixture.ts'
import { assessmentOf } from './assessment.ts'
import { fiscalYear, fiscalYearText, yearSwitch } from './fiscal-year.ts'
import { taxQuestions } from './tax-questions.ts'

const certificates = midori.offers?.tax?.certificates ?? []

/** Id and reason of every year of one form at a moment of Japan's time. */
function years(form: string, day: string) {
  const questions = taxQuestions(certificates, Date.parse(`${day}T12:00:00+09:00`))
  const question = questions.find((each) => each.screen === 'select' && each.id === `year-${form}`)
  return question?.screen === 'select' ? question.choices.map(({ id, unavailable }) => [id, unavailable?.reason ?? null]) : []
}

test.each([
  ['2026-03-31T23:59:59+09:00', 2025],
  ['2026-04-01T00:00:00+09:00', 2026],
  ['2026-12-31T23:59:59+09:00', 2026],
])('a 年度 begins in April, Japan\'s time: %s is in %i', (at, year) => {
  expect(fiscalYear(Date.parse(at))).toBe(year)
})

test('a 年度 is named in the Japanese calendar', () => {
  expect([fiscalYearText(2026), fiscalYearText(2019), fiscalYearText(2018)]).toEqual(['令和8年度', '令和元年度', '平成30年度'])
})

test('the kind is asked first, then the year of that kind only', () => {
  const [form, ...rest] = taxQuestions(certificates, issuedAt.getTime())
  expect(form).toMatchObject({ screen: 'select', id: 'form', askedWhen: null })
  const conditions = certificates.map(({ form }) => ({ question: 'form', choice: form }))
  expect(rest.map((question) => question.screen === 'select' && question.askedWhen)).toEqual(conditions)
})

test('both together have a fee of their own', () => {
  const [form] = taxQuestions(certificates, issuedAt.getTime())
  const own = form?.screen === 'select' ? form.choices.filter(({ fee }) => fee !== null) : []
  expect(own).toMatchObject([{ id: 'shotoku-kazei', fee: 800 }])
})

test('the first year that is too old is named, and not to be had', () => {
  expect(years('kazei', '2026-11-21')).toEqual([['2026', null], ['2025', null], ['2024', null], ['2023', 'tax.currentYearOnly']])
  expect(years('hyoka', '2026-11-21')).toEqual([['2026', null], ['2025', 'tax.currentYearOnly']])
})

test('from April to June the new year\'s income is not assessed yet; what does not tell of income is not concerned', () => {
  expect(years('shotoku-kazei', '2026-06-09')).toEqual([['2026', 'tax.yearSwitch'], ['2025', null], ['2024', 'tax.currentYearOnly']])
  expect(years('shotoku-kazei', '2026-06-10')).toEqual([['2026', null], ['2025', 'tax.currentYearOnly']])
  expect(years('hyoka', '2026-06-09')).toEqual([['2026', null], ['2025', 'tax.currentYearOnly']])
  expect(['2026-03-31', '2026-04-01'].map((day) => yearSwitch(Date.parse(`${day}T12:00:00+09:00`)))).toEqual([false, true])
})

describe('a certificate', () => {
  test.each([
    ['kazei', '課税証明書', /令和8年度\(令和7年中の所得\).*年税額53,000円/],
    ['shotoku', '所得証明書', /合計所得金額1,159,000円/],
    ['shotoku-kazei', '所得・課税証明書', /合計所得金額.*年税額/],
    ['nozei', '納税証明書', /固定資産税116,153円116,153円0円/],
    ['hyoka', '固定資産評価証明書', /土地見本町一丁目2番3宅地165.28(㎡|m2)12,400,000円/],
    ['koka', '固定資産公課証明書', /家屋.*6,230,000円6,230,000円87,220円/],
  ])('%s is %s', async (form, title, words) => {
    const { fronts } = await paperOf('tax', recordOf('kaku-taro'), `form:${form}`, `year-${form}:2026`)
    expect(fronts).toContain(`${title}みどり市`)
    expect(fronts).toMatch(words)
    expect(fronts).toContain('架空太郎')
    expect(fronts).not.toMatch(/花子|9900|本籍/)
  })

  test('tells of the year that was asked for', async () => {
    const { fronts } = await paperOf('tax', recordOf('kaku-taro'), 'form:kazei', 'year-kazei:2025')
    expect(fronts).toContain('令和7年度(令和6年中の所得)')
  })

  test('of income says nothing of taxes', async () => {
    const { fronts } = await paperOf('tax', recordOf('kaku-taro'), 'form:shotoku', 'year-shotoku:2026')
    expect(fronts).not.toMatch(/年税額|控除/)
  })

  test('says so when nothing is owned', async () => {
    const { fronts } = await paperOf('tax', recordOf('mihon-hanako'), 'form:koka', 'year-koka:2026')
    expect(fronts).toContain('登録された資産はありません')
  })

  test('of a kind or year nobody chose is none', async () => {
    expect(await render('tax', recordOf('kaku-taro'), 'form:other')).toEqual({ kind: 'refused', reason: 'service.notOffered' })
    expect(await render('tax', recordOf('kaku-taro'), 'form:kazei')).toEqual({ kind: 'refused', reason: 'service.notOffered' })
  })

  test('of 介護保険料 is made, too, for a terminal that knows the kind', async () => {
    expect((await paperOf('kaigo', recordOf('shiken-jiro'))).fronts).toContain('介護保険料納付証明書')
  })
})

test('I-20 its data are those of four in the morning', async () => {
  const { registryAt } = drawn(await render('tax', recordOf('kaku-taro'), 'form:nozei', 'year-nozei:2026'))
  expect(registryAt).toBe(Date.parse('2026-11-21T04:00:00+09:00'))
})

test.each(['kaku-taro', 'daikazoku-ichiro', 'kaku-futaba'])('what %s is assessed at adds up', (id) => {
  const { income, deducted, taxable, municipal, prefectural, perCapita, total } = assessmentOf(recordOf(id).applicant, 2026)
  expect(taxable).toBe(Math.max(0, income - deducted))
  expect(total).toBe(municipal + prefectural + perCapita[0] + perCapita[1] + perCapita[2])
  expect(total > 0).toBe(taxable > 0)
})
