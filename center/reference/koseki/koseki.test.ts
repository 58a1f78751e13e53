import { describe, expect, test } from 'vitest'
import { drawn, issuedAt, paperOf, recordOf, render } from '../paper.fixture.ts'
import { families } from './families.ts'
import { kosekiOf } from './koseki.ts'
import { kosekiServer } from './koseki-server.ts'

const now = issuedAt.getTime()
const mitsuba = recordOf('tomihon-mitsuba', '98001')
const entry = (resident: string, kind: string, issuer?: string) =>
  kosekiServer.entriesFor(recordOf(resident, issuer), now).find((candidate) => candidate.kind === kind)

describe('a 戸籍 is found', () => {
  test('by 本籍 and 筆頭者, in the municipality that keeps it, wherever its people live', () => {
    const names = ['tomihon-mitsuba', 'tomihon-kuro'].map((id) => kosekiOf(recordOf(id).applicant, '98001')?.register)
    expect(names).toEqual(['遠見本　太一', '遠見本　太一'])
    expect(kosekiOf(mitsuba.applicant, '99001')).toBeNull()
    expect(kosekiOf(recordOf('sample-maria').applicant, '99001')).toBeNull()
  })

  test('apart for grandparents who live in the same household at the same place', () => {
    expect(kosekiOf(recordOf('daikazoku-ichiro').applicant, '99001')?.members.map(({ name }) => name)).not.toContain('大家族　金蔵')
    expect(kosekiOf(recordOf('daikazoku-11').applicant, '99001')?.members.map(({ name }) => name)).toEqual(['大家族　金蔵', '大家族　銀子'])
  })

  test('of one person alone where there is no family', () => {
    expect(kosekiOf(recordOf('mihon-hanako').applicant, '99001')?.members.map(({ name }) => name)).toEqual(['見本　花子'])
  })

  test('with everybody in it who names it, and nobody twice', () => {
    for (const family of families) {
      const residents = family.members.flatMap(({ person }) => (person === null ? [] : [recordOf(person).applicant]))
      expect(residents.map(({ id, nationality }) => [id, nationality])).toEqual(
        residents.map(({ id }) => [id, { kind: 'japanese', domicile: family.domicile, register: family.register, origin: family.origin }]),
      )
    }
  })
})

describe('the menu', () => {
  test('of the 本籍地 has it for whoever lives elsewhere; that of the 住所地 says what is missing', () => {
    expect(entry('tomihon-mitsuba', 'koseki', '98001')).toMatchObject({ unavailable: null, issuer: { code: '98001' }, fee: 450 })
    expect(entry('tomihon-mitsuba', 'koseki')).toMatchObject({ unavailable: { reason: 'origin.notRegistered' }, issuer: { code: '99001' } })
    expect(entry('tomihon-mitsuba', 'fuhyo')).toMatchObject({ unavailable: { reason: 'origin.notRegistered' } })
  })

  test('has none for a foreign resident', () => {
    expect(kosekiServer.entriesFor(recordOf('sample-maria'), now)).toEqual([])
  })

  test('names what is archived where the municipality does, as not to be had', () => {
    const [form] = entry('kaku-taro', 'koseki')?.questions ?? []
    const archived = { id: 'archived', unavailable: { reason: 'record.archived' } }
    expect(form).toMatchObject({ screen: 'select', choices: [{ unavailable: null }, { unavailable: null }, archived] })
    const [scope] = entry('tomihon-mitsuba', 'koseki', '98001')?.questions ?? []
    expect(scope).toMatchObject({ screen: 'scope', title: { ja: expect.any(String) }, choices: [{ id: 'whole' }, { id: 'part' }] })
  })

  test('lets nobody choose who has left the 戸籍', () => {
    const members = entry('tomihon-mitsuba', 'koseki', '98001')?.questions[1]
    const names = members?.screen === 'members' ? members.choices.map(({ text }) => text.ja) : []
    expect(names).toHaveLength(8)
    expect(names).not.toContain('遠見本　千葉')
  })
})

describe('全部事項証明書', () => {
  test('has everybody, also who has left, and the whole history', async () => {
    const { fronts, backs } = await paperOf('koseki', mitsuba, 'form:whole')
    for (const words of [
      '全部事項証明書', '本籍見本県とおやま市(架空)例示六丁目60番', '氏名遠見本太一', '戸籍改製', '平成18年10月14日', '【名】太一', '【配偶者区分】夫',
      '【除籍】【名】千葉', '【名】九郎', '【続柄】四女', '見本県とおやま市長(架空)', 'これは、戸籍に記録されている事項の全部を証明した書面である。',
    ]) expect(fronts).toContain(words)
    expect(fronts.match(/【名】/g)).toHaveLength(9)
    expect(backs).not.toMatch(/遠見本|例示/)
  })
})

describe('個人事項証明書', () => {
  test('has the chosen one, and of the others only what her own entries say', async () => {
    const { fronts } = await paperOf('koseki', mitsuba, 'form:part', 'members:member-5')
    expect(fronts).toMatch(/【名】三葉【生年月日】平成5年3月13日【父】遠見本太一【母】遠見本民【続柄】四女/)
    expect(fronts).not.toMatch(/一葉|二葉|四葉|五葉|九郎|千葉|昭和35年|昭和38年|平成13年12月22日|近見本|戸籍事項/)
    expect(fronts).toContain('これは、戸籍中の一部の者について記録されている事項の全部を証明した書面である。')
  })
})

describe('戸籍の附票の写し', () => {
  test('says where those chosen have lived, and nothing of the others', async () => {
    const { fronts } = await paperOf('fuhyo', mitsuba, 'form:part', 'members:member-5', 'items:')
    expect(fronts).toMatch(/遠見本三葉.*旧見本町\(架空\)九丁目9番9号平成5年3月13日.*遠見町三丁目3番3号平成30年4月1日/)
    expect(fronts).not.toMatch(/太一|一葉|二葉|例示六丁目/)
    expect(fronts.match(/省略/g)).toHaveLength(2)
  })

  test('with 本籍 and 筆頭者 when they were chosen', async () => {
    const { fronts } = await paperOf('fuhyo', mitsuba, 'form:part', 'members:member-5', 'items:domicile')
    expect(fronts).toMatch(/本籍見本県とおやま市\(架空\)例示六丁目60番筆頭者遠見本太一/)
  })

  test('of all takes as many sheets as it needs, and says who has left', async () => {
    const { fronts, pages } = await paperOf('fuhyo', mitsuba, 'form:whole', 'items:')
    expect(pages).toHaveLength(6)
    expect(fronts.match(/(?<=氏名遠見本)(太一|民|千葉【除籍】|.葉|九郎)/g)).toEqual(
      ['太一', '民', '千葉【除籍】', '一葉', '二葉', '三葉', '四葉', '五葉', '九郎'],
    )
  })
})

test('is refused where the 戸籍 is not kept', async () => {
  expect(await render('koseki', recordOf('tomihon-mitsuba'), 'form:whole')).toEqual({ kind: 'refused', reason: 'service.notOffered' })
})

test('I-20 its data are those of the full hour', async () => {
  expect(drawn(await render('koseki', mitsuba, 'form:whole')).registryAt).toBe(Date.parse('2026-11-21T23:00:00+09:00'))
})
