import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { resident, toPin } from './drive/short-ways.ts'
import type { Site } from './drive/site.ts'
import { words } from './drive/words.ts'

test.use({ times: { message: 3_000 } })

/** Said that the card was gone too early; then ready by itself, with nothing held of anybody. */
async function expectSentOff(site: Site): Promise<void> {
  const { screen } = site
  await screen.shows('cardRefused')
  await expect(screen.question).toHaveText(words.ja['refusal.card.gone.what'])
  await screen.sees('ready')
}

async function expectNothingHeld(site: Site): Promise<void> {
  const accounts = await site.accounts()
  expect(ofKind(accounts, 'pinTried')).toEqual([])
  expect(ofKind(accounts, 'applied')).toEqual([])
  expect(accounts.total).toEqual({ inserted: 0, kept: 0, returned: 0, owed: 0 })
  expect(ofKind(accounts, 'visitClosed')).toHaveLength(ofKind(accounts, 'visitOpened').length)
}

test('the card is pulled away while it is read (②)', async ({ site }) => {
  const { screen, board } = site
  await screen.sees('ready')
  // A center that does not answer keeps ② standing until the card goes.
  board.do({ kind: 'center', fault: 'slow', on: true })
  board.do({ kind: 'placeCard', resident: resident.id, faceDown: false })
  await screen.shows('reading')
  board.do({ kind: 'removeCard' })
  await expectSentOff(site)
  board.do({ kind: 'center', fault: 'slow', on: false })
  await toPin(screen, board)
  await screen.touches('cancel')
  board.do({ kind: 'removeCard' })
  await screen.sees('ready')
  await expectNothingHeld(site)
})

test('the card is pulled away before 確定 (③): the digits typed so far are gone', async ({ site }) => {
  const { screen, board } = site
  await toPin(screen, board)
  await screen.types(resident.pin.slice(0, 3))
  await expect(screen.dots).toHaveCount(3)
  board.do({ kind: 'removeCard' })
  await expectSentOff(site)

  await toPin(screen, board)
  await expect(screen.dots).toHaveCount(0)
  await screen.types(resident.pin.slice(3))
  await expect(screen.dots).toHaveCount(1)
  await screen.touches('cancel')
  board.do({ kind: 'removeCard' })
  await screen.sees('ready')
  await expectNothingHeld(site)
})
