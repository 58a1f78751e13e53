import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { insert, toPay, toPin } from './drive/short-ways.ts'
import { words } from './drive/words.ts'

test.describe('nobody touches anything', () => {
  test.use({ times: { idle: 1_000, countdown: 5_000 } })

  test('asked whether to go on: 続ける goes on, silence ends the visit', async ({ site }) => {
    const { screen, board } = site
    const countdown = screen.page.getByTestId('countdown')
    await toPin(screen, board)
    await expect(countdown).toContainText(words.ja['countdown.question'])
    await screen.touches('continue')
    await expect(countdown).toHaveCount(0)
    await screen.sees('pin')
    // Asked again, and this time left alone.
    await expect(countdown).toContainText(words.ja['countdown.more'])
    await screen.shows('leaving')
    await expect(screen.question).toHaveText(words.ja['leaving.card'])
    await expect(screen.body).toContainText(words.ja['leaving.timeout'])
    board.do({ kind: 'removeCard' })
    await screen.sees('ready')
    const accounts = await site.accounts()
    expect(ofKind(accounts, 'visitClosed').map(({ outcome }) => outcome)).toEqual(['timeout'])
    expect(ofKind(accounts, 'pinTried')).toEqual([])
  })

  test('a language somebody chose in passing is not the next one’s', async ({ site }) => {
    const { screen } = site
    await screen.sees('ready')
    // Looked for before it is touched: it does not stay long.
    await Promise.all([screen.page.locator(`.frame[lang='en']`).waitFor(), screen.touches('language-en')])
    await expect(screen.page.locator('.frame')).toHaveAttribute('lang', 'ja')
  })
})

test.describe('somebody walks away while paying', () => {
  test.use({ times: { pay: 2_000, countdown: 3_000 } })

  test('the coins come back by themselves', async ({ site }) => {
    const { screen, board } = site
    await toPay(screen, board)
    await insert(board, 100)
    await expect(screen.page.getByTestId('countdown')).toBeVisible()
    await screen.sees('refund')
    await expect(screen.amount(words.ja['refund.returned'])).toHaveText('100円')
    await board.until(({ changeTray }) => changeTray === 100)
    await screen.confirms()
    await screen.sees('ready')
    const accounts = await site.accounts()
    expect(accounts.total).toEqual({ inserted: 100, kept: 0, returned: 100, owed: 0 })
    expect(accounts.outcomes).toEqual(['未交付返金済'])
  })
})
