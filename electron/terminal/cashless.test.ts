import { describe, expect, test } from 'vitest'
import { expectPaidBeside } from './fixture/cashless-promises.ts'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { servedUpTo } from './fixture/served.ts'
import type { Served } from './fixture/served.ts'
import { settled } from './fixture/turned-clock.ts'
import { usualDeadlines } from './settings.ts'

/** Somebody at ⑫ who would rather pay beside. */
const atPay = (change: (served: Served) => void = () => undefined): Promise<Served> => servedUpTo('pay', (served) => {
  served.stage.cashless = served.stage.beside
  served.customer.beside = true
  change(served)
})

const waiting = ({ stage }: Served): void => { stage.beside.customer = () => 'waits' }

async function over({ stage, customer }: Served): Promise<void> {
  await customer.leave()
  expectPromisesKept(stage)
  expectPaidBeside(stage)
}

const ended = ({ stage }: Served): readonly unknown[] => [...stage.beside.payments.values()].map(({ setAside, captured, released }) => [setAside, captured, released])

describe('paid at the terminal beside', () => {
  test('offered before anything is put in; asked with the inlet shut; taken once the paper is out', async () => {
    const served = await atPay(waiting)
    const { stage, customer } = served
    expect(stage.screen.view.screen).toMatchObject({ name: 'pay', cashless: 'offered', accepts: [10, 50, 100, 500, 1000] })
    await customer.goOn()
    expect(stage.screen.view.screen).toMatchObject({ name: 'pay', cashless: 'asking', accepts: [] })
    expect(stage.coins.accepting).toEqual([])
    stage.beside.pay()
    await customer.until('takeReceipt')
    expect(stage.outlets.receiptsPrinted[0]).toContain('支払方法　キャッシュレス')
    expect(stage.outlets.receiptsPrinted[0]).not.toContain('お釣り　0円')
    expect(ended(served)).toEqual([[0, 300, false]])
    expect(of(stage, 'printEnded')).toMatchObject([{ kept: 0, charged: 300 }])
    await over(served)
    expect(of(stage, 'captureEnded')).toMatchObject([{ attempt: 1, yen: 300, outcome: 'done' }])
    expect(stage.center.reports.map(({ outcome }) => outcome)).toEqual(['交付済'])
  })

  test('with a coin in the machine it is offered no more; where nobody answers for it, never', async () => {
    const { stage } = await atPay()
    stage.coins.insert(100)
    await settled()
    expect(stage.screen.view.screen).toMatchObject({ name: 'pay', cashless: 'none', inserted: 100 })
    const silent = await atPay(({ stage: of }) => { of.beside.manner = (order) => (order === 'available' ? 'silent' : 'now') })
    expect(silent.stage.screen.view.screen).toMatchObject({ name: 'pay', cashless: 'none', accepts: [10, 50, 100, 500, 1000] })
  })

  test('declined: back to ⑫ with the inlet open, and it may be tried again under a number of its own', async () => {
    const served = await atPay(({ stage }) => { stage.beside.customer = () => 'refuses' })
    const { stage, customer } = served
    await customer.goOn()
    expect(stage.screen.view.screen).toMatchObject({ name: 'pay', cashless: 'offered', declined: true })
    expect(stage.coins.accepting).toContain(100)
    stage.beside.customer = () => 'pays'
    await customer.until('takeReceipt')
    expect(of(stage, 'authorisationEnded')).toMatchObject([{ attempt: 1, outcome: 'declined' }, { attempt: 2, outcome: 'authorised' }])
    await over(served)
  })

  test('a coin that falls in all the same comes back as change', async () => {
    const served = await atPay(waiting)
    const { stage, customer } = served
    await customer.goOn()
    stage.coins.slip(500)
    stage.beside.pay()
    await customer.until('takePaper')
    expect(stage.screen.view.screen).toMatchObject({ name: 'takePaper', change: 500 })
    expect(stage.coins.paidTotal).toBe(500)
    await over(served)
  })

  test.each([['cancelled', () => undefined], ['authorised', ({ stage }: Served) => stage.beside.pay()]] as const)(
    '中止 while it is asked is %s: nothing stays set aside, and nothing is printed', async (outcome, first) => {
      const served = await atPay(waiting)
      const { stage, customer } = served
      await customer.goOn()
      first(served)
      customer.touch({ kind: 'cancel' })
      expect(stage.screen.view.screen).toMatchObject({ name: 'pay', cashless: 'stopping' })
      await over(served)
      expect(of(stage, 'authorisationEnded')).toMatchObject([{ outcome }])
      expect(of(stage, 'releaseEnded')).toHaveLength(outcome === 'authorised' ? 1 : 0)
      expect(ended(served)).toEqual([[0, 0, outcome === 'authorised']])
      expect(of(stage, 'printBegun')).toEqual([])
    })

  test('whoever walks away from it is waited for as long as for coins; then it is called off', async () => {
    const served = await atPay(waiting)
    const { stage, customer } = served
    await customer.goOn()
    await stage.clock.turn(stage.settings.times.pay - 1_000)
    expect(stage.screen.view).toMatchObject({ countdown: null, screen: { cashless: 'asking' } })
    await over(served)
    expect(of(stage, 'authorisationEnded')).toMatchObject([{ outcome: 'cancelled' }])
    expect(stage.beside.asking).toBe(false)
  })

  test('an answer that is lost: it is let go, and who stands there is told, with a number', async () => {
    const served = await atPay(({ stage }) => { stage.beside.manner = (order) => (order === 'authorise' ? 'silent' : 'now') })
    const { stage, customer } = served
    await customer.goOn()
    customer.touch({ kind: 'cancel' })
    await stage.clock.turn(usualDeadlines.settle)
    expect(stage.screen.view.screen).toMatchObject({ name: 'trouble', fault: 'cashless.unknown', reference: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}$/) })
    expect(ended(served)).toEqual([[0, 0, true]])
    await over(served)
    expect(stage.screen.name, 'the next one can be served').toBe('ready')
  })

  test('of three, the second surely not printed: the first alone is taken, the rest let go', async () => {
    const served = await atPay(({ stage, customer }) => {
      customer.wishes = ['juminhyo', 'tax', 'kisaijiko']
      stage.habits.printing = ({ request }) => (request.kind === 'tax' ? 'nothingOut' : 'printed')
    })
    await served.customer.until('takeReceipt')
    expect(ended(served)).toEqual([[0, 300, false]])
    await over(served)
  })

  test('a doubtful sheet is not charged: staff has the paper to look at, and nobody is owed anything', async () => {
    const served = await atPay(({ stage }) => { stage.habits.printing = () => 'unknown' })
    const { stage, customer } = served
    await customer.until('trouble')
    expect(stage.screen.view.screen).toMatchObject({ owed: 0, slip: 'none', paper: true })
    await over(served)
    expect(ended(served)).toEqual([[0, 0, true]])
    expect(of(stage, 'outOfService').map(({ code }) => code)).toEqual(['printer.unknownResult'])
  })

  test('a word on what was taken that never comes holds nobody up: the next start asks again', async () => {
    const served = await atPay(({ stage }) => { stage.beside.manner = (order) => (order === 'capture' ? 'silent' : 'now') })
    const { stage, customer } = served
    await customer.until('takeReceipt')
    await over(served)
    expect(stage.screen.name).toBe('ready')
    expect(of(stage, 'captureEnded')).toMatchObject([{ outcome: 'unknown' }])
    stage.beside.manner = () => 'now'
    stage.stop()
    await stage.start()
    expect(of(stage, 'captureEnded').at(-1)).toMatchObject({ yen: 300, outcome: 'done' })
    expect(ended(served)).toEqual([[0, 300, false]])
  })
})

test('a terminal beside that refuses to take what was printed leaves a fault for staff', async () => {
  const served = await atPay(({ stage }) => { stage.beside.capture = () => Promise.resolve('refused') })
  await served.customer.until('takeReceipt')
  await served.customer.leave()
  expect(of(served.stage, 'captureEnded')).toMatchObject([{ outcome: 'refused' }])
  expect(of(served.stage, 'fault')).toContainEqual({ kind: 'fault', code: 'cashless.unknown' })
})
