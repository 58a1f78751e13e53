import { expect } from '@playwright/test'
import { personOf } from '../center/reference/residents.ts'
import { test } from './drive/journey.ts'
import { goesToPay } from './drive/order.ts'
import { readPaper } from './drive/paper.ts'
import { insert, takeEverything, toItems } from './drive/short-ways.ts'
import { comesIn } from './drive/visitor.ts'
import { words } from './drive/words.ts'

test('個人番号: asked a second time with what the law says; declined it stays off, accepted it stands on the paper', async ({ site }) => {
  const { screen, board } = site
  const caution = screen.page.getByTestId('caution')
  const on = screen.page.getByTestId('item-number-on')
  await comesIn(site, 'mihon-hanako')
  await toItems(screen)
  await expect(on).toHaveAttribute('aria-pressed', 'false')
  await screen.touches('item-number-on')
  await expect(caution).toContainText(words.ja['items.caution.law'])
  await screen.sees('items')
  await screen.touches('caution-decline')
  await expect(caution).toHaveCount(0)
  await expect(on).toHaveAttribute('aria-pressed', 'false')
  await screen.sees('items')
  await screen.touches('item-number-on')
  await expect(caution).toBeVisible()
  await screen.sees('items')
  await screen.touches('caution-accept')
  await expect(caution).toHaveCount(0)
  await expect(on).toHaveAttribute('aria-pressed', 'true')
  await screen.sees('items')
  await screen.confirms()
  await screen.sees('copies')
  await screen.confirms()
  await screen.sees('confirm')
  await expect(screen.page.getByTestId('line-items')).toContainText('個人番号（マイナンバー）')
  await goesToPay(site)
  await insert(board, 100, 100, 100)
  await takeEverything(screen, board)
  const [paper = ''] = site.papers()
  expect(readPaper(paper).text).toContain(`個人番号${personOf('mihon-hanako')?.individualNumber ?? 'none'}`)
})
