import { expect, test } from 'vitest'
import { isStaffCalled } from './staff-calls.ts'
import type { Entry } from './entry.ts'

const transaction = 'ab'.repeat(16)
const called: Entry = { kind: 'staffCalled', transaction }
const answered: Entry = { kind: 'staffCallEnded', transaction: null, by: 'staff' }
const calledOff: Entry = { kind: 'staffCallEnded', transaction, by: 'customer' }
const failed: Entry = { kind: 'staffSignalFailed', transaction, on: false }
const started: Entry = { kind: 'inService' }

test.each<readonly [boolean, string, readonly Entry[]]>([
  [false, 'nobody has ever called', [started]],
  [true, 'a restart or a lamp that failed does not answer', [called, started, failed]],
  [false, 'staff have answered', [called, answered]],
  [false, 'the customer has called off', [called, calledOff]],
  [true, 'somebody has called again', [called, answered, called]],
])('%s: %s', (expected, _, entries) => {
  expect(isStaffCalled(entries.map((entry) => ({ entry })))).toBe(expected)
})
