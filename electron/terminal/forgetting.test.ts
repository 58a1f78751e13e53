import { expect, test } from 'vitest'
import { cardApCard } from './fixture/card-double.ts'
import type { Manner } from './fixture/manner.ts'
import { servedUpTo } from './fixture/served.ts'
import type { Served } from './fixture/served.ts'
import { usualDeadlines } from './settings.ts'

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

async function leavesBeforeTheMenu(manner: Manner): Promise<Served & { readonly before: number }> {
  const served = await servedUpTo('pin')
  const { stage, customer } = served
  stage.center.manner = (order) => order === 'menu' ? manner : 'now'
  customer.typePin()
  customer.touch({ kind: 'confirm' })
  await customer.until('takeCard')
  customer.touch({ kind: 'cancel' })
  stage.card.remove()
  await customer.until('ready')
  await stage.clock.turn(1)
  return { ...served, before: stage.forgotten.length }
}

test.each(['slow', 'late'] as const)('names that come "%s", when who they belong to has left, are forgotten at once', async (manner) => {
  const { stage, before } = await leavesBeforeTheMenu(manner)
  expect(stage.forgotten.at(-1)).toBe('ready')
  await stage.clock.turn(usualDeadlines.menu + 1)
  expect(stage.forgotten.slice(before)).toEqual(['ready'])
})

test('such names wait for the end of a visit that has begun since', async () => {
  const { stage, customer, before } = await leavesBeforeTheMenu('late')
  await customer.until('pin')
  await stage.clock.turn(usualDeadlines.menu + 1)
  expect(stage.forgotten.slice(before)).toEqual([])
  await customer.leave()
  expect(stage.forgotten.slice(before)).toEqual(['ready'])
})
