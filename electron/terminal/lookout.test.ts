import { describe, expect, test } from 'vitest'
import type { OutOfServiceView, ScreenName } from '../contract/view.ts'
import type { Manner } from './fixture/manner.ts'
import { Customer } from './fixture/customer.ts'
import { of } from './fixture/promises.ts'
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

function out(stage: Stage): OutOfServiceView {
  const { screen } = stage.screen.view
  if (screen.name !== 'outOfService') throw new Error(`the screen is ${screen.name}`)
  return screen
}

describe('at the start', () => {
  test('everything is asked before anybody is served; ① says hours, money and notices', async () => {
    const stage = await serving(({ coins, outlets }) => {
      coins.canPayOut = 980
      outlets.receiptWorks = false
    })
    expect(stage.screen.views).toHaveLength(1)
    expect(stage.screen.view.screen).toEqual({
      name: 'ready', hours: { from: '2026-11-20T21:30:00.000Z', to: '2026-11-21T14:00:00.000Z' }, accepts: [10, 50, 100, 500, 1000],
      notices: ['exactMoneyOnly', 'receiptUnavailable'], announcement: null,
    })
  })

  test('a card that lies there already begins a visit', async () => {
    const stage = await serving(({ card }) => { card.lying = true })
    expect(of(stage, 'visitOpened')).toHaveLength(1)
  })

  test.each(['silent', 'throws'] as const)('devices that are all %s: the machine says what is wrong with it', async (manner) => {
    const stage = await serving((stage) => {
      for (const device of [stage.coins, stage.outlets, stage.center]) device.manner = (): Manner => manner
    })
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', since: expect.stringContaining('2026-11-21T01:0') })
    expect(faultsOf(stage).toSorted()).toEqual(['center.unreachable', 'coins.offline', 'printer.offline'])
    expect(stage.bugs).toEqual([])
    for (const device of [stage.coins, stage.outlets, stage.center]) device.manner = (): Manner => 'now'
    await stage.clock.turn(2 * look + usualDeadlines.session)
    expect(stage.screen.name).toBe('ready')
  })
})

describe('the printer', () => {
  test('faults are told once, and taken back once, as they come and go', async () => {
    const stage = await serving()
    stage.outlets.faults.add('paperEmpty')
    await stage.clock.turn(10 * look)
    expect(faultsOf(stage)).toEqual(['printer.paperEmpty'])
    expect(of(stage, 'ignored')).toEqual([])
    stage.outlets.faults.add('jam')
    stage.outlets.faults.delete('paperEmpty')
    await stage.clock.turn(10 * look)
    expect(faultsOf(stage)).toEqual(['printer.jam'])
    stage.outlets.faults.clear()
    await stage.clock.turn(10 * look)
    expect(stage.screen.name).toBe('ready')
    expect([...of(stage, 'fault'), ...of(stage, 'faultCleared')].map(({ code }) => code)).toEqual([
      'printer.paperEmpty', 'printer.jam', 'printer.paperEmpty', 'printer.jam',
    ])
  })

  test('a fault the flow has found is taken back when the printer does not know of it any more', async () => {
    const stage = await serving((stage) => { stage.habits.printing = () => 'nothingOut' })
    const customer = new Customer(stage)
    await customer.goOn()
    await customer.until('trouble')
    expect(faultsOf(stage)).toEqual(['printer.jam'])
    await stage.clock.turn(2 * look)
    expect(faultsOf(stage)).toEqual([])
  })

  test('an occupied outlet stops the machine until it is empty; a silent printer does not take back what it said', async () => {
    const stage = await serving()
    stage.outlets.paper = 'occupied'
    await stage.clock.turn(2 * look)
    expect(out(stage), 'and says so').toMatchObject({ faults: [], closed: null, card: false, paper: true })
    stage.outlets.manner = () => 'silent'
    await stage.clock.turn(2 * look + usualDeadlines.status)
    expect(stage.terminal.flow.machine.outlet).toBe('occupied')
    stage.outlets.manner = () => 'now'
    stage.outlets.paper = 'empty'
    await stage.clock.turn(2 * look + usualDeadlines.status)
    expect(stage.screen.name).toBe('ready')
  })

  test('it is not asked while it prints', async () => {
    const stage = await serving((stage) => { stage.habits.manner = (name) => name === 'print' ? 'silent' : 'now' })
    const customer = new Customer(stage)
    await customer.goOn()
    await customer.until('print')
    await stage.clock.turn(look)
    const { statusAsked } = stage.outlets
    await stage.clock.turn(20 * look)
    expect(stage.outlets.statusAsked).toBe(statusAsked)
  })

  test('paper that is taken ends ⑭, without a touch', async () => {
    const stage = await serving()
    const customer = new Customer(stage)
    await customer.goOn()
    await customer.until('takePaper')
    await stage.clock.turn(2 * look)
    expect(stage.screen.name).toBe('takePaper')
    stage.outlets.paper = 'empty'
    await stage.clock.turn(2 * look)
    expect(stage.screen.name).toBe('takeReceipt')
  })
})

describe('the screen is not drawn again while nothing changes', () => {
  // 戸籍 is closed on the stage's Saturday: there is something barred all the time.
  test.each<readonly [string, ScreenName, (customer: Customer) => Promise<void> | void]>([
    ['on ⑤', 'choose', () => undefined], ['on ⑭', 'takePaper', () => undefined], ['on ⑮', 'takeReceipt', () => undefined],
    ['on the way out', 'leaving', async (customer) => {
      customer.touch({ kind: 'register' })
      await customer.until('checkNumber')
      customer.touch({ kind: 'cancel' })
    }],
  ])('%s', async (_, name, go) => {
    const stage = await serving()
    const customer = new Customer(stage)
    customer.registers = name === 'leaving'
    await customer.goOn()
    await customer.until(name === 'leaving' ? 'choose' : name)
    await go(customer)
    expect(stage.screen.name).toBe(name)
    await stage.clock.turn(2 * look)
    const { length } = stage.screen.views
    await stage.clock.turn(10 * look)
    expect(stage.screen.views).toHaveLength(length)
    expect(of(stage, 'ignored').filter(({ event }) => event === 'standing')).toEqual([])
  })
})

describe('the receipt', () => {
  test('that was seen to lie there and is gone has been taken', async () => {
    const stage = await serving()
    const customer = new Customer(stage)
    await customer.goOn()
    await customer.until('takeReceipt')
    await stage.clock.turn(2 * look)
    expect(stage.screen.name).toBe('takeReceipt')
    stage.outlets.receipt = 'empty'
    await stage.clock.turn(2 * look)
    expect(stage.screen.name).toBe('ready')
  })

  test('taken between two looks is noticed all the same', async () => {
    const stage = await serving((stage) => { stage.outlets.manner = (order) => order === 'outlet' ? 'throws' : 'now' })
    const customer = new Customer(stage)
    await customer.goOn()
    await customer.until('takeReceipt')
    await stage.clock.turn(10 * look)
    expect(stage.screen.name).toBe('takeReceipt')
    stage.outlets.receipt = 'empty'
    stage.outlets.manner = () => 'now'
    await stage.clock.turn(2 * look)
    expect(stage.screen.name).toBe('ready')
  })

  test.each([['that is seen to lie there', 'occupied', true], ['that nothing can see', 'unknown', false]] as const)(
    'or a slip %s is spoken of while its owner is leaving: %s, %s', async (_, outlet, spoken) => {
      const stage = await serving()
      const customer = new Customer(stage)
      customer.registers = true
      await customer.goOn()
      await customer.until('registered')
      stage.outlets.receipt = outlet
      customer.touch({ kind: 'taken' })
      await stage.clock.turn(2 * look)
      expect(stage.screen.view.screen).toMatchObject({ name: 'leaving', card: true, receipt: spoken })
      stage.outlets.receipt = 'empty'
      await stage.clock.turn(2 * look)
      expect(stage.screen.view.screen).toMatchObject({ name: 'leaving', card: true, receipt: false })
    },
  )
})

describe('coins', () => {
  test('faults are heard when they come, also between two looks', async () => {
    const stage = await serving()
    stage.coins.fault('jam', true)
    expect(stage.screen.name).toBe('outOfService')
    stage.coins.fault('jam', false)
    expect(stage.screen.name).toBe('ready')
  })

  test('a fault that is gone though nobody said so is taken back', async () => {
    const stage = await serving()
    stage.coins.fault('jam', true)
    stage.coins.faults.clear()
    await stage.clock.turn(2 * look)
    expect(stage.screen.name).toBe('ready')
  })

  test('① is drawn again when there is news for it, and only then', async () => {
    const stage = await serving()
    stage.coins.canPayOut = 400
    await stage.clock.turn(10 * look)
    expect(stage.screen.views).toHaveLength(2)
    expect(stage.screen.view.screen).toMatchObject({ notices: ['exactMoneyOnly'] })
    expect(stage.screen.views.map(({ serial }) => serial)).toEqual([1, 2])
  })

  test('out of service there is nothing to draw it on, and the time since when stands', async () => {
    const stage = await serving()
    stage.coins.fault('jam', true)
    const { length } = stage.screen.views
    const { since } = out(stage)
    stage.coins.canPayOut = 0
    await stage.clock.turn(10 * look)
    expect(stage.screen.views).toHaveLength(length)
    stage.outlets.faults.add('jam')
    await stage.clock.turn(10 * look)
    expect(out(stage)).toMatchObject({ faults: ['coins.jam', 'printer.jam'], since })
  })
})

describe('the reader', () => {
  test('that is lost and found stops and starts the service; found without having been lost it means nothing', async () => {
    const stage = await serving()
    stage.card.cable(true)
    expect(of(stage, 'ignored')).toEqual([])
    stage.card.cable(false)
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: ['card.readerLost'] })
    stage.card.cable(true)
    expect(stage.screen.name).toBe('ready')
  })
})

test('a slow device is never asked twice at a time', async () => {
  const stage = await serving()
  stage.outlets.manner = () => 'slow'
  await stage.clock.turn(60_000)
  expect(stage.outlets.crowd).toBe(1)
  expect(stage.outlets.statusAsked).toBeGreaterThan(5)
})

test('one silent device keeps no other from being looked at', async () => {
  const stage = await serving()
  stage.outlets.manner = () => 'silent'
  stage.coins.canPayOut = 0
  await stage.clock.turn(2 * look)
  expect(stage.screen.view.screen).toMatchObject({ notices: ['exactMoneyOnly'] })
})
