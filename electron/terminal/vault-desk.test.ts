import { expect, test } from 'vitest'
import type { ScreenName } from '../contract/view.ts'
import { Customer } from './fixture/customer.ts'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { Stage } from './fixture/stage.ts'
import { usualVaultDeadlines } from '../vault/vault.ts'
import { usualDeadlines } from './settings.ts'

type Change = (stage: Stage) => void

async function upTo(screen: ScreenName, change: Change = () => undefined): Promise<{ stage: Stage; customer: Customer }> {
  const stage = new Stage()
  await stage.start()
  change(stage)
  const customer = new Customer(stage)
  await customer.goOn()
  await customer.until(screen)
  return { stage, customer }
}

const silently = (...silent: readonly string[]) => (stage: Stage): void => {
  stage.habits.manner = (name) => silent.includes(name) ? 'silent' : 'now'
}

test('the figures of what is held go into the journal, and the request that was applied for is the one that is held', async () => {
  const { stage } = await upTo('pay')
  const [held] = of(stage, 'held')
  expect(held).toMatchObject({ pages: 2, sheets: 1, fee: 300, document: 'd'.repeat(64) })
  expect(held?.requestDigest).toBe(of(stage, 'applied')[0]?.requestDigest)
})

test('said twice, a word counts once', async () => {
  const { stage, customer } = await upTo('pay', silently('print'))
  stage.vault.tell({ ...stage.vault.held(), document: 'e'.repeat(64) })
  await customer.until('print')
  expect(of(stage, 'printBegun').map(({ document }) => document)).toEqual(['d'.repeat(64)])
  stage.vault.tell({ kind: 'printed', sheets: 1 })
  stage.vault.tell({ kind: 'printed', sheets: 1 })
  stage.vault.tell({ kind: 'unknown', sheetsOut: 0, fault: 'jam' })
  expect(of(stage, 'printEnded')).toEqual([expect.objectContaining({ outcome: 'printed', kept: 300, charged: 0 })])
  expect(of(stage, 'held')).toHaveLength(1)
  expect(of(stage, 'ignored').map(({ event }) => event).slice(-3)).toEqual(['held', 'printed', 'printUnclear'])
  await customer.until('ready')
  expectPromisesKept(stage)
})

test('the vault of an earlier visit ends at last: that is not the end of the next one’s', async () => {
  const { stage, customer } = await upTo('pay', silently('end'))
  await customer.until('takeReceipt')
  await customer.leave()
  await stage.clock.turn(usualDeadlines.end)
  expect(stage.terminal.flow.machine.locked).toEqual(['wipe.failed'])
  stage.terminal.tell({ kind: 'serviced' })
  silently('vault', 'end')(stage)
  await customer.goOn()
  await customer.until('download')
  const [old, now] = stage.vaults
  old?.end(false)
  expect(stage.journal.entries.at(-1)).toMatchObject({ kind: 'ignored', event: 'vaultEnded' })
  await stage.clock.turn(usualDeadlines.vault)
  expect(stage.screen.view.screen).toMatchObject({ name: 'trouble', fault: 'center.late' })
  expect(now?.erasings).toBe(1)
})

test('a process that is told to be gone and is not keeps the terminal closed', async () => {
  const { stage, customer } = await upTo('pay', (stage) => { stage.gone = () => false })
  await customer.until('takeReceipt')
  await customer.leave()
  expect(of(stage, 'erased')).toEqual([expect.objectContaining({ processGone: false })])
  expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: ['wipe.failed'] })
})

test('a vault that dies before it is asked to print gives the money back', async () => {
  const { stage, customer } = await upTo('pay')
  stage.coins.insert(100)
  stage.vault.end(true)
  expect(stage.screen.view.screen).toMatchObject({ name: 'trouble', fault: 'vault.died' })
  await customer.until('ready')
  expect(stage.coins.paidTotal).toBe(100)
  expectPromisesKept(stage)
})

test('a vault whose last word waits behind a touch is not waited for any more', async () => {
  const { stage, customer } = await upTo('pay')
  // All in one breath: a coin, a cancelling finger, and the vault dies.
  stage.screen.onView = () => {
    stage.screen.onView = () => undefined
    customer.touch({ kind: 'cancel' })
    stage.vault.end(true)
  }
  stage.coins.insert(100)
  await customer.until('ready')
  await stage.clock.turn(usualDeadlines.end)
  expect(of(stage, 'erased')).toHaveLength(1)
  expect(of(stage, 'visitClosed').map(({ outcome }) => outcome)).toEqual(['cancelled'])
  expect(of(stage, 'ignored').map(({ event }) => event)).not.toContain('vaultEnded')
  expect(stage.bugs).toEqual([])
})

test('a print that nobody hears of is stopped at the printer; what that brings leaves a trace, and the process its end', async () => {
  const { stage, customer } = await upTo('pay', silently('print', 'end'))
  await customer.until('print')
  await stage.clock.turn(usualDeadlines.print)
  expect(of(stage, 'printEnded')).toMatchObject([{ outcome: 'unknown', fault: 'printer.other' }])
  expect(stage.vault.erasings).toBe(1)
  // Stopping a printer takes longer than overwriting memory.
  await stage.clock.turn(usualDeadlines.end)
  expect(of(stage, 'erased')).toEqual([])
  stage.vault.tell({ kind: 'nothingOut', fault: 'jam' })
  stage.vault.end(true)
  expect(of(stage, 'ignored').map(({ event }) => event)).toContain('nothingOut')
  expect(of(stage, 'printEnded')).toHaveLength(1)
  expect(of(stage, 'erased')).toMatchObject([{ processGone: true, killed: true }])
  expect(stage.terminal.flow.machine.locked).not.toContain('wipe.failed')
  await customer.until('outOfService')
  expectPromisesKept(stage)
})

test('a vault that does not even end after its printer should have been stopped closes the terminal', async () => {
  const { stage, customer } = await upTo('pay', silently('print', 'end'))
  await customer.until('print')
  await stage.clock.turn(usualDeadlines.print)
  await stage.clock.turn(usualDeadlines.giveUp - 1)
  expect(stage.terminal.flow.machine.locked).not.toContain('wipe.failed')
  await stage.clock.turn(1)
  expect(stage.terminal.flow.machine.locked).toContain('wipe.failed')
})

test('the process is killed before the terminal stops waiting for its end', () => {
  expect(usualVaultDeadlines.erase).toBeLessThan(usualDeadlines.end)
  expect(usualVaultDeadlines.giveUp).toBeLessThan(usualDeadlines.giveUp)
})
