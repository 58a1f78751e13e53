import { expect, test } from 'vitest'
import { Customer } from './fixture/customer.ts'
import { of } from './fixture/promises.ts'
import { settingsOf } from './fixture/settings-of.ts'
import { Stage } from './fixture/stage.ts'

const look = 500

async function serving(): Promise<Stage> {
  const stage = new Stage(settingsOf({ look }))
  await stage.start()
  return stage
}

const faultsOf = (stage: Stage): readonly string[] => stage.terminal.flow.machine.faults

test('a printer still busy with our own job is no fault, busy with another one it is', async () => {
  const stage = await serving()
  const customer = new Customer(stage)
  await customer.goOn()
  await customer.until('takePaper')
  stage.outlets.faults.add('busy')
  await stage.clock.turn(4 * look)
  expect(stage.terminal.flow.machine.faults).toEqual([])
  stage.outlets.paper = 'empty'
  stage.outlets.receipt = 'empty'
  await stage.clock.turn(4 * look)
  expect(stage.screen.name).toBe('outOfService')
})

test('nor is it while a slip comes out, where receipts come out of the same printer', async () => {
  const stage = await serving()
  const customer = new Customer(stage)
  customer.registers = true
  stage.outlets.manner = (order) => order === 'receipt' ? 'slow' : 'now'
  await customer.goOn()
  await customer.until('registered')
  stage.outlets.faults.add('busy')
  await stage.clock.turn(4 * look)
  expect([stage.terminal.flow.step.kind, faultsOf(stage)]).toEqual(['registered', []])
  stage.outlets.faults.add('jam')
  await stage.clock.turn(2 * look)
  expect(faultsOf(stage)).toEqual(['printer.jam'])
})

test('nor is it between two certificates of one visit', async () => {
  const stage = await serving()
  const customer = new Customer(stage)
  customer.wishes = ['juminhyo', 'tax']
  await customer.goOn()
  await customer.until('pay')
  customer.coin = 500
  const { heartbeats } = stage.center
  // The second answer of the center, between the two, is a slow one.
  stage.center.manner = (order) => order === 'heartbeat' && stage.center.heartbeats > heartbeats + 1 ? 'slow' : 'now'
  stage.habits.printing = () => {
    stage.outlets.faults.add('busy')
    return 'printed'
  }
  await customer.goOn()
  await customer.goOn()
  await stage.clock.turn(4 * look)
  expect(stage.terminal.flow.step.kind).toBe('clearing')
  expect(faultsOf(stage)).toEqual([])
  stage.outlets.faults.clear()
  await customer.until('takePaper')
  expect(of(stage, 'printEnded').map(({ outcome }) => outcome)).toEqual(['printed', 'printed'])
})
