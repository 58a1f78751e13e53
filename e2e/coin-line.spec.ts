import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import { CoinLine } from './drive/coin-line.ts'
import { test } from './drive/journey.ts'
import { takeEverything, toPay } from './drive/short-ways.ts'
import { words } from './drive/words.ts'

const line = new CoinLine()
test.use({ configuration: { coins: line.choice }, opened: false })
test.afterAll(() => line.close())

test('without its coin line a terminal serves nobody; what was in when the power went is owed, and staff has to count', async ({ site }) => {
  const { screen } = site
  line.count(site.config)
  await site.open()
  const { board } = site
  await screen.sees('outOfService')
  await expect(screen.body).toContainText(words.ja['remedy.coins.offline'])
  await line.connect()
  await screen.sees('ready')

  // Change, as the hoppers count it.
  await toPay(screen, board)
  expect(await line.insert(500)).toBe('credited')
  await takeEverything(screen, board)
  await line.until(({ paidOut }) => paidOut === 200)

  // Acceptor and hoppers lose their power when a coin has been told: nothing can be paid back.
  await toPay(screen, board)
  expect(await line.insert(100)).toBe('credited')
  await expect(screen.amount(words.ja['pay.inserted'])).toHaveText('100円')
  await line.hand('unplug 2 3 4 5 6')
  await screen.sees('trouble')
  await expect(screen.body).toContainText(words.ja['fault.coins.offline.what'])
  await expect(screen.body).toContainText(words.ja['trouble.owed'].replace('{{amount}}', '100円'))
  await screen.confirms()
  await screen.sees('outOfService')
  await expect(screen.body).toContainText(/coins\.(payoutStuck|short)/)
  await line.hand('plug')
  // Nobody knows what fell in between the last word and the cut.
  await screen.touches('next')
  await expect(screen.body).toContainText(words.ja['remedy.coins.uncounted'])
  board.do({ kind: 'serviceDone' })
  await screen.sees('ready')

  await toPay(screen, board)
  expect(await line.insert(1000)).toBe('held')
  await takeEverything(screen, board)
  const till = await line.until(({ paidOut }) => paidOut === 900)
  expect(till).toMatchObject({ inserted: 1600, tookIn: 1600, returned: 0, held: 0, cashBox: 1000, tray: 900 })

  const accounts = await site.accounts()
  expect(accounts.total).toEqual({ inserted: till.tookIn, kept: 600, returned: till.paidOut, owed: 100 })
  expect(accounts.unaccounted).toBe(0)
  expect(ofKind(accounts, 'payOutEnded').map(({ paid }) => paid)).toEqual([200, 0, 700])
})
