import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { OriginOffice } from './origin-office.ts'
import { recordOf } from './paper.fixture.ts'

test('numbers are of twelve characters that nobody mistakes for others, and none comes twice', () => {
  const office = new OriginOffice(randomBytes)
  const numbers = Array.from({ length: 200 }, () => office.enter('tomihon-hitoha', '98001'))
  for (const number of numbers) expect(number).toMatch(/^([2-9A-HJKMNP-TV-Z]{4}-){2}[2-9A-HJKMNP-TV-Z]{4}$/)
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('bytes beyond the last whole alphabet are passed over, so that no character is likelier than another', () => {
  const office = new OriginOffice((bytes) => new Uint8Array(bytes).map((_, index) => (index % 2 === 0 ? 255 : 0)))
  expect(office.enter('tomihon-hitoha', '98001')).toBe('2222-2222-2222')
})

test('it can be applied to where 戸籍 or 附票 are issued, prefecture by prefecture, but not where one lives', () => {
  const { prefectures } = new OriginOffice(randomBytes).offerFor(recordOf('tomihon-hitoha')) ?? { prefectures: [] }
  expect(prefectures.map(({ id, municipalities }) => [id, municipalities.map(({ code }) => code)])).toEqual([['99', ['99002']], ['98', ['98001']]])
})

test('who has no 戸籍, or has it where he lives, is offered nothing', () => {
  const office = new OriginOffice(randomBytes)
  expect([office.offerFor(recordOf('sample-maria')), office.offerFor(recordOf('kaku-taro'))]).toEqual([null, null])
})

test('with its number it can be asked what has become of an application, until there is another', () => {
  const office = new OriginOffice(randomBytes)
  const first = office.enter('tomihon-hitoha', '98001')
  expect(office.applied(first)).toEqual({ status: 'inWork', municipality: 'とおやま市（架空）' })
  office.decide('approve')
  expect(office.applied(first)?.status).toBe('registered')
  const second = office.enter('tomihon-hitoha', '99002')
  office.decide('refuse')
  expect([office.applied(first), office.applied(second)]).toEqual([null, { status: 'refused', municipality: 'あおば町（架空）' }])
  expect(office.applied('2222-2222-2222')).toBeNull()
})
