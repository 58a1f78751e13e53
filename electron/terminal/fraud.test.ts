import { describe, expect, test } from 'vitest'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { servedUpTo } from './fixture/served.ts'
import type { Served } from './fixture/served.ts'
import { settled } from './fixture/turned-clock.ts'
import { usualDeadlines } from './settings.ts'

async function over({ stage, customer }: Served): Promise<void> {
  await customer.leave()
  expectPromisesKept(stage)
}

describe('a coin on a string', () => {
  test('while it is being paid: nothing is paid out, all of it is owed under the number that a slip says, and staff has to look', async () => {
    const served = await servedUpTo('pay')
    const { stage } = served
    stage.coins.insert(100)
    stage.coins.fault('fraud', true)
    await settled()
    await stage.clock.turn(1)
    expect(stage.screen.view.screen).toMatchObject({ name: 'trouble', fault: 'coins.fraud', owed: 100, returned: 0, slip: 'outlet' })
    const [owed] = of(stage, 'owed')
    expect(owed).toMatchObject({ yen: 100, why: 'fraud' })
    expect(stage.outlets.receiptsPrinted[0]).toEqual(expect.arrayContaining(['返金のご案内', 'お返しする金額　100円', `お問い合わせ番号　${owed?.reference ?? ''}`]))
    await over(served)
    expect(stage.coins.paidTotal).toBe(0)
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: ['coins.fraud'] })
    stage.terminal.tell({ kind: 'serviced' })
    expect(stage.screen.name).toBe('ready')
  })

  test('while it prints: the paper goes on, and only what would have been paid out is owed', async () => {
    const served = await servedUpTo('print', ({ stage, customer }) => {
      customer.coin = 500
      stage.habits.manner = (name) => (name === 'print' ? 'slow' : 'now')
    })
    const { stage, customer } = served
    stage.coins.fault('fraud', true)
    await stage.clock.turn(usualDeadlines.print / 2)
    await customer.until('takePaper')
    expect(stage.screen.view.screen).toMatchObject({ name: 'takePaper', change: 0 })
    expect(of(stage, 'owed')).toMatchObject([{ yen: 200, why: 'fraud' }])
    expect(stage.outlets.receiptsPrinted[0]).toContain('お返しを見合わせてお預りしている分　200円')
    await customer.until('trouble')
    await stage.clock.turn(1)
    expect(stage.screen.view.screen).toMatchObject({ name: 'trouble', fault: 'coins.fraud', owed: 200, slip: 'outlet' })
    await over(served)
    expect(stage.coins.paidTotal).toBe(0)
    expect(of(stage, 'printEnded')).toMatchObject([{ outcome: 'printed', kept: 300 }])
  })
})

test('nobody knows what went in: what was counted is paid back, and staff has to look', async () => {
  const served = await servedUpTo('pay')
  const { stage } = served
  stage.coins.insert(100)
  stage.coins.fault('uncounted', true)
  await stage.clock.turn(1)
  expect(stage.screen.view.screen).toMatchObject({ name: 'trouble', fault: 'coins.uncounted', owed: 0, returned: 100, slip: 'none' })
  await over(served)
  expect(stage.coins.paidTotal).toBe(100)
  expect(of(stage, 'outOfService').map(({ code }) => code)).toEqual(['coins.uncounted'])
})

test('no more coins of a kind than so many are taken of one visit, and the next one begins anew', async () => {
  const served = await servedUpTo('pay', ({ customer }) => { customer.wishes = ['juminhyo'] }, { mostOfAKind: 2 })
  const { stage, customer } = served
  for (const accepts of [true, true, false]) {
    expect(stage.coins.accepting.includes(100)).toBe(accepts)
    stage.coins.insert(100)
    await settled()
  }
  expect(stage.coins.creditedTotal).toBe(200)
  expect(stage.screen.view.screen).toMatchObject({ name: 'pay', inserted: 200, accepts: [10, 50, 500, 1000] })
  customer.touch({ kind: 'cancel' })
  await customer.until('ready')
  await customer.until('pay')
  expect(stage.coins.accepting).toContain(100)
})

test('a slip over money that stays owed comes once, after the receipt; where it does not come out, the screen says so', async () => {
  const served = await servedUpTo('takeReceipt', ({ stage, customer }) => {
    customer.coin = 500
    stage.coins.paying = () => 'short'
  })
  const { stage, customer } = served
  expect(stage.outlets.receiptsPrinted).toHaveLength(1)
  stage.outlets.receiptWorks = false
  await customer.until('trouble')
  await stage.clock.turn(1)
  expect(stage.screen.view.screen).toMatchObject({ name: 'trouble', fault: 'coins.short', owed: 100, slip: 'failed' })
  await over(served)
})
