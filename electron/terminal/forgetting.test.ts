import { expect, test } from 'vitest'
import { cardApCard } from './fixture/card-double.ts'
import { servedUpTo } from './fixture/served.ts'

test('memory is cleared of the digits once the PIN is used, and of everything once the screen is new; not while money or paper moves', async () => {
  const { stage, customer } = await servedUpTo('pin')
  customer.typePin()
  expect(stage.forgotten).toEqual([])
  await customer.until('choose')
  expect(stage.forgotten).toHaveLength(1)
  await customer.until('takeReceipt')
  expect(stage.forgotten).toHaveLength(1)
  const { promise: renewed, resolve } = Promise.withResolvers<void>()
  stage.screen.replacing = () => renewed
  await customer.until('ready')
  expect(stage.forgotten, 'the old screen still shows names').toHaveLength(1)
  resolve()
  await stage.clock.turn(1)
  expect(stage.forgotten.slice(1)).toEqual(['ready'])
})

test.each(['now', 'throws'] as const)('also where the card reader answers "%s"', async (manner) => {
  const { stage, customer } = await servedUpTo('pin')
  stage.card.manner = () => manner
  customer.typePin()
  customer.touch({ kind: 'confirm' })
  await stage.clock.turn(1)
  expect(stage.forgotten).toHaveLength(1)
})

test('照合番号B and what it opened are forgotten as soon as they are sent', async () => {
  const { stage, customer } = await servedUpTo('checkNumber', (served) => { served.customer.registers = true })
  expect(stage.forgotten).toHaveLength(1)
  await customer.until('registered')
  expect(stage.forgotten).toHaveLength(2)
})

test('a PIN of カードAP is forgotten as soon as it was sent', async () => {
  const { stage, customer } = await servedUpTo('pin', (served) => { served.stage.card.seen = () => cardApCard })
  expect(stage.forgotten).toEqual([])
  await customer.until('scope')
  expect(stage.forgotten).toHaveLength(1)
})
