import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { insert, takeEverything, toPay } from './drive/short-ways.ts'
import { words } from './drive/words.ts'

test('a jam before the first sheet: all money back and out of service until the jam is cleared', async ({ site }) => {
  const { screen, board } = site
  await toPay(screen, board)
  await insert(board, 500)
  // Paper jams after the money and before the sheet: the vault still has the document to lay out.
  board.do({ kind: 'printer', fault: 'jam', on: true })
  await screen.sees('trouble')
  await expect(screen.question).toHaveText(words.ja['trouble.question'])
  await expect(screen.body).toContainText(words.ja['fault.printer.jam.what'])
  await expect(screen.body).toContainText(words.ja['trouble.returned'].replace('{{amount}}', '500円'))
  await expect(screen.body).not.toContainText(words.ja['trouble.paper'])
  await board.until(({ changeTray }) => changeTray === 500)
  await screen.confirms()
  await screen.sees('outOfService')
  await expect(screen.body).toContainText(words.ja['remedy.printer.jam'])
  board.do({ kind: 'printer', fault: 'jam', on: false })
  await screen.sees('ready')

  expect(site.papers()).toEqual([])
  const accounts = await site.accounts()
  expect(ofKind(accounts, 'printEnded')).toMatchObject([{ outcome: 'nothingOut', fault: 'printer.jam' }])
  expect(accounts.total).toEqual({ inserted: 500, kept: 0, returned: 500, owed: 0 })
  expect(accounts.outcomes).toEqual(['未交付返金済'])
})

test('a jam when a sheet is out already: written down as owed, and staff has to look before anybody is served', async ({ site }) => {
  const { screen, board } = site
  await toPay(screen, board, 2)
  await insert(board, 500, 100)
  await board.until(({ printed }) => printed === 1)
  board.do({ kind: 'printer', fault: 'jam', on: true })
  await screen.sees('trouble')
  await expect(screen.body).toContainText(words.ja['trouble.owed'].replace('{{amount}}', '600円'))
  await expect(screen.body).toContainText(words.ja['trouble.paper'])
  const reference = await screen.page.getByTestId('reference').textContent()
  await screen.confirms()
  await screen.sees('outOfService')
  board.do({ kind: 'takePaper' })
  board.do({ kind: 'printer', fault: 'jam', on: false })
  // The jam is gone, the doubt is not.
  await expect(screen.page.locator('code')).toHaveText('printer.unknownResult')
  await expect(screen.body).toContainText(words.ja['remedy.printer.unknownResult'])
  board.do({ kind: 'serviceDone' })
  await screen.sees('ready')
  expect((await board.until(() => true)).changeTray).toBe(0)

  const accounts = await site.accounts()
  expect(ofKind(accounts, 'printEnded')).toMatchObject([{ outcome: 'unknown', sheets: 1, fault: 'printer.jam' }])
  expect(ofKind(accounts, 'owed')).toMatchObject([{ yen: 600, reference, why: 'printUnknown' }])
  expect(accounts.total).toEqual({ inserted: 600, kept: 0, returned: 0, owed: 600 })
  expect(accounts.outcomes).toEqual(['交付不良要返金'])
})

test('out of paper on ①: closed, and open again once it is filled; the next customer gets the certificate', async ({ site }) => {
  const { screen, board } = site
  await screen.sees('ready')
  board.do({ kind: 'printer', fault: 'paperEmpty', on: true })
  await screen.sees('outOfService')
  await expect(screen.body).toContainText(words.ja['remedy.printer.paperEmpty'])
  board.do({ kind: 'printer', fault: 'paperEmpty', on: false })
  await toPay(screen, board)
  await insert(board, 100, 100, 100)
  await takeEverything(screen, board)
  expect(site.papers()).toHaveLength(1)
  expect((await site.accounts()).outcomes).toEqual(['交付済'])
})
