import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageDigests } from '../pages.ts'
import { renderJuminhyo } from './juminhyo.ts'
import { Unprintable } from './mincho.ts'
import { municipalities } from './municipalities.ts'
import { cardHolders, householdOf, personOf } from './residents.ts'
import type { Chosen } from './chosen.ts'

const holder = { issuer: 'CN=CA', serial: '01' }
const issuedAt = new Date('2026-11-21T23:30:00+09:00')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'juminhyo-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function render(resident: string, scope: Chosen['scope'], items: readonly string[]) {
  const household = householdOf(resident)
  const applicant = personOf(resident)
  const municipality = municipalities.find(({ code }) => code === household?.municipality)
  if (household === null || applicant === null || municipality === undefined) throw new Error(`no resident ${resident}`)
  const persons = scope === 'household' ? household.members : [applicant]
  return renderJuminhyo({
    record: { holder, municipality, household, applicant },
    chosen: { persons, scope, items: new Set(items) },
    issueNumber: 'ABCD-0123-4567',
    issuedAt,
  })
}

/** What an independent PDF reader makes of it. */
function read(tool: 'pdfinfo' | 'pdftotext', pdf: Uint8Array, ...options: string[]): string {
  const path = join(folder, 'paper.pdf')
  writeFileSync(path, pdf)
  return execFileSync(tool, tool === 'pdftotext' ? [...options, path, '-'] : [path], { encoding: 'utf8' })
}

/** The front as an independent renderer draws it. */
function drawn(pdf: Uint8Array): string {
  const path = join(folder, 'paper.pdf')
  writeFileSync(path, pdf)
  return execFileSync('pdftoppm', ['-r', '100', '-gray', '-l', '1', path], { maxBuffer: 10_000_000 }).toString('base64')
}

const front = (pdf: Uint8Array) => read('pdftotext', pdf, '-l', '1', '-layout')

test('is two pages of A4, and says who lives where', async () => {
  const { pdf } = await render('kaku-taro', 'household', ['head', 'domicile', 'number'])
  expect(read('pdfinfo', pdf)).toMatch(/Pages: +2\n[^]*Page size: +595\.2 x 841\.92 pts \(A4\)/)
  const text = front(pdf)
  for (const words of [
    '住民票の写し',
    'みどり市（架空）',
    '架空県みどり市（架空）見本町一丁目2番3号',
    '昭和57年8月15日',
    '令和元年5月1日',
    '平成24年4月1日',
    'カクウ',
    '世帯主',
    '妻',
    '9900 0000 0010',
    '架空県みどり市（架空）見本町一丁目2番',
    'この写しは、世帯全員の住民票の原本と相違ないことを証明する。',
    '令和8年11月21日',
    '架空県みどり市長（架空）',
    'ABCD-0123-4567',
  ])
    expect(text).toContain(words)
  for (const name of ['太郎', '花子', '一郎', '双葉']) expect(text).toMatch(new RegExp(`架空\\s+${name}`))
})

test('the back says which sheet it is and nothing about anybody', async () => {
  const { pdf } = await render('kaku-taro', 'household', ['head', 'domicile', 'number'])
  const back = read('pdftotext', pdf, '-f', '2', '-layout')
  expect(back).toContain('ABCD-0123-4567')
  expect(back).toContain('1／1枚目')
  expect(back).not.toMatch(/太郎|見本町|9900/)
})

test('only what was chosen is on it', async () => {
  const { pdf } = await render('kaku-hanako', 'self', [])
  const text = front(pdf)
  expect(text).toMatch(/架空\s+花子/)
  expect(text).not.toMatch(/太郎|一郎\s*$|妻|見本町一丁目2番\n|9900/)
  expect(text.match(/省略/g)).toHaveLength(5)
  expect(text).toContain('この写しは、住民票の原本と相違ないことを証明する。')
})

test('a foreign resident has nationality and status, and dates of the western calendar', async () => {
  const text = front((await render('sample-maria', 'self', ['nationality', 'status'])).pdf)
  for (const words of ['SAMPLE MARIA', '架空国', '技術・人文知識・国際業務（2027年8月31日まで）', '1990年6月7日', '令和3年9月1日'])
    expect(text).toContain(words)
  expect(text).not.toMatch(/本\s*籍|筆\s*頭\s*者/)
})

describe('a household of twelve', () => {
  test('takes three sheets, each with a back, and everyone is on them in order', async () => {
    const { pdf } = await render('daikazoku-ichiro', 'household', ['head'])
    expect(read('pdfinfo', pdf)).toMatch(/Pages: +6\n/)
    const text = read('pdftotext', pdf, '-layout')
    const order = ['一郎', '春子', '二郎', '夏子', '三郎', '秋子', '四郎', '冬子', '五郎', '桃子', '金蔵', '銀子'].map((name) =>
      text.search(new RegExp(`大家族\\s+${name}`)),
    )
    expect(order).not.toContain(-1)
    expect(order.slice(1)).toEqual(order.slice(1).toSorted((a, b) => a - b))
    for (const sheet of ['1／3', '2／3', '3／3', '3／3枚目']) expect(text).toContain(sheet)
  })
})

test.each(cardHolders.map(({ id }) => [id]))('can be made for %s, with everything on it', async (id) => {
  const { pdf } = await render(id, 'household', ['head', 'domicile', 'nationality', 'status', 'number'])
  expect(((await pageDigests(pdf))?.length ?? 1) % 2).toBe(0)
})

test('the same input gives the same bytes, another moment does not', async () => {
  const [once, again] = [await render('mihon-hanako', 'self', ['head']), await render('mihon-hanako', 'self', ['head'])]
  expect(Buffer.compare(once.pdf, again.pdf)).toBe(0)
  const other = await render('mihon-hanako', 'self', [])
  expect(Buffer.compare(once.pdf, other.pdf)).not.toBe(0)
})

test('tells the holder of the record it used', async () => {
  expect((await render('kaku-taro', 'self', [])).holderReference).toBe(holder)
})

test('a name with a character the font lacks makes no document', async () => {
  const household = householdOf('mihon-hanako')
  const [municipality] = municipalities
  if (household === null || municipality === undefined) throw new Error('no household')
  const applicant = { ...household.members[0], name: '\u{20BB7}田　花子' }
  const made = renderJuminhyo({
    record: { holder, municipality, household, applicant },
    chosen: { persons: [applicant], scope: 'self', items: new Set() },
    issueNumber: '1',
    issuedAt,
  })
  await expect(made).rejects.toThrow('no glyph for U+20BB7')
})

test('a name that can not be set legibly makes no document', async () => {
  const household = householdOf('mihon-hanako')
  const [municipality] = municipalities
  if (household === null || municipality === undefined) throw new Error('no household')
  const applicant = { ...household.members[0], name: '寿限無'.repeat(20) }
  const made = renderJuminhyo({
    record: { holder, municipality, household, applicant },
    chosen: { persons: [applicant], scope: 'self', items: new Set() },
    issueNumber: '1',
    issuedAt,
  })
  await expect(made).rejects.toThrow(Unprintable)
})

test('a variation selector chooses another form of the character', async () => {
  const chosen = await render('mihon-nagai', 'self', ['domicile'])
  const household = householdOf('mihon-nagai')
  const [municipality] = municipalities
  if (household === null || municipality === undefined) throw new Error('no household')
  const [person] = household.members
  if (person.nationality.kind !== 'japanese') throw new Error('no 本籍')
  const applicant = { ...person, nationality: { ...person.nationality, domicile: person.nationality.domicile.replace('\u{E0100}', '') } }
  const { pdf } = await renderJuminhyo({
    record: { holder, municipality, household, applicant },
    chosen: { persons: [applicant], scope: 'self', items: new Set(['domicile']) },
    issueNumber: 'ABCD-0123-4567',
    issuedAt,
  })
  expect(person.nationality.domicile).toContain('葛\u{E0100}')
  expect(read('pdftotext', pdf)).toContain('葛見本町')
  // Glyphs are numbered as they come up, so the difference is in the font and only shows on paper
  expect(drawn(pdf)).not.toBe(drawn(chosen.pdf))
  expect(drawn(pdf)).toBe(drawn(pdf))
})
