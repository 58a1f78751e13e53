import { afterEach, describe, expect, test, vi } from 'vitest'
import { daily } from '../../center/schedule.ts'
import { officeHours, sentEntry, sentMenu } from './fixture/sent-menu.ts'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { servedUpTo, serving } from './fixture/served.ts'
import type { Served } from './fixture/served.ts'

afterEach(() => vi.unstubAllEnvs())

/** The stage's clock begins at 10:00 of a Saturday in Japan. */
const closesSoon = ({ stage }: Served): void => { stage.center.hours = daily('6:30', '10:05') }
const minutes = 60_000

describe('B10 hours', () => {
  test('before the opening nobody is served, and the screen says when; then it opens by itself', async () => {
    const { stage } = await serving(({ stage: { center } }) => { center.hours = daily('10:30', '23:00') })
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: [], closed: { reason: 'service.closed', opensAt: '2026-11-21T01:30:00.000Z' } })
    await stage.clock.turn(30 * minutes)
    expect(stage.screen.name).toBe('ready')
    expect(of(stage, 'standing').map(({ service }) => service)).toEqual(['service.closed', 'open'])
  })

  test('a card that was laid down before the opening is in the way, and that is said; whoever takes it and lays it down anew is served', async () => {
    const { stage } = await serving(({ stage: { center } }) => { center.hours = daily('10:30', '23:00') })
    stage.card.place()
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', closed: { reason: 'service.closed' }, card: true })
    await stage.clock.turn(30 * minutes)
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: [], closed: null, card: true, paper: false })
    stage.card.remove()
    expect(stage.screen.name).toBe('ready')
    stage.card.place()
    expect(stage.screen.name).toBe('reading')
  })

  test('the place has hours of its own', async () => {
    const { stage } = await serving(() => undefined, { hours: officeHours })
    expect(stage.screen.view.screen).toMatchObject({ closed: { opensAt: '2026-11-22T23:30:00.000Z' } })
    const open = await serving(() => undefined, { hours: daily('9:00', '17:00') })
    expect(open.stage.screen.view.screen).toMatchObject({ hours: { from: '2026-11-21T00:00:00.000Z', to: '2026-11-21T08:00:00.000Z' } })
  })

  test('at ⑤: what is closed says so, and when it can next be had', async () => {
    const { stage, customer } = await servedUpTo('choose')
    customer.touch({ kind: 'choose', entry: 'koseki' })
    expect(stage.screen.view.screen).toEqual({
      name: 'why', certificate: 'koseki', reason: 'service.closed', note: null, opensAt: '2026-11-22T23:30:00.000Z',
    })
  })

  test('at ⑩: what has closed meanwhile is not sent', async () => {
    const entries = [sentEntry('juminhyo', 300, { hours: daily('6:30', '10:01') }), sentEntry('tax', 450)]
    const { stage, customer } = await servedUpTo('confirm', ({ stage }) => {
      stage.center.menu = () => ({ kind: 'ok', value: { ...sentMenu, entries } })
    })
    await stage.clock.turn(50_000)
    customer.touch({ kind: 'language', language: 'ja' })
    await stage.clock.turn(10_000)
    customer.touch({ kind: 'confirm' })
    expect(stage.screen.view.screen).toMatchObject({ name: 'why', certificate: 'juminhyo', reason: 'service.closed' })
    expect(stage.vaults).toEqual([])
  })

  test('the clock is looked at before the finger is heard, even between two looks', async () => {
    const { stage, customer } = await servedUpTo('confirm', closesSoon)
    const { epoch } = stage.screen.view
    vi.spyOn(stage.clock, 'wall').mockReturnValue(Date.parse('2026-11-21T10:05:00+09:00'))
    customer.touch({ kind: 'confirm' })
    expect(stage.screen.view.screen).toMatchObject({ name: 'refused', reason: 'service.closed' })
    expect(stage.journal.entries.at(-1), 'and the finger meant a screen that is gone').toMatchObject({ kind: 'ignored', event: 'touched' })
    expect(stage.screen.view.epoch).toBeGreaterThan(epoch)
    expect(stage.vaults).toEqual([])
    vi.restoreAllMocks()
  })

  test('what is past ⑪ may finish after closing time', async () => {
    const { stage, customer } = await servedUpTo('pay', closesSoon)
    vi.spyOn(stage.clock, 'wall').mockImplementation(() => Date.parse('2026-11-21T10:05:00+09:00') + stage.clock.monotonic())
    stage.center.ahead = 0
    await stage.clock.turn(10_000)
    expect(stage.screen.name).toBe('pay')
    await customer.until('takeReceipt')
    await customer.until('outOfService')
    expect(of(stage, 'printEnded').map(({ outcome }) => outcome)).toEqual(['printed'])
    expectPromisesKept(stage)
    vi.restoreAllMocks()
  })

  test('the time zone is Japan’s, whatever the machine says', async () => {
    vi.stubEnv('TZ', 'America/New_York')
    expect(new Date('2026-11-21T01:00:00Z').getHours(), 'the machine believes it is yesterday evening').toBe(20)
    const { stage } = await serving(({ stage: { center } }) => { center.hours = daily('9:59', '10:01') })
    expect(stage.screen.view.screen).toMatchObject({ name: 'ready', hours: { from: '2026-11-21T00:59:00.000Z', to: '2026-11-21T01:01:00.000Z' } })
    await stage.clock.turn(minutes)
    expect(stage.screen.view.screen).toMatchObject({ closed: { reason: 'service.closed', opensAt: '2026-11-22T00:59:00.000Z' } })
  })
})

describe('自団体のみ', () => {
  const only = (...municipalities: readonly string[]) => serving(() => undefined, { municipalities })

  test('who has nothing here is told where to go', async () => {
    const { stage, customer } = await only('99999')
    await customer.goOn()
    await customer.until('refused')
    expect(stage.screen.view.screen).toMatchObject({ reason: 'service.ownMunicipalityOnly' })
    expect(of(stage, 'authenticated')).toEqual([])
  })

  test('only what the listed ones issue is shown, and only there can one register', async () => {
    const { stage, customer } = await only('99902')
    await customer.goOn()
    await customer.until('choose')
    expect(stage.screen.view.screen).toMatchObject({ entries: [{ id: 'koseki' }] })
    customer.touch({ kind: 'register' })
    customer.touch({ kind: 'prefecture', prefecture: '13' }, { kind: 'confirm' })
    expect(stage.screen.view.screen).toMatchObject({ name: 'origin', choices: [{ id: '99902' }] })
  })
})
