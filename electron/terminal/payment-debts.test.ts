import { expect, test } from 'vitest'
import { Customer } from './fixture/customer.ts'
import { of } from './fixture/promises.ts'
import { Stage } from './fixture/stage.ts'

/** Somebody has paid beside and has the paper, and the terminal beside did not answer when it was told to take the money. */
async function takenUnheard(): Promise<Stage> {
  const stage = new Stage()
  stage.cashless = stage.beside
  await stage.start()
  const customer = new Customer(stage)
  await customer.until('pay')
  stage.beside.manner = (order) => order === 'capture' ? 'silent' : 'now'
  customer.touch({ kind: 'payCashless' })
  await customer.until('takeReceipt')
  await customer.leave()
  return stage
}

test('what the terminal beside did not answer it is told again, once nobody is served, until it answers', async () => {
  const stage = await takenUnheard()
  expect(of(stage, 'captureEnded').map(({ outcome }) => outcome)).toEqual(['unknown'])
  await stage.clock.turn(150_000)
  const tries = of(stage, 'captureEnded').length
  expect(tries).toBeGreaterThan(1)
  expect(of(stage, 'fault')).toContainEqual({ kind: 'fault', code: 'cashless.unknown' })
  stage.beside.manner = () => 'now'
  await stage.clock.turn(150_000)
  expect(of(stage, 'captureEnded').slice(tries).map(({ outcome }) => outcome), 'and then no more').toEqual(['done'])
  expect([...stage.beside.payments.values()].map(({ captured }) => captured)).toEqual([300])
})

test('what a start could not settle is settled in its service', async () => {
  const stage = await takenUnheard()
  stage.stop()
  await stage.start()
  expect(of(stage, 'captureEnded').at(-1)?.outcome).toBe('unknown')
  stage.beside.manner = () => 'now'
  await stage.clock.turn(150_000)
  expect(of(stage, 'captureEnded').at(-1)?.outcome).toBe('done')
})
