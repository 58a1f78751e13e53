import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commonCardRecord, homeOf } from './common-card.ts'

const digits = (length: number) => fc.nat(10 ** length - 1).map((number) => String(number).padStart(length, '0'))
const record = commonCardRecord('ABCDEFGHIJKLMNO', '13101', '20300229')
const nothing = { kind: 'home', municipality: null, expiry: null }

describe('the 共通カード record', () => {
  test('tells municipality and expiry, with padding behind it or none', () => {
    fc.assert(fc.property(digits(5), fc.uint8Array({ maxLength: 40 }), (municipality, padding) => {
      const written = commonCardRecord('ABCDEFGHIJKLMNO', municipality, '20311231')
      expect(homeOf(Buffer.concat([written, padding]))).toEqual({ kind: 'home', municipality, expiry: '20311231' })
    }))
  })

  test('cut anywhere tells nothing', () => {
    for (let end = 0; end < record.length; end += 1) expect(homeOf(record.subarray(0, end))).toEqual(nothing)
  })

  test('tells digits or nothing, whatever the card sends', () => {
    const tagged = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.concat([Buffer.of(0x01, 0x1c), bytes]))
    fc.assert(fc.property(fc.oneof(tagged, fc.uint8Array({ maxLength: 60 })), (bytes) => {
      const { municipality, expiry } = homeOf(bytes)
      expect(municipality ?? '00000').toMatch(/^\d{5}$/)
      expect(expiry ?? '00000000').toMatch(/^\d{8}$/)
    }), { numRuns: 2000 })
  })

  const turned = [[0, 0x02], [1, 0x1d], [17, 0x41], [21, 0x20], [22, 0x2f], [26, 0x32], [28, 0x34]] as const
  test.each(turned)('with byte %i turned to %i tells nothing', (at, value) => {
    expect(homeOf(record.with(at, value))).toEqual(nothing)
  })

  test('is not written for what is no municipality', () => {
    expect(() => commonCardRecord('ABCDEFGHIJKLMNO', '1310', '20300101')).toThrow(RangeError)
    expect(() => commonCardRecord('ABCDEFGHIJKLMNO', '13101', '20301301')).toThrow(RangeError)
  })
})
