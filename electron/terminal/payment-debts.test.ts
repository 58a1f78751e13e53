import { expect, test } from 'vitest'
import type { Entry } from '../journal/entry.ts'
import { Customer } from './fixture/customer.ts'
import { of } from './fixture/promises.ts'
import { Stage } from './fixture/stage.ts'
import { settled } from './fixture/turned-clock.ts'

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
  await stage.clock.turn(600_000)
  expect(of(stage, 'captureEnded').slice(tries).map(({ outcome }) => outcome).filter((outcome) => outcome === 'done'), 'and then no more').toHaveLength(1)
  expect(of(stage, 'captureEnded').at(-1)?.outcome).toBe('done')
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

const open = (digit: string): readonly Entry[] => [
  { kind: 'authorisationBegun', transaction: digit.repeat(32), attempt: 1, yen: 300 },
  { kind: 'authorisationEnded', transaction: digit.repeat(32), attempt: 1, outcome: 'unknown' },
]

/** A terminal that was left with so many payments open, and one beside that does not answer. */
async function silent(payments: string): Promise<Stage> {
  const stage = new Stage()
  stage.cashless = stage.beside
  for (const entry of payments.split('').flatMap(open)) stage.journal.write(entry)
  stage.beside.manner = () => 'silent'
  await stage.start()
  return stage
}

test('many of them open hold neither a start up nor the devices from being looked at', async () => {
  const stage = await silent('abcdef')
  expect(of(stage, 'releaseEnded'), 'the first that is not answered is enough').toHaveLength(1)
  const longest = { gap: 0, since: 0, asked: stage.outlets.statusAsked }
  for (let second = 0; second < 300; second += 1) {
    await stage.clock.turn(1_000)
    longest.since = stage.outlets.statusAsked === longest.asked ? longest.since + 1 : 0
    longest.asked = stage.outlets.statusAsked
    longest.gap = Math.max(longest.gap, longest.since)
  }
  expect(longest.gap).toBeLessThan(stage.settings.times.look / 1_000 + 2)
})

test('a journal that refuses it is a bug like any other', async () => {
  const stage = await silent('a')
  const write = stage.journal.write.bind(stage.journal)
  stage.journal.write = (entry) => {
    if (entry.kind === 'releaseBegun') throw new Error('no space')
    return write(entry)
  }
  await stage.clock.turn(120_000)
  expect(stage.bugs).toHaveLength(1)
})

test('a terminal that has been stopped writes nothing more of it', async () => {
  const stage = await silent('abc')
  const answer = Promise.withResolvers<'done'>()
  stage.beside.release = () => answer.promise
  await stage.clock.turn(70_000)
  const { length } = stage.journal.entries
  expect(stage.journal.entries.at(-1)?.kind).toBe('releaseBegun')
  stage.stop()
  answer.resolve('done')
  await settled()
  expect(stage.journal.entries).toHaveLength(length)
})
