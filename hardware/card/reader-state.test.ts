import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReaderState } from './card.ts'
import { after, changesBetween, hasCard, hasReader } from './reader-state.ts'
import type { Happening } from './reader-state.ts'

type Kind = Happening['kind']

const states = ['noService', 'noReader', 'empty', 'present', 'session', 'mustRemove'] as const satisfies readonly ReaderState[]
const kinds = [
  'serviceFound', 'serviceLost', 'readerFound', 'readerLost', 'placed', 'removed', 'sessionBegun', 'sessionEnded', 'lineBroken',
] as const satisfies readonly Kind[]

/** Where each happening leads from each state, in the order of `kinds`; `-`: nowhere. */
const table: Readonly<Record<ReaderState, readonly (ReaderState | '-')[]>> = {
  noService: ['noReader', '-', 'empty', '-', '-', '-', '-', '-', '-'],
  noReader: ['-', 'noService', 'empty', '-', '-', '-', '-', '-', '-'],
  empty: ['-', 'noService', '-', 'noReader', 'present', '-', '-', '-', '-'],
  present: ['-', 'noService', '-', 'noReader', '-', 'empty', 'session', '-', '-'],
  session: ['-', 'noService', '-', 'noReader', '-', 'empty', '-', 'present', 'mustRemove'],
  mustRemove: ['-', 'noService', '-', 'noReader', '-', 'empty', '-', '-', '-'],
}

const moves = states.flatMap((from) => kinds.map((kind, index) => [from, kind, table[from][index] ?? '-'] as const))

test.each(moves)('%s: %s leads to %s', (from, kind, to) => {
  expect(after(from, { kind })).toBe(to === '-' ? from : to)
})

describe('whatever happens, in whatever order', () => {
  const happenings = fc.array(fc.constantFrom<Kind>(...kinds))

  test('a card is talked with only while it lies on a reader of a service, and a broken line is left by taking it away only', () => {
    fc.assert(fc.property(happenings, (happened) => {
      let state: ReaderState = 'noService'
      for (const kind of happened) {
        const before: ReaderState = state
        state = after(before, { kind })
        if (state === 'session') expect(before === 'session' || (before === 'present' && kind === 'sessionBegun')).toBe(true)
        if (before === 'mustRemove' && state !== before) expect(hasCard(state)).toBe(false)
        if (state === 'mustRemove' && state !== before) expect([before, kind]).toEqual(['session', 'lineBroken'])
      }
    }))
  })

  test('what is told of it adds up to what there is', () => {
    fc.assert(fc.property(happenings, (happened) => {
      let state: ReaderState = 'noService'
      const there = { reader: false, card: false }
      for (const kind of happened) {
        const next: ReaderState = after(state, { kind })
        for (const change of changesBetween(state, next)) {
          if (change.kind === 'readerFound' || change.kind === 'readerLost') expect(there.card).toBe(false)
          if (change.kind === 'placed' || change.kind === 'removed') expect(there.reader).toBe(true)
          if (change.kind === 'readerFound' || change.kind === 'readerLost') there.reader = change.kind === 'readerFound'
          else there.card = change.kind === 'placed'
        }
        state = next
        expect(there).toEqual({ reader: hasReader(state), card: hasCard(state) })
      }
    }))
  })
})
