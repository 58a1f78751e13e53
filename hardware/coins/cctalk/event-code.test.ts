import { expect, test } from 'vitest'
import { coinEvent, noteEvent } from './event-code.ts'
import { selfCheckWords } from './self-check.ts'

const codes = Array.from({ length: 256 }, (_, code) => code)

test('error codes of coins are jam and fraud as the manuals group them', () => {
  expect(codes.filter(code => coinEvent(code).group === 'jam')).toEqual([4, 5, 6, 7, 12, 14, 15, 26, 29, 30, 31, 32, 35, 36])
  expect(codes.filter(code => coinEvent(code).group === 'fraud')).toEqual([16, 17, 18, 19, 20, 23])
  expect(coinEvent(254)).toEqual({ group: 'return', words: 'return lever' })
  expect([coinEvent(2).group, coinEvent(131)]).toEqual(['reject', { group: 'reject', words: 'coin 4 inhibited' }])
})

test('states of notes are grouped as the specification does: fatal, fraud, rejected or a state', () => {
  expect(codes.filter(code => noteEvent(code).group === 'jam')).toEqual([6, 7, 15, 16])
  expect(codes.filter(code => noteEvent(code).group === 'fraud')).toEqual([8, 9, 17, 18])
  expect(codes.filter(code => noteEvent(code).group === 'broken')).toEqual([11, 13, 19])
  expect([noteEvent(1).group, noteEvent(14).group, noteEvent(0).group]).toEqual(['return', 'full', 'state'])
})

test('every code has words, also one that nobody knows', () => {
  for (const code of codes) expect([coinEvent(code).words, noteEvent(code).words, selfCheckWords(code)]).not.toContain('')
  expect([selfCheckWords(8), selfCheckWords(30), selfCheckWords(200)]).toEqual(['sorter exit sensors', 'ROM checksum', 'fault 200'])
})
