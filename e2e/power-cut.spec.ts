import { expect } from '@playwright/test'
import { ofKind, readAccounts } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { insert, takeEverything, toPay } from './drive/short-ways.ts'
import { words } from './drive/words.ts'

test('the power fails with coins inside: after the restart they lie in the tray, and the next customer is served', async ({ site }) => {
  const { screen, board } = site
  await toPay(screen, board)
  await insert(board, 100, 100)
  await expect(screen.amount(words.ja['pay.inserted'])).toHaveText('200円')
  await site.cut()
  expect(readAccounts(site.dataFolder).unaccounted).toBe(200)

  await site.open()
  await screen.sees('ready')
  await site.board.until(({ changeTray }) => changeTray === 200)
  expect(site.papers()).toEqual([])
  await toPay(screen, site.board)
  await insert(site.board, 100, 100, 100)
  await takeEverything(screen, site.board)

  const accounts = await site.accounts()
  expect(accounts.total).toEqual({ inserted: 500, kept: 300, returned: 200, owed: 0 })
  expect(accounts.unaccounted).toBe(0)
  expect(accounts.outcomes).toEqual(['未交付返金済', '交付済'])
  expect(ofKind(accounts, 'visitClosed').map(({ outcome }) => outcome)).toEqual(['recovered', 'finished'])
})

test('the power fails while it prints: never printed again, the money owed, and staff has to look first', async ({ site }) => {
  const { screen, board } = site
  await toPay(screen, board, 2)
  await insert(board, 500, 100)
  // One sheet is out, the other is on its way.
  await board.until(({ printed }) => printed === 1)
  await site.cut()
  expect(readAccounts(site.dataFolder).unaccounted).toBe(600)

  await site.open()
  await screen.sees('outOfService')
  await expect(screen.page.locator('code')).toHaveText('printer.unknownResult')
  expect(await site.board.until(() => true)).toMatchObject({ changeTray: 0, outlet: 1, printed: 0 })
  site.board.do({ kind: 'takePaper' })
  site.board.do({ kind: 'serviceDone' })
  await screen.sees('ready')
  // Nothing more came out in all this time: the only sheet is the one from before the cut.
  expect(await site.board.until(() => true)).toMatchObject({ outlet: 0, printed: 0 })
  expect(site.papers()).toEqual([])

  const accounts = await site.accounts()
  expect(ofKind(accounts, 'printBegun')).toHaveLength(1)
  expect(ofKind(accounts, 'printEnded')).toMatchObject([{ outcome: 'unknown', fault: 'terminal.restarted' }])
  expect(ofKind(accounts, 'owed')).toMatchObject([{ yen: 600, why: 'printUnknown' }])
  expect(accounts.total).toEqual({ inserted: 600, kept: 0, returned: 0, owed: 600 })
  expect(accounts.unaccounted).toBe(0)
  expect(accounts.outcomes).toEqual(['交付不良要返金'])
})
