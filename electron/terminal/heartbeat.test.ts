import { describe, expect, test } from 'vitest'
import { daily } from '../../center/schedule.ts'
import { Customer } from './fixture/customer.ts'
import { settingsOf } from './fixture/settings-of.ts'
import { Stage } from './fixture/stage.ts'
import { usualDeadlines } from './settings.ts'

const look = 500

async function serving(change: (stage: Stage) => void = () => undefined): Promise<Stage> {
  const stage = new Stage(settingsOf({ look }))
  change(stage)
  await stage.start()
  return stage
}

const faultsOf = (stage: Stage): readonly string[] => stage.terminal.flow.machine.faults

describe('the center', () => {
  test('I-16: is told at every heartbeat who the terminal is, and with what it works', async () => {
    const stage = await serving()
    expect(stage.center.identities).toEqual([stage.settings.identity])
  })

  test('is asked once a minute while nobody is served, so that its hours stay true', async () => {
    const stage = await serving()
    expect(stage.center.heartbeats).toBe(1)
    stage.center.hours = daily('9:00', '17:00')
    await stage.clock.turn(50_000)
    expect(stage.center.heartbeats).toBe(1)
    await stage.clock.turn(20_000)
    expect(stage.center.heartbeats).toBe(2)
    const hours = { from: '2026-11-21T00:00:00.000Z', to: '2026-11-21T08:00:00.000Z' }
    expect(stage.screen.view.screen).toMatchObject({ name: 'ready', hours })
  })

  test('is asked every five seconds while somebody is served, and while it is ill', async () => {
    const stage = await serving()
    await new Customer(stage).goOn()
    await new Customer(stage).until('choose')
    const { heartbeats } = stage.center
    await stage.clock.turn(50_000)
    expect(stage.center.heartbeats - heartbeats).toBe(10)
    const { standing } = stage.center
    stage.center.standing = () => ({ kind: 'fault', fault: 'late' })
    await new Customer(stage).leave()
    expect(stage.screen.view.screen, 'late is no better than away').toMatchObject({ name: 'outOfService', faults: ['center.unreachable'] })
    stage.center.standing = standing
    await stage.clock.turn(5_000 + 2 * look)
    expect(stage.screen.name).toBe('ready')
  })

  test('that is silent keeps no device from being looked at, and is not asked a second time meanwhile', async () => {
    const stage = await serving()
    await new Customer(stage).goOn()
    stage.center.manner = (order) => order === 'heartbeat' ? 'silent' : 'now'
    const { statusAsked } = stage.outlets
    await stage.clock.turn(usualDeadlines.stops)
    expect(stage.outlets.statusAsked - statusAsked).toBeGreaterThan(15)
    expect(stage.center.heartbeats).toBeLessThanOrEqual(3)
  })

  test.each([
    ['suspended', 'center.suspended'], ['invalidAnswer', 'center.invalidAnswer'], ['unreachable', 'center.unreachable'],
  ] as const)('that is %s: nobody is served', async (fault, code) => {
    const stage = await serving(({ center }) => { center.standing = () => ({ kind: 'fault', fault }) })
    expect(stage.screen.name).toBe('outOfService')
    expect(faultsOf(stage)).toEqual([code])
  })

  test('that refuses a sign of life says something nobody understands', async () => {
    const stage = await serving(({ center }) => { center.standing = () => ({ kind: 'refused', reason: 'service.closed' }) })
    expect(faultsOf(stage)).toEqual(['center.invalidAnswer'])
  })
})

describe('I-18: clocks', () => {
  test('that are more than a minute apart keep the terminal closed, until they agree again', async () => {
    const stage = await serving(({ center }) => { center.ahead = 60_001 })
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: ['clock.skewed'] })
    stage.center.ahead = -59_000
    await stage.clock.turn(5_000 + 2 * look)
    expect(stage.screen.name).toBe('ready')
    stage.center.ahead = -61_000
    await stage.clock.turn(60_000 + 2 * look)
    expect(faultsOf(stage)).toEqual(['clock.skewed'])
  })

  test('that come apart during a session end it', async () => {
    const stage = await serving()
    stage.center.ahead = 90_000
    await new Customer(stage).goOn()
    expect(stage.screen.view.screen).toMatchObject({ name: 'trouble', fault: 'clock.skewed' })
  })
})
