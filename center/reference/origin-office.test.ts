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
