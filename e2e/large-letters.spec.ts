import { expect } from '@playwright/test'
import pt from '../locales/pt.json' with { type: 'json' }
import { fetchJuminhyo } from './drive/customer.ts'
import { test } from './drive/journey.ts'
import { TouchScreen } from './drive/touch-screen.ts'

test.use({ viewport: { width: 1080, height: 1920 } })

/** Large letters leave room for fewer controls at a time: whoever looks for one turns the pages of its list. */
class PatientScreen extends TouchScreen {
  override async touches(id: string): Promise<void> {
    const wanted = this.page.getByTestId(id)
    while (await wanted.count() === 0) await super.touches('next')
    await super.touches(id)
  }
}

test('in Portuguese with the largest letters on an upright panel: every step is walked, and the next customer finds the usual', async ({ site }) => {
  const screen = new PatientScreen(site.screen.page)
  const frame = screen.page.locator('.frame')
  const size = () => screen.page.evaluate<number>('Number.parseFloat(getComputedStyle(document.querySelector("h1")).fontSize)')
  await screen.sees('ready')
  await screen.touches('language-pt')
  await expect(screen.question.locator('.said')).toHaveText(pt['ready.question'])
  const before = await size()
  await screen.touches('look')
  await screen.touches('text-largest')
  await screen.touches('close')
  expect(await size()).toBeGreaterThan(before)
  const sizes: number[] = []
  await fetchJuminhyo(screen, site.board, {
    resident: 'kaku-taro', pin: '1234', coins: [500], paperByHand: true,
    async arrived(_number, name) {
      await expect(frame).toHaveAttribute('data-text', 'largest')
      await expect(frame).toHaveAttribute('lang', 'pt')
      if (name !== 'print') sizes.push(await size())
    },
  })
  // The usual question has 60 px here; the longest, which give most way, are larger still.
  expect(Math.min(...sizes)).toBeGreaterThan(60)
  await expect(frame).toHaveAttribute('data-text', 'normal')
  await expect(frame).toHaveAttribute('lang', 'ja')
  const accounts = await site.accounts()
  expect(accounts.outcomes).toEqual(['交付済'])
  expect(accounts.total).toEqual({ inserted: 500, kept: 300, returned: 200, owed: 0 })
})
