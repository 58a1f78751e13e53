import { expect, test } from 'vitest'
import { paperOf, recordOf } from '../paper.fixture.ts'

test('only the chosen items stand on it, without a word of the others', async () => {
  const { fronts } = await paperOf('kisaijiko', recordOf('kaku-hanako'), 'scope:self', 'items:')
  for (const words of ['住民票記載事項証明書', '架空花子', '昭和57年8月15日', '見本町一丁目2番3号', '上記の事項は、住民票に記載されている事項と相違ないことを証明する。'])
    expect(fronts).toContain(words)
  expect(fronts).not.toMatch(/太郎|双葉|世帯主|続柄|住民となった|本籍|筆頭者|個人番号|9900|省略/)
})

test.each([
  ['head', /世帯主架空太郎.*続柄妻/],
  ['since', /住民となった年月日平成24年4月1日/],
  ['domicile', /本籍架空県みどり市\(架空\)見本町一丁目2番筆頭者架空太郎/],
  ['number', /個人番号990000000028/],
])('%s stands on it when it was chosen', async (item, words) => {
  const { fronts } = await paperOf('kisaijiko', recordOf('kaku-hanako'), 'scope:self', `items:${item}`)
  expect(fronts).toMatch(words)
})

test('a foreign resident has no 本籍, but what else was chosen', async () => {
  const { fronts } = await paperOf('kisaijiko', recordOf('sample-pedro'), 'scope:self', 'items:nationality,status,cardNumber')
  for (const words of ['国籍・地域架空国', '永住者', '架空00000002見本', '1988年1月30日']) expect(fronts).toContain(words)
  expect(fronts).not.toMatch(/本籍|筆頭者|MARIA|国際業務/)
})

test('chosen members only', async () => {
  const members = 'members:member-1,member-3,member-4'
  const { fronts, pages } = await paperOf('kisaijiko', recordOf('kaku-taro'), 'scope:part', members, 'items:since')
  expect(pages).toHaveLength(2)
  expect(fronts).toMatch(/架空太郎.*架空一郎.*架空双葉/)
  expect(fronts).not.toContain('花子')
})

test('as many sheets as a large household needs; each but the last says that another follows', async () => {
  const { fronts, pages } = await paperOf('kisaijiko', recordOf('daikazoku-ichiro'), 'scope:household', 'items:head,since,domicile,number')
  expect(pages).toHaveLength(12)
  for (const words of [/住所架空県みどり市/g, /世帯主大家族一郎/g]) expect(fronts.match(words)).toHaveLength(6)
  expect(fronts.match(/氏名大家族/g)).toHaveLength(12)
  expect(fronts.match(/次葉へ続く|以下余白/g)).toEqual([...Array.from({ length: 5 }, () => '次葉へ続く'), '以下余白'])
})
