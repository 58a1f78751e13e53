import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { fetches, ownJuminhyo } from './drive/order.ts'
import { readPaper } from './drive/paper.ts'
import type { Site } from './drive/site.ts'
import { leaves, presents, typesPin, visitor } from './drive/visitor.ts'
import { words } from './drive/words.ts'

/** ④, in the words for a phone. */
async function takesPhoneAway({ screen, board }: Site): Promise<void> {
  await screen.sees('takeCard')
  await expect(screen.question).toHaveText('スマートフォンを離してください。')
  await expect(screen.body).toContainText(words.ja['takePhone.more'])
  board.do({ kind: 'removeCard' })
  await screen.sees('choose')
}

test('Android asks for its own PIN, an iPhone for none; nobody speaks of a card', async ({ site }) => {
  const { screen } = site
  await presents(site, 'kaku-taro-android')
  await screen.sees('pin')
  await expect(screen.question).toHaveText(words.ja['pin.phone'])
  await expect(screen.body).toContainText(words.ja['pin.phone.more'])
  // The card's is another one.
  await typesPin(site, visitor('kaku-taro').pin ?? '')
  await expect(screen.page.getByRole('alert')).toContainText(words.ja['pin.wrong'])
  await typesPin(site, visitor('kaku-taro-android').pin ?? '')
  await takesPhoneAway(site)
  await leaves(site)

  await presents(site, 'kaku-taro-iphone')
  await takesPhoneAway(site)
  await fetches(site, ownJuminhyo, 100, 100, 100)
  const [paper = '', ...more] = site.papers()
  expect(more).toEqual([])
  expect(readPaper(paper).text).toContain('架空太郎')

  const accounts = await site.accounts()
  const [, iphone] = ofKind(accounts, 'visitOpened')
  const typed = ofKind(accounts, 'pinTried').filter(({ transaction }) => transaction !== iphone?.transaction)
  expect(typed.map(({ of, outcome }) => [of, outcome])).toEqual([['card', 'wrong'], ['card', 'right']])
  // Two credentials of one person: two holders.
  expect(new Set(ofKind(accounts, 'authenticated').map(({ holderDigest }) => holderDigest)).size).toBe(2)
  expect(accounts.total).toEqual({ inserted: 300, kept: 300, returned: 0, owed: 0 })
  expect(accounts.outcomes).toEqual(['交付済'])
})
