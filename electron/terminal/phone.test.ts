import { expect, test } from 'vitest'
import type { Readable } from '../../hardware/card/card.ts'
import { iphone } from './fixture/card-double.ts'
import { expectPromisesKept } from './fixture/promises.ts'
import { serving } from './fixture/served.ts'

const android: Readable = { ...iphone, medium: 'android', jpki: { triesLeft: 3, certificateDigest: null, expired: false, ownerVerified: false } }

test('a phone that has asked its owner signs without a PIN: nobody is asked for one, nothing is presented', async () => {
  const { stage, customer } = await serving(({ stage: { card } }) => { card.seen = () => iphone })
  await customer.goOn()
  await customer.until('takeReceipt')
  await customer.until('ready')
  expect(stage.screen.views.map(({ screen }) => screen.name)).not.toContain('pin')
  expect([stage.card.unasked, stage.card.pins]).toEqual([1, []])
  expect(stage.center.presented).toEqual([{ medium: 'iphone', municipality: '99901' }])
  expectPromisesKept(stage)
})

test('a phone whose certificate can’t be seen before its PIN is asked for it, and for no certificate in particular', async () => {
  const { stage, customer } = await serving(({ stage: { card } }) => { card.seen = () => android })
  await customer.goOn()
  await customer.until('pin')
  expect(stage.screen.view.screen).toMatchObject({ holding: 'phone', certificate: null })
  await customer.until('takeCard')
  expect(stage.screen.view.screen).toMatchObject({ holding: 'phone' })
  expect(stage.card.expected).toEqual([null])
})

test('a phone that is still there when its owner gives up is asked to be taken away, as a phone', async () => {
  const { stage, customer } = await serving(({ stage: { card } }) => { card.seen = () => android })
  await customer.goOn()
  await customer.until('pin')
  customer.touch({ kind: 'cancel' })
  expect(stage.screen.view.screen).toMatchObject({ name: 'leaving', card: true, holding: 'phone' })
})
