import { expect, test } from 'vitest'
import { advance } from './advance.ts'
import { begin } from './begin.ts'
import type { FlowEvent } from './event.ts'
import type { Flow, Order } from './flow.ts'

const visit = 'a visit'
const order: Order = { entry: 'juminhyo', kind: 'juminhyo', issuer: '99001', answers: [], copies: 1, fee: 300, due: 300 }

function printing(outlet: Flow['machine']['outlet']): Flow {
  const fresh = begin([], 10)
  return {
    ...fresh, visit, step: { kind: 'printing', item: 0, done: 1 }, machine: { ...fresh.machine, outlet },
    holding: {
      ...fresh.holding, money: { inserted: 300, kept: 0, returned: 0, owed: 0 },
      items: [{ order, data: 'held', issue: 'applied', sheets: 1, failed: null }],
    },
  }
}

function after(flow: Flow, ...events: readonly FlowEvent[]): Flow {
  return events.reduce((before, event) => {
    const result = advance(before, event)
    return result === 'ignored' ? before : result.flow
  }, flow)
}

test('a sheet taken before the outlet was looked at again counts as taken', () => {
  const handed = after(printing('empty'), { kind: 'printed', visit, item: 0 })
  expect(handed.step.kind).toBe('handing')
  expect(after(handed, { kind: 'outlet', state: 'empty' }).step.kind).toBe('receipt')
})

test('an outlet without a sensor stays one that nobody can see: the customer has to say it', () => {
  const handed = after(printing('unknown'), { kind: 'printed', visit, item: 0 })
  expect(handed.machine.outlet).toBe('unknown')
  expect(after(handed, { kind: 'touched', touch: { kind: 'taken' } }).step.kind).toBe('receipt')
})

test('a receipt taken before the sheet is not asked for again', () => {
  const handed = after(printing('empty'), { kind: 'printed', visit, item: 0 }, { kind: 'receiptPrinted', visit, ok: true }, { kind: 'receiptTaken' })
  const left = after(handed, { kind: 'vaultEnded', visit, item: 0, gone: true, bytes: 9, killed: false }, { kind: 'outlet', state: 'empty' })
  expect([left.step.kind, left.visit]).toEqual(['ready', null])
})
