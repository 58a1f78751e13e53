import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { resident, toPin } from './drive/short-ways.ts'
import type { TouchScreen } from './drive/touch-screen.ts'
import { words } from './drive/words.ts'

const triesLeft = (count: number): string => words.ja['pin.triesLeft_other'].replace('{{count}}', String(count))

async function mistype(screen: TouchScreen): Promise<void> {
  await screen.types('0000')
  await screen.confirms()
}

test('a wrong PIN twice, then the right one: the tries left are said, and then forgotten', async ({ site }) => {
  const { screen, board } = site
  await toPin(screen, board)
  await expect(screen.body).not.toContainText(words.ja['pin.wrong'])
  for (const left of [2, 1]) {
    await mistype(screen)
    await expect(screen.page.getByRole('alert')).toContainText(words.ja['pin.wrong'])
    await expect(screen.page.getByRole('alert')).toContainText(triesLeft(left))
    await expect(screen.dots).toHaveCount(0)
    await screen.sees('pin')
  }
  await screen.types(resident.pin)
  await screen.confirms()
  await screen.sees('takeCard')
  await screen.touches('cancel')
  await expect(screen.question).toHaveText(words.ja['leaving.card'])
  board.do({ kind: 'removeCard' })

  await toPin(screen, board)
  await expect(screen.page.getByRole('alert')).toHaveCount(0)
  await screen.touches('cancel')
  board.do({ kind: 'removeCard' })
  await screen.sees('ready')

  const accounts = await site.accounts()
  const tried = ofKind(accounts, 'pinTried').map(({ outcome, triesLeft: left }) => [outcome, left])
  expect(tried).toEqual([['wrong', 2], ['wrong', 1], ['right', null]])
  expect(ofKind(accounts, 'applied')).toEqual([])
})

test('a PIN wrong three times is locked: told where to go, and refused at once the next time', async ({ site }) => {
  const { screen, board } = site
  await toPin(screen, board)
  for (const left of [2, 1]) {
    await mistype(screen)
    await expect(screen.body).toContainText(triesLeft(left))
    await screen.sees('pin')
  }
  await mistype(screen)
  await screen.sees('refused')
  await expect(screen.question).toHaveText(words.ja['refusal.pin.blocked.what'])
  await expect(screen.body).toContainText(words.ja['refusal.pin.blocked.why'])
  await expect(screen.body).toContainText(words.ja['refusal.pin.blocked.go'])
  await expect(screen.body).toContainText(words.ja['refused.card'])
  // Understood, but the card is still there: nobody else is served before it is taken.
  await screen.confirms()
  await screen.shows('refused')
  board.do({ kind: 'removeCard' })
  await screen.sees('ready')

  board.do({ kind: 'placeCard', resident: resident.id, faceDown: false })
  await screen.sees('refused')
  await expect(screen.question).toHaveText(words.ja['refusal.pin.blocked.what'])
  board.do({ kind: 'removeCard' })
  await screen.confirms()
  await screen.sees('ready')

  const accounts = await site.accounts()
  const [first, second] = ofKind(accounts, 'visitOpened')
  const tried = ofKind(accounts, 'pinTried')
  expect(tried.map(({ outcome, triesLeft: left }) => [outcome, left])).toEqual([['wrong', 2], ['wrong', 1], ['blocked', null]])
  expect(new Set(tried.map(({ transaction }) => transaction))).toEqual(new Set([first?.transaction]))
  const refused = ofKind(accounts, 'refused').map(({ transaction, reason }) => [transaction, reason])
  expect(refused).toEqual([[first?.transaction, 'pin.blocked'], [second?.transaction, 'pin.blocked']])
})
