import { expect, test } from 'vitest'
import { stopsVersionOf } from './stops.ts'
import type { Entry } from './entry.ts'

const seen = (version: number): { readonly entry: Entry } => ({ entry: { kind: 'stopsSeen', version, stops: 1 } })
const digest = 'd'.repeat(64)
const started = { entry: { kind: 'terminalStarted', build: '0.1.0', configuration: digest, terminal: digest, demo: false } } as const

test('I-17 the highest version ever seen stands, whatever came after it, a start included', () => {
  expect(stopsVersionOf([seen(3), seen(7), started, seen(5), { entry: { kind: 'inService' } }])).toBe(7)
})

test('a terminal that never saw a notice has no version; the very first one counts, 0 as well', () => {
  expect(stopsVersionOf([started])).toBeNull()
  expect(stopsVersionOf([started, seen(0)])).toBe(0)
})
