import { expect, test } from 'vitest'
import { isOpen, schedule } from '../schedule.ts'
import { municipalities, municipalityOf } from './municipalities.ts'

const holidays = ['2026-11-23']
const hoursOf = (code: string, kind: 'juminhyo' | 'fuhyo') => {
  const hours = municipalityOf(code)?.offers?.[kind]?.hours
  if (hours === undefined) throw new Error('not offered')
  return [hours]
}
const open = (code: string, kind: 'juminhyo' | 'fuhyo', at: string) => isOpen(hoursOf(code, kind), holidays, Date.parse(`${at}+09:00`))

test('all hours are such as the wire can carry', () => {
  for (const { offers } of municipalities) for (const offer of Object.values(offers ?? {})) {
    if ('hours' in offer) expect(schedule.parse(offer.hours)).toEqual(offer.hours)
  }
})

test('みどり市 is open at any moment, so that the demo is', () => {
  for (const at of ['2026-11-22T03:00:00', '2026-11-23T12:00:00', '2027-01-01T23:59:59'])
    expect([open('99001', 'juminhyo', at), open('99001', 'fuhyo', at)]).toEqual([true, true])
})

test.each([
  ['2026-11-20T06:29:59', false, false],
  ['2026-11-20T06:30:00', true, false],
  ['2026-11-20T08:30:00', true, true],
  ['2026-11-20T17:14:59', true, true],
  ['2026-11-20T17:15:00', true, false],
  ['2026-11-20T23:00:00', false, false],
  ['2026-11-21T12:00:00', true, false],
  ['2026-11-23T12:00:00', true, false],
  ['2026-12-28T12:00:00', true, true],
  ['2026-12-29T12:00:00', false, false],
  ['2027-01-03T12:00:00', false, false],
  ['2027-01-04T12:00:00', true, true],
])('あおば町 at %s: 住民票 %s, 附票 %s', (at, juminhyo, fuhyo) => {
  expect([open('99002', 'juminhyo', at), open('99002', 'fuhyo', at)]).toEqual([juminhyo, fuhyo])
})

test('one municipality is for each way of authentication: one, the other, both, none', () => {
  const methods = municipalities.map(({ methods: { jpki, cardAp } }) => `${jpki} ${cardAp}`)
  for (const way of ['true false', 'false true', 'true true', 'false false']) expect(methods).toContain(way)
})

test('本籍地 lie in more than one prefecture', () => {
  expect(new Set(municipalities.map(({ prefecture }) => prefecture.id)).size).toBe(2)
})
