import { expect } from '@playwright/test'
import type { BoardHand } from './drive/board-hand.ts'
import { ofKind } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { insert, resident, takeEverything, toPay } from './drive/short-ways.ts'
import type { TouchScreen } from './drive/touch-screen.ts'
import { words } from './drive/words.ts'

/** Chooses the terminal beside, and waits until it asks for the whole fee and no money is taken. */
async function askBeside(screen: TouchScreen, board: BoardHand): Promise<void> {
  await board.until(({ accepting }) => accepting.length > 0)
  await screen.touches('pay-cashless')
  await expect(screen.question).toHaveText(words.ja['pay.asking'])
  await board.until(({ cashless, accepting }) => cashless?.asking === resident.fee && accepting.length === 0)
}

test('a fee paid at the terminal beside is taken once the paper is out, and no money moves', async ({ site }) => {
  const { screen, board } = site
  await toPay(screen, board)
  await askBeside(screen, board)
  await expect(screen.amount(words.ja['pay.fee'])).toHaveText('300円')
  await expect(screen.body).toContainText(words.ja['pay.asking.card'])
  board.do({ kind: 'payCashless' })
  const receipt = await takeEverything(screen, board)
  expect(receipt.join('\n')).toContain('キャッシュレス')
  const { cashless } = await board.until((seen) => seen.cashless?.payments.some(({ captured }) => captured > 0) ?? false)
  expect(cashless?.payments).toMatchObject([{ captured: 300 }])

  expect(site.papers()).toHaveLength(1)
  const accounts = await site.accounts()
  expect(accounts.total).toEqual({ inserted: 0, kept: 0, returned: 0, owed: 0 })
  expect(accounts.outcomes).toEqual(['交付済'])
  const [printed, taken] = [accounts.entries.findIndex(({ kind }) => kind === 'printEnded'), accounts.entries.findIndex(({ kind }) => kind === 'captureBegun')]
  expect(printed).toBeGreaterThan(-1)
  expect(taken).toBeGreaterThan(printed)
  expect(ofKind(accounts, 'captureEnded')).toMatchObject([{ yen: 300, outcome: 'done' }])
})

test('chosen by keys and declined there, the fee is paid in coins instead', async ({ site }) => {
  const { screen, board } = site
  await toPay(screen, board)
  await screen.page.getByTestId('pay-cashless').waitFor()
  const focused = screen.page.locator(':focus')
  await expect.poll(async () => {
    await screen.page.keyboard.press('ArrowDown')
    return focused.getAttribute('data-testid')
  }).toBe('pay-cashless')
  await screen.page.keyboard.press('Enter')
  await expect(screen.question).toHaveText(words.ja['pay.asking'])
  await board.until(({ cashless }) => cashless?.asking === resident.fee)
  board.do({ kind: 'refuseCashless' })
  await expect(screen.question).toHaveText(words.ja['pay.question'])
  // The choice is there again, and says what came of the last one.
  await screen.page.getByTestId('pay-cashless').waitFor()
  await expect(screen.body).toContainText(words.ja['pay.declined'])
  await insert(board, 100)
  await expect(screen.amount(words.ja['pay.inserted'])).toHaveText('100円')
  await expect(screen.page.getByTestId('pay-cashless')).toHaveCount(0)
  await expect(screen.body).not.toContainText(words.ja['pay.declined'])
  await insert(board, 100, 100)
  await takeEverything(screen, board)

  expect(site.papers()).toHaveLength(1)
  const accounts = await site.accounts()
  expect(accounts.total).toEqual({ inserted: 300, kept: 300, returned: 0, owed: 0 })
  expect(ofKind(accounts, 'authorisationEnded')).toMatchObject([{ attempt: 1, outcome: 'declined' }])
  expect(ofKind(accounts, 'captureBegun')).toEqual([])
})

test('中止する while the terminal beside asks: it stops asking, nothing is printed and nothing taken', async ({ site }) => {
  const { screen, board } = site
  await toPay(screen, board)
  await askBeside(screen, board)
  await screen.touches('cancel')
  await board.until(({ cashless }) => cashless?.asking === null)
  await screen.sees('ready')

  expect(site.papers()).toEqual([])
  const accounts = await site.accounts()
  expect(accounts.total).toEqual({ inserted: 0, kept: 0, returned: 0, owed: 0 })
  expect(ofKind(accounts, 'authorisationEnded')).toMatchObject([{ outcome: 'cancelled' }])
  expect(ofKind(accounts, 'captureBegun')).toEqual([])
})
