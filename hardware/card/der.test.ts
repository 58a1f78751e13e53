import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derLength } from './der.ts'
import { der } from './test-material.ts'

const contents = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.integer({ min: 0, max: 70_000 }).map((length) => new Uint8Array(length)),
)

describe('the length of a DER object', () => {
  test('is known from its first bytes, whatever follows', () => {
    fc.assert(fc.property(contents, fc.uint8Array({ maxLength: 20 }), (content, padding) => {
      const object = der(0x30, content)
      expect(derLength(object)).toBe(object.length)
      expect(derLength(Buffer.concat([object, padding]))).toBe(object.length)
      const head = object.length - content.length
      expect(derLength(object.subarray(0, head))).toBe(object.length)
      for (let cut = 0; cut < head; cut += 1) expect(derLength(object.subarray(0, cut))).toBe('more')
    }))
  })

  test('is never guessed from hostile bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      const length = derLength(bytes)
      if (typeof length !== 'number') return
      expect(length).toBeGreaterThanOrEqual(2)
      expect(length).toBeLessThan(2 ** 32 + 6)
      expect(Number.isInteger(length)).toBe(true)
    }), { numRuns: 2000 })
  })

  test.each([
    ['indefinite', [0x30, 0x80]],
    ['more than four digits', [0x30, 0x85, 1, 1, 1, 1, 1]],
    ['not minimal: long form for a short length', [0x30, 0x81, 0x7f]],
    ['not minimal: leading zero', [0x30, 0x82, 0x00, 0xff]],
    ['a long tag', [0x3f, 0x01, 0x01]],
  ])('is refused when %s', (_, bytes) => {
    expect(derLength(Uint8Array.from(bytes))).toBe('notDer')
  })
})
