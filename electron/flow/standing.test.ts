import { describe, expect, test } from 'vitest'
import type { FlowEvent } from './event.ts'
import type { Closed } from './flow.ts'
import { tens, Walk } from './walk.contract.ts'

const visit = 'a visit'
const service = (reason: Closed | null): FlowEvent => ({ kind: 'standing', standing: { service: reason, barred: [] } })
const barred = (reason: Closed): FlowEvent => ({ kind: 'standing', standing: { service: null, barred: [{ entry: 'juminhyo', reason }] } })

describe('hours', () => {
  test('closed: nobody begins; open again: ready', () => {
    const walk = new Walk().happens(service('service.closed'))
    expect(walk.flow.step.kind).toBe('outOfService')
    walk.happens({ kind: 'cardPlaced', visit })
    expect(walk.flow.visit).toBeNull()
    expect(walk.happens({ kind: 'cardRemoved' }, service(null)).flow.step.kind).toBe('ready')
  })

  test('closing time before ⑪ ends the visit; past ⑪ it may finish', () => {
    expect(new Walk().toConfirm().happens(service('service.closed')).flow.step).toMatchObject({ why: { kind: 'refused', reason: 'service.closed' } })
    const walk = new Walk().toPay().happens(service('service.closed')).pays(300)
    expect(walk.flow.step.kind).toBe('printing')
  })

  test('⑤: a certificate out of its hours leads to the reason', () => {
    const walk = new Walk().toMenu().happens(barred('service.closed')).touches({ kind: 'choose', entry: 'juminhyo' })
    expect(walk.flow.step).toMatchObject({ kind: 'explaining', reason: 'service.closed' })
  })

  test('⑩: it has closed meanwhile', () => {
    const walk = new Walk().toConfirm().happens(barred('service.closed')).touches({ kind: 'confirm' })
    expect(walk.flow.step).toMatchObject({ kind: 'explaining', reason: 'service.closed' })
    expect(walk.told()).not.toContain('openVault')
  })

  test('⑪: of two, the second has closed while the first was fetched: it is not applied for', () => {
    const walk = new Walk().toConfirmTwo().touches({ kind: 'confirm' }).happens(barred('service.closed'), { kind: 'held', visit, item: 0, sheets: 1, fee: 300 })
    expect(walk.flow.step.kind).toBe('paying')
    expect(walk.flow.holding.items.map(({ failed }) => failed)).toEqual([null, 'service.closed'])
  })
})

describe('I-17 stops', () => {
  test('take effect at once before ⑪, and nobody begins', () => {
    const walk = new Walk().toConfirm().happens(service('service.stopped'))
    expect(walk.flow.step).toMatchObject({ why: { reason: 'service.stopped' } })
    expect(walk.flow.step.kind).toBe('settling')
  })

  test('while it is being paid for: everything back, nothing printed', () => {
    const walk = new Walk().toPay().happens({ kind: 'credited', yen: 100, inlet: 'coins', counter: 1 }, service('service.stopped'), { kind: 'inletClosed', visit })
    expect(walk.effects).toContainEqual({ kind: 'payOut', yen: 100 })
    expect(walk.told()).not.toContain('print')
  })

  test('paid in full, and stopped in the last moment before ⑬', () => {
    const walk = new Walk().toPay().happens({ kind: 'credited', yen: 300, inlet: 'coins', counter: 1 }, { kind: 'inletClosed', visit })
    expect(walk.flow.step.kind).toBe('clearing')
    walk.happens(barred('service.stopped'), { kind: 'stopsRead', visit })
    expect(walk.effects).toContainEqual({ kind: 'payOut', yen: 300 })
    expect(walk.told()).not.toContain('print')
  })

  test('the center says nothing before ⑬: fail closed, everything back', () => {
    const walk = new Walk().toPay().happens({ kind: 'credited', yen: 300, inlet: 'coins', counter: 1 }, { kind: 'inletClosed', visit }, { kind: 'centerFailed', visit, fault: 'center.unreachable' })
    expect(walk.effects).toContainEqual({ kind: 'payOut', yen: 300 })
  })

  test('past closing time it still ends everything before ⑬', () => {
    const walk = new Walk().toPay().happens(service('service.closed'), { kind: 'credited', yen: 300, inlet: 'coins', counter: 1 }, { kind: 'inletClosed', visit })
    walk.happens({ kind: 'standing', standing: { service: 'service.closed', barred: [{ entry: 'juminhyo', reason: 'service.stopped' }] } }, { kind: 'stopsRead', visit })
    expect(walk.told()).not.toContain('print')
  })

  test('the center is asked before every certificate; if it says nothing, what was printed stays and the rest goes back', () => {
    const walk = new Walk().toConfirmTwo().ordered(2).pays(600).happens({ kind: 'printed', visit, item: 0 })
    expect(walk.flow.step.kind).toBe('clearing')
    walk.happens({ kind: 'centerFailed', visit, fault: 'center.unreachable' })
    expect(walk.effects.filter(({ kind }) => kind === 'print')).toHaveLength(1)
    expect(walk.effects).toContainEqual({ kind: 'payOut', yen: 300 })
    expect(walk.flow.step.kind).toBe('handing')
  })

  test('between two certificates: the printed one stays, the other goes back', () => {
    const walk = new Walk().toConfirmTwo().ordered(2).pays(600).happens(service('service.stopped'), { kind: 'printed', visit, item: 0 }, { kind: 'stopsRead', visit })
    expect(walk.effects.filter(({ kind }) => kind === 'print')).toHaveLength(1)
    expect(walk.effects).toContainEqual({ kind: 'payOut', yen: 300 })
    expect(walk.flow.step.kind).toBe('handing')
  })

  test('of one type while it is being paid for: the other type may be had', () => {
    const walk = new Walk().toConfirm().touches(
      { kind: 'another' }, { kind: 'choose', entry: 'tax' }, { kind: 'confirm' }, { kind: 'answer', question: 'year', choice: 'this', on: true }, { kind: 'confirm' },
      { kind: 'confirm' }, { kind: 'confirm' },
    ).happens(
      { kind: 'held', visit, item: 0, sheets: 1, fee: 300 }, { kind: 'held', visit, item: 1, sheets: 1, fee: 0 },
      { kind: 'coinsRead', visit, values: [100, 500], tubes: tens(500) }, barred('service.stopped'), { kind: 'inletClosed', visit }, { kind: 'stopsRead', visit },
    )
    expect(walk.effects.filter(({ kind }) => kind === 'print')).toEqual([{ kind: 'print', item: 1 }])
  })
})
