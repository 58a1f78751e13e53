import { describe, expect, test } from 'vitest'
import { keepBooks, moneyOf } from '../journal/bookkeeping.ts'
import type { Entry } from '../journal/entry.ts'
import { Customer } from './fixture/customer.ts'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { Stage } from './fixture/stage.ts'

const transaction = 'abcd'.repeat(8)
const paying: readonly Entry[] = [
  { kind: 'acceptorAdopted', why: 'first', inlet: 'coins', counter: 0 }, { kind: 'visitOpened', transaction }, { kind: 'inletOpened', transaction, due: 300 },
]

/** Somebody was paying, a coin fell, and the terminal died before it was told. */
function killedWithCoinInside(): Stage {
  const stage = new Stage()
  for (const entry of paying) stage.journal.write(entry)
  stage.coins.slip(500)
  return stage
}

describe('a coin device that does not say at the start what it remembers', () => {
  test.each<readonly [string, (stage: Stage) => void, (stage: Stage) => void]>([
    ['is off', ({ coins }) => void coins.faults.add('offline'), ({ coins }) => void coins.faults.delete('offline')],
    ['answers too late', ({ coins }) => { coins.manner = () => 'late' }, ({ coins }) => { coins.manner = () => 'now' }],
    ['throws', ({ coins }) => { coins.manner = () => 'throws' }, ({ coins }) => { coins.manner = () => 'now' }],
  ])('because it %s: nobody is served; once it does, the coin is who was paying’s, and owed, for he has gone', async (_, ill, well) => {
    const stage = killedWithCoinInside()
    ill(stage)
    await stage.start()
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: ['coins.offline'] })
    expect(stage.coins.watched, 'what it tells now is not a new customer’s').toBe(0)
    well(stage)
    await stage.clock.turn(60_000)
    expect(of(stage, 'credited')).toEqual([{ kind: 'credited', transaction, yen: 500, inlet: 'coins', counter: 1 }])
    expect(moneyOf(keepBooks(stage.journal.entries), transaction)).toEqual({ inserted: 500, kept: 0, returned: 0, owed: 500 })
    expect(stage.coins.paidTotal, 'and not paid to whoever stands there').toBe(0)
    expect(stage.screen.name).toBe('ready')
    stage.coins.slip(100)
    await stage.clock.turn(60_000)
    expect(stage.coins.paidTotal, 'from then on it is listened to').toBe(100)
  })

  test('as long as it is silent it is asked again and again, and nothing is written twice', async () => {
    const stage = killedWithCoinInside()
    stage.coins.faults.add('offline')
    await stage.start()
    await stage.clock.turn(300_000)
    expect(stage.screen.name).toBe('outOfService')
    expect(of(stage, 'credited')).toEqual([])
    expect(of(stage, 'visitClosed')).toHaveLength(1)
    stage.coins.faults.delete('offline')
    await stage.clock.turn(60_000)
    expect(of(stage, 'credited')).toHaveLength(1)
    expect(keepBooks(stage.journal.entries).total).toEqual({ inserted: 500, kept: 0, returned: 0, owed: 500 })
  })

  test('what it says then may keep the terminal closed', async () => {
    const stage = killedWithCoinInside()
    stage.coins.faults.add('offline')
    await stage.start()
    stage.coins.reset = true
    stage.coins.faults.delete('offline')
    const since = stage.coins.since.bind(stage.coins)
    stage.coins.since = async (marks) => {
      const said = await since(marks)
      stage.coins.reset = false
      stage.coins.credits.length = 0
      return said
    }
    await stage.clock.turn(60_000)
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: ['coins.uncounted'] })
  })
})

test('an inlet that did not say that it is closed stands open in the journal, for the next start to close', async () => {
  const stage = new Stage()
  await stage.start()
  const customer = new Customer(stage)
  await customer.until('pay')
  stage.coins.manner = (order) => order === 'inhibit' ? 'silent' : 'now'
  customer.touch({ kind: 'cancel' })
  await customer.leave()
  expect(of(stage, 'visitClosed')).toHaveLength(1)
  expect(of(stage, 'inletClosed')).toEqual([])
  stage.stop()
  stage.coins.manner = () => 'now'
  await stage.start()
  expect(of(stage, 'inletClosed')).toHaveLength(1)
  expectPromisesKept(stage)
})

test('a lock is written before what it is about', async () => {
  const stage = new Stage()
  await stage.start()
  stage.coins.fault('fraud', true)
  const kinds = stage.journal.entries.map(({ kind }) => kind)
  expect(kinds.slice(-2)).toEqual(['outOfService', 'fault'])
})
