import { describe, expect, test } from 'vitest'
import type { ScreenView } from '../contract/view.ts'
import type { Flow, Medium, Step, Why } from '../flow/flow.ts'
import { nothingHeld } from '../flow/holding.ts'
import type { Holding } from '../flow/holding.ts'
import { around, at, money, screen } from './fixture/drawn.ts'
import { viewOf } from './view-of.ts'

const settling = (why: Why, medium: Medium = 'card'): Step => ({ kind: 'settling', why, told: false, medium })

describe('out of service', () => {
  const out = (change: Partial<Flow>) => screen({ kind: 'outOfService' }, {}, { visit: null, ...change })
  const well = { faults: [], locked: [], outlet: 'empty' } as const

  test('because of faults, whatever the hour', () => {
    const ill = { faults: ['printer.jam'], locked: ['wipe.failed'], outlet: 'empty' } as const
    expect(out({ machine: ill, standing: { service: 'service.closed', barred: [] } })).toEqual({
      name: 'outOfService', faults: ['wipe.failed', 'printer.jam'], closed: null, card: false, paper: false, announcement: { ja: 'お知らせ' }, since: '2026-11-21T01:00:00.000Z',
    })
  })

  test('because of the hour, with when it opens; because of a stop, of which nobody knows that', () => {
    expect(out({ machine: well, standing: { service: 'service.closed', barred: [] } })).toMatchObject({
      faults: [], closed: { reason: 'service.closed', opensAt: 'opening of the service' },
    })
    expect(out({ machine: well, standing: { service: 'service.stopped', barred: [] } })).toMatchObject({ closed: { reason: 'service.stopped', opensAt: null } })
    expect(out({ machine: well })).toMatchObject({ closed: null })
  })

  test('because something lies in the machine', () => {
    expect(out({ machine: well, holding: { ...nothingHeld, card: 'inside' } })).toMatchObject({ faults: [], closed: null, card: true, paper: false })
    expect(out({ machine: { ...well, outlet: 'occupied' } })).toMatchObject({ faults: [], closed: null, card: false, paper: true })
  })
})

describe('every way out has its view', () => {
  const jammed = settling({ kind: 'trouble', fault: 'printer.jam' })
  const foreign = settling({ kind: 'refused', reason: 'card.foreign' })
  const blocked = settling({ kind: 'refused', reason: 'pin.blocked' })
  const stopped = settling({ kind: 'refused', reason: 'service.stopped' })
  test.each<readonly [string, ScreenView, ScreenView]>([
    ['trouble', screen(jammed, { ...money(500, 0, 300, 200), paper: 'possible', card: 'inside' }), {
      name: 'trouble', fault: 'printer.jam', returned: 300, owed: 200, slip: 'none', card: true, holding: 'card', paper: true, done: true, reference: 'BEEF-BEEF',
    }],
    ['a card that is not served', screen(foreign, { card: 'inside' }), { name: 'cardRefused', reason: 'card.foreign', card: true, holding: 'card' }],
    ['a person who is not served', screen(blocked, { card: 'inside' }), { name: 'refused', reason: 'pin.blocked', card: true, holding: 'card' }],
    ['refused with money inside', screen(stopped, money(500, 0, 500, 0)), {
      name: 'refund', reason: 'service.stopped', inserted: 500, returned: 500, owed: 0, slip: 'none', done: true, card: false, holding: 'card', reference: 'BEEF-BEEF',
    }],
    ['cancelled', screen(settling({ kind: 'cancelled' }), { card: 'inside' }), {
      name: 'leaving', card: true, holding: 'card', receipt: false, reason: 'cancelled',
    }],
    ['timed out', screen(settling({ kind: 'timeout' })), {
      name: 'leaving', card: false, holding: 'card', receipt: false, reason: 'timeout',
    }],
    ['cancelled with money inside', screen(settling({ kind: 'cancelled' }), { ...money(500, 0, 0, 0), payingOut: 500 }), {
      name: 'refund', reason: null, inserted: 500, returned: 0, owed: 0, slip: 'none', done: false, card: false, holding: 'card', reference: 'BEEF-BEEF',
    }],
    ['finished', screen(settling({ kind: 'finished' }), money(600, 600, 0, 0)), {
      name: 'leaving', card: false, holding: 'card', receipt: false, reason: 'finished',
    }],
  ])('%s', (_, view, expected) => expect(view).toEqual(expected))

  test.each<Why>([
    { kind: 'trouble', fault: 'card.failed' }, { kind: 'refused', reason: 'card.gone' }, { kind: 'refused', reason: 'pin.blocked' }, { kind: 'cancelled' },
    { kind: 'finished' },
  ])('a phone that is to be taken away is called a phone: %o', (why) => {
    expect(screen(settling(why, 'iphone'), { card: 'inside' })).toMatchObject({ card: true, holding: 'phone' })
    expect(screen(settling(why, 'android'), { ...money(500, 0, 500, 0), card: 'inside' })).toMatchObject({ card: true, holding: 'phone' })
  })

  test('a receipt or slip that is seen to lie in its outlet is spoken of; one that nobody sees, or that is taken, is not', () => {
    const receiptOf = (receipt: Holding['receipt'], receiptLies: boolean) => {
      const { screen: shown } = viewOf(at(settling({ kind: 'finished' }), { receipt, card: 'inside' }), { ...around, receiptLies })
      return shown.name === 'leaving' && shown.receipt
    }
    expect([receiptOf('outlet', true), receiptOf('outlet', false), receiptOf('none', true), receiptOf('printing', true)]).toEqual([true, false, false, false])
  })

  test.each(['none', 'printing', 'outlet', 'failed'] as const)('what has become of the slip over what stays owed is said: %s', (slip) => {
    expect(screen(jammed, { ...money(500, 0, 300, 200), slip })).toMatchObject({ name: 'trouble', slip })
    expect(screen(stopped, { ...money(500, 0, 300, 200), slip })).toMatchObject({ name: 'refund', slip })
  })

  test('money is not done with while the inlet is closing', () => {
    const view = screen(settling({ kind: 'timeout' }), { ...money(500, 0, 0, 0), inlet: 'closing' })
    expect(view).toMatchObject({ name: 'refund', done: false })
  })

  test('a coin that belongs to no visit has no number', () => {
    expect(screen(settling({ kind: 'cancelled' }), money(100, 0, 100, 0), { visit: null })).toMatchObject({ name: 'refund', reference: '' })
  })
})
