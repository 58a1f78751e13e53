import { expect, test } from 'vitest'
import { of } from './fixture/promises.ts'
import { servedUpTo } from './fixture/served.ts'
import { settled } from './fixture/turned-clock.ts'

test.each(['short', 'stuck'] as const)('change that comes to be %s after the customer has been thanked is told all the same, with its number', async (paying) => {
  const { stage, customer } = await servedUpTo('pay')
  stage.coins.manner = (order) => order === 'payOut' ? 'slow' : 'now'
  stage.coins.paying = () => paying
  customer.coin = 500
  await customer.until('takePaper')
  stage.outlets.paper = 'empty'
  await customer.until('takeReceipt')
  stage.outlets.receipt = 'empty'
  customer.touch({ kind: 'taken' })
  await settled()
  expect(stage.screen.name).toBe('leaving')
  await stage.clock.turn(stage.settings.times.deadlines.payOut / 2)
  const owed = of(stage, 'payOutEnded').reduce((sum, entry) => sum + (entry.outcome === 'paid' ? 0 : entry.owed), 0)
  expect(owed).toBeGreaterThan(0)
  expect(stage.screen.view.screen).toMatchObject({ name: 'trouble', owed, reference: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}$/) })
  expect(stage.outlets.receiptsPrinted.map(([title]) => title)).toContain('返金のご案内')
})
