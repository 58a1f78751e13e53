import { expect, test } from 'vitest'
import { drawn, issuedAt, paperOf, recordOf, render } from '../paper.fixture.ts'
import { inkanServer } from './inkan-server.ts'
import { sealOf } from './seal-register.ts'

const now = issuedAt.getTime()

test('shows the seal, whose it is, and nobody else', async () => {
  const { fronts, pages } = await paperOf('inkan', recordOf('kaku-hanako'))
  expect(pages).toEqual(['595.2 x 841.92', '595.2 x 841.92'])
  for (const words of ['印鑑登録証明書', '架空花子', 'カクウハナコ', '昭和57年8月15日', '女', '見本町一丁目2番3号', 'この写しは、登録された印影と相違ないことを証明する。'])
    expect(fronts).toContain(words)
  expect(fronts).not.toMatch(/太郎|双葉|本籍|9900/)
})

test('is of A5, both sides, where the municipality has it so', async () => {
  const rendered = drawn(await render('inkan', recordOf('shiken-jiro')))
  expect(rendered.sheet).toBe('A5')
  expect((await paperOf('inkan', recordOf('shiken-jiro'))).pages).toEqual(['419.52 x 595.32', '419.52 x 595.32'])
})

test('every seal is marked as a specimen, also that of a foreign resident', () => {
  for (const id of ['kaku-taro', 'sample-maria', 'mihon-nagai']) expect(sealOf(recordOf(id).applicant, now)?.imprint[1]).toBe('見本')
  expect(sealOf(recordOf('sample-maria').applicant, now)?.imprint[0]).toBe('サンプ')
})

test('who has none, or is not yet fifteen, is told so, and gets none', async () => {
  for (const id of ['inkan-nashi', 'mihon-shoko']) {
    expect(inkanServer.entriesFor(recordOf(id), now)).toMatchObject([{ unavailable: { reason: 'seal.notRegistered' } }])
    expect(await render('inkan', recordOf(id))).toEqual({ kind: 'refused', reason: 'seal.notRegistered' })
  }
})

test('I-20 its data are ten minutes old at most, but where the line to 住民記録 stood still, and that shows', async () => {
  expect(drawn(await render('inkan', recordOf('kaku-taro'))).registryAt).toBe(Date.parse('2026-11-21T23:30:00+09:00'))
  const record = recordOf('teishi-tome')
  const { registryAt } = drawn(await render('inkan', record))
  expect(now - registryAt).toBeGreaterThan(record.municipality.limits.registryAge)
})
