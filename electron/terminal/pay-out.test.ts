import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { paidOutOf } from './pay-out.ts'

test.each([
  ['all of it', { kind: 'paid', paid: 500 }, { kind: 'paid', paid: 500 }],
  ['all of it, whatever it is called', { kind: 'short', paid: 500, owed: 0 }, { kind: 'paid', paid: 500 }],
  ['a part', { kind: 'short', paid: 200, owed: 300 }, { kind: 'short', paid: 200, owed: 300 }],
  ['a part that is called all', { kind: 'paid', paid: 200 }, { kind: 'short', paid: 200, owed: 300 }],
  ['a part, then stuck', { kind: 'stuck', paid: 200, owed: 1 }, { kind: 'stuck', paid: 200, owed: 300 }],
  ['more than was asked', { kind: 'paid', paid: 510 }, { kind: 'unknown' }],
  ['less than nothing', { kind: 'short', paid: -10, owed: 510 }, { kind: 'unknown' }],
  ['half a yen', { kind: 'short', paid: 0.5, owed: 499.5 }, { kind: 'unknown' }],
] as const)('%s', (_, answer, believed) => {
  expect(paidOutOf(500, answer)).toEqual(believed)
})

test('whatever the device says, what is paid and what is owed come to what was asked', () => {
  const kind = fc.constantFrom('paid', 'short', 'stuck')
  fc.assert(fc.property(fc.nat(5_000), fc.oneof(fc.double(), fc.nat(5_000)), fc.double(), kind, (asked, paid, owed, kind) => {
    const ended = paidOutOf(asked, { kind, paid, owed })
    if (ended.kind === 'unknown') expect(Number.isSafeInteger(paid) && paid >= 0 && paid <= asked, 'a sum that can be true is believed').toBe(false)
    else expect(ended.paid + (ended.kind === 'paid' ? 0 : ended.owed)).toBe(asked)
  }))
})
