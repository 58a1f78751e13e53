import { expect, test } from 'vitest'
import { knownOf, learntOf } from './acceptor.ts'
import type { Known, Learnt, Remembered } from './acceptor.ts'

const transaction = 'a'.repeat(32)

test('each inlet is known up to its last entry; the last to whom the inlet was opened is the payer', () => {
  expect(knownOf([])).toEqual({ marks: [], payer: null })
  expect(knownOf([
    { kind: 'acceptorAdopted', why: 'first', inlet: 'coins', counter: 7 }, { kind: 'acceptorAdopted', why: 'first', inlet: 'notes', counter: 0 },
    { kind: 'inletOpened', transaction, due: 300 }, { kind: 'credited', transaction, yen: 100, inlet: 'coins', counter: 8 },
    { kind: 'inletClosed', transaction }, { kind: 'coinsPassed', inlet: 'coins', counter: 9 },
  ])).toEqual({ marks: [{ inlet: 'coins', counter: 9 }, { inlet: 'notes', counter: 0 }], payer: transaction })
})

const known: Known = { marks: [{ inlet: 'coins', counter: 254 }], payer: transaction }
const coin = (counter: number) => ({ inlet: 'coins', yen: 100, counter }) as const
const told = (counter: number, ...credits: readonly ReturnType<typeof coin>[]): Remembered => ({ kind: 'told', credits, faults: [], marks: [{ inlet: 'coins', counter }] })
const lost = (counter: number, why: 'reset' | 'overrun'): Remembered => ({ ...told(counter), kind: 'lost', inlet: 'coins', why })
const mark = (counter: number) => ({ inlet: 'coins', counter }) as const

test.each<readonly [string, Remembered, boolean, readonly Learnt[]]>([
  ['has seen nothing', told(254), true, []],
  ['was paid while its counter went round', told(1, coin(255), coin(1)), true, [{ kind: 'credit', credit: coin(255) }, { kind: 'credit', credit: coin(1) }]],
  ['was paid, and refused something', told(1, coin(255)), true, [{ kind: 'credit', credit: coin(255) }, { kind: 'pass', mark: mark(1) }]],
  ['was reset while it may have been open', lost(0, 'reset'), true, [{ kind: 'alarm', fault: 'uncounted' }, { kind: 'adopt', why: 'reset', mark: mark(0) }]],
  ['was reset while it was shut', lost(0, 'reset'), false, [{ kind: 'adopt', why: 'reset', mark: mark(0) }]],
  ['forgot what it was paid', lost(20, 'overrun'), true, [{ kind: 'alarm', fault: 'uncounted' }, { kind: 'adopt', why: 'overrun', mark: mark(20) }]],
])('an inlet that %s', (_, remembered, open, learnt) => {
  expect(learntOf(remembered, known, open)).toEqual(learnt)
})

test('an inlet never seen before is adopted, whatever it says', () => {
  const marks = [mark(3), { inlet: 'notes', counter: 9 }] as const
  expect(learntOf({ kind: 'told', credits: [], faults: [], marks }, { marks: [mark(3)], payer: null }, true)).toEqual([{ kind: 'adopt', why: 'first', mark: marks[1] }])
})
