import { describe, expect, test } from 'vitest'
import { mostAttempts } from './cashless.ts'
import type { FlowEvent } from './event.ts'
import { Walk } from './walk.contract.ts'

const visit = 'a visit'
const seen: FlowEvent = { kind: 'cashlessSeen', visit, available: true }
const shut: FlowEvent = { kind: 'inletClosed', visit }
const coin: FlowEvent = { kind: 'credited', yen: 100, inlet: 'coins', counter: 1 }
const chosen = (walk: Walk): Walk => walk.happens(seen).touches({ kind: 'payCashless' })
const asking = (): Walk => chosen(new Walk().toPay()).happens(shut)
const gone = (item: number): FlowEvent => ({ kind: 'vaultEnded', visit, item, gone: true, bytes: 9, killed: false })

describe('at ⑫', () => {
  test('it can be chosen only where it has been seen, and nothing is inserted', () => {
    expect(new Walk().toPay().touches({ kind: 'payCashless' }).ignored).toHaveLength(1)
    expect(new Walk().toPay().happens(seen, coin).touches({ kind: 'payCashless' }).ignored).toHaveLength(1)
    expect(new Walk().toPay().happens(seen, { ...seen, available: false }).touches({ kind: 'payCashless' }).ignored).toHaveLength(1)
  })

  test('the inlet is shut before anybody is asked, and for the whole sum', () => {
    const walk = chosen(new Walk().toConfirmTwo().ordered(2))
    expect(walk.told().filter((kind) => kind === 'closeInlet' || kind === 'authorise')).toEqual(['closeInlet'])
    walk.happens(shut)
    expect(walk.effects).toContainEqual({ kind: 'authorise', yen: 600, attempt: 1 })
    expect(walk.touches({ kind: 'payCashless' }).ignored, 'asked once').toHaveLength(1)
  })

  test('coins that were enough before the inlet was shut have paid: nobody is asked as well', () => {
    const walk = chosen(new Walk().toPay()).happens({ ...coin, yen: 500 }, shut)
    expect(walk.effects.some(({ kind }) => kind === 'authorise')).toBe(false)
    expect(walk.happens({ kind: 'stopsRead', visit }, { kind: 'printed', visit, item: 0 }).flow.holding).toMatchObject({ money: { kept: 300 }, cashless: { charged: 0 } })
  })

  test('an answer about coins that was asked for before comes too late to open the inlet', () => {
    const walk = asking()
    walk.told()
    walk.happens({ kind: 'coinsRead', visit, values: [100], tubes: [] })
    expect([walk.flow.holding.inlet, walk.told()]).toEqual(['closed', []])
  })

  test('declined: the inlet opens again; so often, and no more', () => {
    const walk = new Walk().toPay()
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      chosen(walk).happens(shut)
      expect(walk.effects).toContainEqual({ kind: 'authorise', yen: 300, attempt })
      expect(walk.flow.step).toMatchObject({ declined: false })
      walk.happens({ kind: 'notAuthorised', visit, why: 'declined' })
      expect(walk.flow.step).toMatchObject({ kind: 'paying', declined: true, accepts: null })
      walk.happens({ kind: 'coinsRead', visit, values: [100], tubes: [{ value: 100, count: 9, capacity: 50 }] })
    }
    expect(walk.ignored).toEqual([])
    expect(chosen(walk).ignored).toHaveLength(1)
    expect(walk.flow.holding.inlet, 'in coins it may still be paid').toBe('open')
  })

  test('a certificate that is lost meanwhile is not taken: what was asked for is more, what is taken is less', () => {
    const walk = chosen(new Walk().toConfirmTwo().ordered(2)).happens(shut, gone(0), { kind: 'authorised', visit }, { kind: 'stopsRead', visit })
    walk.happens({ kind: 'printed', visit, item: 1 })
    expect(walk.effects).toContainEqual({ kind: 'capture', yen: 300 })
  })
})

describe('nothing stays set aside:', () => {
  test('the answer was on its way when the customer gave up', () => {
    const walk = asking().touches({ kind: 'cancel' })
    expect(walk.told().at(-1)).toBe('cancelAuthorise')
    expect(walk.flow.step.kind, 'its answer decides').toBe('paying')
    walk.happens({ kind: 'authorised', visit })
    expect(walk.flow.step).toMatchObject({ kind: 'settling', why: { kind: 'cancelled' } })
    expect(walk.effects).toContainEqual({ kind: 'release' })
    walk.happens(gone(0))
    expect(walk.flow.visit, 'and it is waited for').toBe(visit)
    expect(walk.happens({ kind: 'released', visit, result: 'unknown' }).flow.visit, 'but not for long').toBeNull()
  })

  test.each<readonly [string, FlowEvent]>([
    ['the time is up', { kind: 'elapsed', wait: 'countdown' }],
    ['the coin device fails', { kind: 'faultRaised', code: 'coins.jam' }],
    ['everything is stopped', { kind: 'standing', standing: { service: 'service.stopped', barred: [] } }],
    ['the one certificate is lost', gone(0)],
  ])('%s while it is asked', (_, event) => {
    const walk = asking().happens({ kind: 'elapsed', wait: 'idle' }, event)
    expect(walk.told()).toContain('cancelAuthorise')
    walk.happens({ kind: 'authorised', visit })
    expect(walk.effects).toContainEqual({ kind: 'release' })
  })

  test('authorised, and then stopped before the first sheet', () => {
    const walk = asking().happens({ kind: 'authorised', visit }, { kind: 'centerFailed', visit, fault: 'center.unreachable' })
    expect(walk.effects).toContainEqual({ kind: 'release' })
    expect(walk.effects.some(({ kind }) => kind === 'print' || kind === 'payOut')).toBe(false)
    walk.happens({ kind: 'released', visit, result: 'done' }, gone(0)).touches({ kind: 'taken' })
    expect(walk.effects).toContainEqual({ kind: 'report', item: 0, outcome: '未交付未収' })
  })

  test('nobody knows: it is let go, and told, unless something graver has been told before', () => {
    const walk = asking().happens({ kind: 'notAuthorised', visit, why: 'unknown' })
    expect(walk.flow.step).toMatchObject({ kind: 'settling', why: { kind: 'trouble', fault: 'cashless.unknown' } })
    expect(walk.effects).toContainEqual({ kind: 'release' })
    expect(walk.flow.machine.locked, 'the next one may come').toEqual([])
    const late = asking().happens({ kind: 'elapsed', wait: 'idle' }, { kind: 'elapsed', wait: 'countdown' }, { kind: 'notAuthorised', visit, why: 'unknown' })
    expect(late.flow.step).toMatchObject({ told: false, why: { fault: 'cashless.unknown' } })
    const jammed = asking().happens({ kind: 'faultRaised', code: 'printer.jam' }, { kind: 'notAuthorised', visit, why: 'unknown' })
    expect(jammed.flow.step).toMatchObject({ why: { fault: 'printer.jam' } })
  })
})

describe('tampering with the money', () => {
  test('what is inside is withheld, even where a coin falls after that; staff who has looked lets it come back again', () => {
    const walk = new Walk().toPay().happens(coin, { kind: 'faultRaised', code: 'coins.fraud' }, shut)
    expect(walk.effects).toContainEqual({ kind: 'withhold', yen: 100 })
    expect(walk.effects).toContainEqual({ kind: 'printOwedSlip', yen: 100 })
    walk.happens(coin)
    expect(walk.flow.holding).toMatchObject({ money: { owed: 200, returned: 0 }, withheld: 200 })
    walk.happens({ kind: 'serviced' }, coin)
    expect(walk.effects).toContainEqual({ kind: 'payOut', yen: 100 })
  })

  test('what is being counted out when it is found goes on', () => {
    const walk = new Walk().toPay().happens(coin).touches({ kind: 'cancel' }).happens(shut, { kind: 'faultRaised', code: 'coins.fraud' }, { kind: 'paidOut', visit, result: 'paid', paid: 100 })
    expect(walk.flow.holding.money).toEqual({ inserted: 100, kept: 0, returned: 100, owed: 0 })
  })
})
