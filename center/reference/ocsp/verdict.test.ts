import { assert, integer, nat, oneof, property, tuple, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { flipped, genuineAnswer } from './genuine.fixture.ts'
import { largestResponse } from './response.ts'
import { verdict } from './verdict.ts'

const { genuine, asked, issuer } = await genuineAnswer()

test('the genuine answer is good, and only within bounds of size', () => {
  expect(verdict(genuine, asked, issuer)).toEqual({ kind: 'good' })
  expect(genuine.length).toBeLessThan(largestResponse)
  expect(verdict(new Uint8Array(largestResponse + 1), asked, issuer)).toEqual({ kind: 'down', why: 'malformed' })
})

test('with any bit pattern anywhere, cut short, or with more behind it, neither', () => {
  const place = nat(genuine.length - 1)
  const hostile = oneof(
    tuple(place, integer({ min: 1, max: 255 })).map(([at, mask]) => flipped(genuine, at, mask)),
    place.map((end) => genuine.subarray(0, end)),
    uint8Array({ minLength: 1, maxLength: 64 }).map((more) => Buffer.concat([genuine, more])),
    tuple(place, uint8Array({ minLength: 1, maxLength: 64 })).map(([at, more]) =>
      Buffer.concat([genuine.subarray(0, at), more, genuine.subarray(at)])),
  )
  assert(property(hostile, (bytes) => {
    expect(verdict(bytes, asked, issuer).kind).toBe('down')
  }))
})

test('bytes of any kind are malformed or a refusal', () => {
  assert(property(uint8Array({ maxLength: 512 }), (bytes) => {
    expect(verdict(bytes, asked, issuer).kind).toBe('down')
  }))
})

test('objects within objects without end don\'t take it down', () => {
  expect(verdict(new Uint8Array(largestResponse).fill(0x30), asked, issuer)).toEqual({ kind: 'down', why: 'malformed' })
  const endless = Buffer.concat(Array.from({ length: largestResponse / 4 }, () => Buffer.from([0x30, 0x80, 0x30, 0x80])))
  expect(verdict(endless, asked, issuer)).toEqual({ kind: 'down', why: 'malformed' })
})
