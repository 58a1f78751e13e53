import { expect } from '@playwright/test'
import { referenceOf } from '../electron/journal/entry.ts'
import { ofKind } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { insert, takeEverything, toPay } from './drive/short-ways.ts'
import { onPaper, words } from './drive/words.ts'

test('中止する after coins: every yen comes back, nothing is printed', async ({ site }) => {
  const { screen, board } = site
  await toPay(screen, board)
  await insert(board, 100, 10)
  await expect(screen.amount(words.ja['pay.inserted'])).toHaveText('110円')
  await expect(screen.amount(words.ja['pay.remaining'])).toHaveText('190円')
  await screen.touches('cancel')
  await screen.sees('refund')
  await expect(screen.question).toHaveText(words.ja['refund.question'])
  await expect(screen.amount(words.ja['refund.inserted'])).toHaveText('110円')
  await expect(screen.amount(words.ja['refund.returned'])).toHaveText('110円')
  await expect(screen.body).toContainText(words.ja['refund.tray'])
  const reference = await screen.page.getByTestId('reference').textContent()
  await board.until(({ changeTray }) => changeTray === 110)
  await screen.confirms()
  await screen.sees('ready')
  await board.until(({ accepting }) => accepting.length === 0)

  expect(site.papers()).toEqual([])
  const accounts = await site.accounts()
  expect(accounts.total).toEqual({ inserted: 110, kept: 0, returned: 110, owed: 0 })
  expect(accounts.outcomes).toEqual(['未交付返金済'])
  expect(ofKind(accounts, 'printBegun')).toEqual([])
  const [visit] = ofKind(accounts, 'visitOpened')
  expect(reference).toBe(referenceOf(visit?.transaction ?? ''))
})

test('a page loaded anew in the middle of paying loses nothing', async ({ site }) => {
  const { screen, board } = site
  await toPay(screen, board)
  await insert(board, 100)
  await expect(screen.amount(words.ja['pay.inserted'])).toHaveText('100円')
  await screen.page.reload()
  await screen.sees('pay')
  await expect(screen.amount(words.ja['pay.inserted'])).toHaveText('100円')
  await expect(screen.amount(words.ja['pay.remaining'])).toHaveText('200円')
  await insert(board, 500)
  await takeEverything(screen, board)
  await board.until(({ changeTray }) => changeTray === 300)
  expect(site.papers()).toHaveLength(1)
  const accounts = await site.accounts()
  expect(accounts.total).toEqual({ inserted: 600, kept: 300, returned: 300, owed: 0 })
  expect(accounts.outcomes).toEqual(['交付済'])
  expect(ofKind(accounts, 'inletOpened')).toHaveLength(1)
})

test('not enough change for what was put in: what did not come out is owed, with a number and a slip to ask for it', async ({ site }) => {
  const { screen, board } = site
  await toPay(screen, board)
  await insert(board, 100)
  await expect(screen.amount(words.ja['pay.inserted'])).toHaveText('100円')
  board.do({ kind: 'coins', fault: 'short', on: true })
  await board.until(({ faults }) => faults.includes('coins.short'))
  await screen.touches('cancel')
  await screen.sees('refund')
  await expect(screen.question).toHaveText(words.ja['refund.short'])
  await expect(screen.amount(words.ja['refund.owed'])).toHaveText('100円')
  await expect(screen.body).toContainText(words.ja['refund.slip.outlet'])
  const reference = await screen.page.getByTestId('reference').textContent()
  const { receipt: slip } = await board.until(({ receipt }) => receipt !== null)
  expect(slip?.[0]).toBe(onPaper['owed.title'])
  expect(slip?.filter((line) => line.includes('100円') || line.includes(reference ?? 'none'))).toHaveLength(2)
  board.do({ kind: 'takeReceipt' })
  await screen.confirms()
  await screen.sees('outOfService')
  await expect(screen.body).toContainText('coins.short')

  const accounts = await site.accounts()
  expect(accounts.total).toEqual({ inserted: 100, kept: 0, returned: 0, owed: 100 })
  expect(accounts.unaccounted).toBe(0)
  expect(ofKind(accounts, 'payOutEnded')).toMatchObject([{ outcome: 'short', paid: 0, owed: 100, reference }])
  expect(accounts.outcomes).toEqual(['交付不良要返金'])
})
