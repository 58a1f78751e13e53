import { describe, expect, test } from 'vitest'
import { Customer } from './fixture/customer.ts'
import { of } from './fixture/promises.ts'
import { Stage } from './fixture/stage.ts'
import type { ScreenName } from '../contract/view.ts'

async function upTo(...screens: readonly ScreenName[]): Promise<{ stage: Stage; customer: Customer }> {
  const stage = new Stage()
  await stage.start()
  const customer = new Customer(stage)
  for (const screen of screens) {
    await customer.goOn()
    await customer.until(screen)
  }
  return { stage, customer }
}

describe('the journal says', () => {
  test('that a visit was opened, once, though a card is laid down again in the middle of it', async () => {
    const { stage } = await upTo('choose')
    stage.card.place()
    stage.card.remove()
    expect(of(stage, 'visitOpened')).toHaveLength(1)
  })

  test('how often a PIN was tried, and what the card said', async () => {
    const { stage, customer } = await upTo('pin')
    stage.card.proof = () => ({ kind: 'wrong', triesLeft: 1 })
    await customer.goOn()
    stage.card.proof = () => ({ kind: 'blocked' })
    await customer.goOn()
    const tried = of(stage, 'pinTried').map(({ of, outcome, triesLeft }) => [of, outcome, triesLeft])
    expect(tried).toEqual([['card', 'wrong', 1], ['card', 'blocked', null]])
  })

  test('why somebody was refused', async () => {
    const { stage, customer } = await upTo()
    stage.card.seen = () => ({ kind: 'foreign' })
    await customer.goOn()
    expect(of(stage, 'refused').map(({ reason }) => reason)).toEqual(['card.foreign'])
  })

  test('what the trouble was that ended a visit, whichever answer brought it', async () => {
    const { stage, customer } = await upTo('pin')
    stage.card.proof = () => ({ kind: 'failed', why: 'no power' })
    await customer.goOn()
    expect(of(stage, 'fault').map(({ code }) => code)).toEqual(['card.failed'])
    await customer.until('ready')
    expect(of(stage, 'visitClosed').map(({ outcome }) => outcome)).toEqual(['trouble'])
  })

  test('that a device failed, once, though it also ends the visit; and that it is well again', async () => {
    const { stage } = await upTo('pay')
    stage.coins.fault('jam', true)
    expect(stage.screen.name).toBe('trouble')
    stage.coins.fault('jam', false)
    expect(of(stage, 'fault').map(({ code }) => code)).toEqual(['coins.jam'])
    expect(of(stage, 'faultCleared').map(({ code }) => code)).toEqual(['coins.jam'])
  })

  test('what only staff can put in order, so that no start forgets it; and that staff did', async () => {
    const { stage, customer } = await upTo('pay')
    stage.habits.printing = () => 'unknown'
    await customer.until('outOfService')
    expect(of(stage, 'outOfService').map(({ code }) => code)).toEqual(['printer.unknownResult'])
    stage.stop()
    await stage.start()
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: ['printer.unknownResult'] })
    stage.outlets.paper = 'empty'
    stage.terminal.tell({ kind: 'serviced' })
    expect(of(stage, 'inService')).toHaveLength(1)
    stage.stop()
    await stage.start()
    expect(stage.screen.name).toBe('ready')
  })

  test('which request was sent: that of ⑩', async () => {
    const { stage } = await upTo('pay')
    expect(of(stage, 'applied')[0]?.requestDigest).toBe(of(stage, 'held')[0]?.requestDigest)
  })

  test('what was owed where nobody knows what was printed; nothing where nothing was paid', async () => {
    const paid = await upTo('pay')
    paid.stage.habits.printing = () => 'unknown'
    await paid.customer.until('trouble')
    expect(of(paid.stage, 'owed')).toEqual([expect.objectContaining({ yen: 300, why: 'printUnknown' })])
    const free = await upTo('pin')
    free.stage.habits.printing = () => 'unknown'
    free.customer.wishes = ['fuhyo']
    await free.customer.until('trouble')
    expect(of(free.stage, 'printEnded')).toHaveLength(1)
    expect(of(free.stage, 'owed')).toEqual([])
  })
})
