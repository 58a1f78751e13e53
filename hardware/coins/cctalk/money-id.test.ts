import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { coinYen, noteYen } from './money-id.ts'

test('coins of Japan by their id', () => {
  expect(['JP001A', 'JP005A', 'JP010A', 'JP050A', 'JP100A', 'JP500A', 'JP500B'].map(coinYen)).toEqual([1, 5, 10, 50, 100, 500, 500])
})

test('what is no coin of Japan has no value: another country, a token, nothing programmed, a value there is none of', () => {
  const none = ['EU200A', 'JP200A', 'JP000A', 'TK001A', '......', 'JP500', 'JP0500A', 'jp500A', '', 'JP5.0A']
  expect(none.filter(id => coinYen(id) !== null)).toEqual([])
})

test('notes of Japan by their id, as it stands or with K for thousands', () => {
  const ids = ['JP1000A', 'JP2000A', 'JP5000B', 'JP1K0A', 'JP001KA', 'JP010KA', 'JP10KA', 'JP01K0A']
  expect(ids.map(id => noteYen(id, 1, 0))).toEqual([1000, 2000, 5000, 1000, 1000, 10_000, 10_000, 1000])
})

test('or in the units of a country', () => {
  expect([noteYen('JP0001A', 1000, 0), noteYen('JP0010A', 1000, 0), noteYen('JP1000A', 100, 2)]).toEqual([1000, 10_000, 1000])
  expect(noteYen('JP1000A', 0, 0)).toBe(null)
})

test('whatever a device calls its money: a value there is, or none', () => {
  const japanese = fc.tuple(fc.stringMatching(/^[0-9K.]{0,5}$/), fc.string({ maxLength: 2 })).map(parts => `JP${parts.join('')}`)
  const any = fc.oneof(fc.string(), japanese)
  fc.assert(fc.property(any, fc.nat({ max: 65_535 }), fc.nat({ max: 255 }), (id, scale, decimals) => {
    expect([1, 5, 10, 50, 100, 500, null]).toContain(coinYen(id))
    expect([1000, 2000, 5000, 10_000, null]).toContain(noteYen(id, scale, decimals))
  }), { numRuns: 2000 })
})
