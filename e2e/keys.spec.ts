import { expect } from '@playwright/test'
import { fetchJuminhyo } from './drive/customer.ts'
import { test } from './drive/journey.ts'
import { KeyedScreen } from './drive/keyed-screen.ts'
import { words } from './drive/words.ts'

const errand = { resident: 'kaku-taro', pin: '1234', coins: [100, 100, 100], paperByHand: true, async arrived() {} } as const

test('①–⑮ with keys alone: every control reached in order, its focus seen, nothing ever touched', async ({ site }) => {
  const { page } = site.screen
  const screen = new KeyedScreen(page)
  let fingers = 0
  await page.exposeBinding('fingered', () => { fingers += 1 })
  await page.evaluate('addEventListener("pointerdown", () => fingered())')
  await fetchJuminhyo(screen, site.board, errand)
  expect((await site.accounts()).outcomes).toEqual(['交付済'])
  expect(fingers).toBe(0)
})

test('on a ten-key pad 4 goes back, 6 goes on, 5 presses and 0 cancels, but at ③ they are digits', async ({ site }) => {
  const { board } = site
  const screen = new KeyedScreen(site.screen.page)
  await screen.sees('ready')
  board.do({ kind: 'placeCard', resident: 'kaku-taro', faceDown: false })
  await screen.sees('pin')
  await screen.types('4650')
  await expect(screen.dots).toHaveCount(4)
  await screen.press('Backspace')
  await expect(screen.dots).toHaveCount(3)
  // With the dialogue of an aid over the keypad the digits are keys again, and none reaches the PIN.
  await screen.touches('voice')
  await screen.press('6')
  await screen.press('0')
  await expect(screen.page.locator('dialog')).toHaveCount(0)
  await expect(screen.dots).toHaveCount(3)
  await screen.press('Escape')
  await screen.sees('leaving')
  board.do({ kind: 'removeCard' })
  await screen.sees('ready')
  await screen.press('6')
  await screen.press('6')
  await screen.press('5')
  await expect(screen.page.locator('.frame')).toHaveAttribute('lang', 'en')
})

test('Enter presses nothing that the focus has not gone to: after a dialogue, and where a control has gone', async ({ site }) => {
  const { board } = site
  const screen = new KeyedScreen(site.screen.page)
  await screen.sees('ready')
  board.do({ kind: 'placeCard', resident: 'kaku-taro', faceDown: false })
  await screen.sees('pin')
  await screen.touches('digit-1')
  await screen.types('234')
  // The digit that had the focus is disabled now, and with it the focus is lost.
  await expect(screen.page.getByTestId('digit-1')).toBeDisabled()
  await screen.press('Enter')
  await screen.touches('voice')
  await screen.press('Escape')
  await expect(screen.page.locator('dialog')).toHaveCount(0)
  await expect(screen.page.getByTestId('voice')).toBeFocused()
  await expect(screen.question).toHaveText(words.ja['pin.question'])
  await screen.press('Escape')
  await screen.sees('leaving')
  expect((await site.accounts()).entries.filter(({ kind }) => kind === 'pinTried')).toEqual([])
})
