import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { drawn, paperOf, recordOf, render } from '../paper.fixture.ts'
import type { ResidentRecord } from '../issuing-server.ts'
import type { Person } from '../residents.ts'

const everything = 'items:head,domicile,nationality,status,cardNumber,number'

/** The front as an independent renderer draws it. */
async function picture(record: ResidentRecord): Promise<string> {
  const { pdf } = drawn(await render('juminhyo', record, 'scope:self', 'items:domicile'))
  return execFileSync('pdftoppm', ['-r', '100', '-gray', '-l', '1', '-'], { input: pdf, maxBuffer: 10_000_000 }).toString('base64')
}

const other = (record: ResidentRecord, change: Partial<Person>): ResidentRecord =>
  ({ ...record, applicant: { ...record.applicant, ...change } })

test('says who lives where, the whole household with everything', async () => {
  const { fronts, pages } = await paperOf('juminhyo', recordOf('kaku-taro'), 'scope:household', everything)
  expect(pages).toEqual(['595.2 x 841.92', '595.2 x 841.92'])
  for (const words of [
    '住民票の写し', '架空県みどり市(架空)見本町一丁目2番3号', '架空太郎', '架空花子', '架空一郎', '架空双葉', '昭和57年8月15日', '令和元年5月1日',
    '平成24年4月1日', 'カクウ', '世帯主', '妻', '990000000010', '架空県みどり市(架空)見本町一丁目2番', '令和8年11月21日', '架空県みどり市長(架空)',
    'この写しは、世帯全員の住民票の原本と相違ないことを証明する。', 'ABCD-0123-4567',
  ]) expect(fronts).toContain(words)
})

test('only what was chosen is on it, and of nobody else', async () => {
  const { fronts } = await paperOf('juminhyo', recordOf('kaku-hanako'), 'scope:self', 'items:')
  expect(fronts).toContain('架空花子')
  expect(fronts).not.toMatch(/太郎|一郎(?!みどり市長)|双葉|続柄妻|見本町一丁目2番(?!3号)|9900/)
  expect(fronts.match(/省略/g)).toHaveLength(5)
  expect(fronts).toContain('この写しは、住民票の原本と相違ないことを証明する。')
})

test('a part of the household is on it and the rest is not', async () => {
  const { fronts } = await paperOf('juminhyo', recordOf('kaku-hanako'), 'scope:part', 'members:member-2,member-4', 'items:number')
  expect(fronts).toMatch(/架空花子.*架空双葉/)
  expect(fronts).not.toMatch(/架空太郎|架空一郎|990000000010|990000000036/)
})

test('a foreign resident has nationality, status and card number in place of a 本籍, and dates of the western calendar', async () => {
  const { fronts } = await paperOf('juminhyo', recordOf('sample-maria'), 'scope:self', 'items:nationality,status,cardNumber')
  for (const words of ['SAMPLEMARIA', '架空国', '技術・人文知識・国際業務(2027年8月31日まで)', '架空00000001見本', '1990年6月7日', '令和3年9月1日'])
    expect(fronts).toContain(words)
  expect(fronts).not.toMatch(/本籍|筆頭者|PEDRO|永住者/)
  const { fronts: without } = await paperOf('juminhyo', recordOf('sample-maria'), 'scope:self', 'items:')
  expect(without).not.toMatch(/架空国|国際業務|架空00000001見本/)
})

test('a household of twelve takes three sheets, each with a back, and everyone is on them in order', async () => {
  const { fronts, backs, pages } = await paperOf('juminhyo', recordOf('daikazoku-ichiro'), 'scope:household', 'items:head')
  expect(pages).toHaveLength(6)
  const order = ['一郎', '春子', '二郎', '夏子', '三郎', '秋子', '四郎', '冬子', '五郎', '桃子', '金蔵', '銀子'].map((name) => fronts.search(`大家族${name}`))
  expect(order).not.toContain(-1)
  expect(order.slice(1)).toEqual(order.slice(1).toSorted((a, b) => a - b))
  for (const sheet of ['1/3', '2/3', '3/3']) expect([fronts, backs].map((side) => side.includes(sheet))).toEqual([true, true])
})

test('a variation selector chooses another form of the character', async () => {
  const record = recordOf('mihon-nagai')
  const { nationality } = record.applicant
  if (nationality.kind !== 'japanese') throw new Error('no 本籍')
  expect(nationality.domicile).toContain('葛\u{E0100}')
  const plain = other(record, { nationality: { ...nationality, domicile: nationality.domicile.replace('\u{E0100}', '') } })
  expect(await picture(plain)).not.toBe(await picture(record))
  expect(await picture(plain)).toBe(await picture(plain))
})

test('a name with a character the font lacks, or one that can not be set legibly, makes no document', async () => {
  const named = (name: string) => render('juminhyo', other(recordOf('mihon-hanako'), { name }), 'scope:self', 'items:')
  expect(await named('\u{20BB7}田　花子')).toEqual({ kind: 'refused', reason: 'record.externalCharacter' })
  expect(await named('寿限無'.repeat(20))).toEqual({ kind: 'refused', reason: 'record.tooLong' })
})
