import { expect } from '@playwright/test'
import type { Page } from 'playwright-core'
import { fetchJuminhyo } from './drive/customer.ts'
import { test } from './drive/journey.ts'

const errand = { resident: 'kaku-taro', pin: '1234', coins: [100, 100, 100], paperByHand: true } as const

/** The clips that the page asks for, in the order in which it does. */
function clipsAskedOn(page: Page): readonly string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const [, clip] = /\/voice\/(.*)\.ogg$/.exec(new URL(request.url()).pathname) ?? []
    if (clip !== undefined) asked.push(clip)
  })
  return asked
}

test('with the voice on every screen is spoken in its turn, and nothing of the customer ever is', async ({ site }) => {
  const { screen, board } = site
  const asked = clipsAskedOn(screen.page)
  await screen.sees('ready')
  await screen.touches('voice')
  await screen.touches('voice-on')
  await screen.touches('close')
  await fetchJuminhyo(screen, board, {
    ...errand,
    async arrived(number) {
      // A clip is asked for when its screen is drawn; a screen is not left before that.
      if (number > 1) await expect.poll(() => questionsIn(asked).length).toBeGreaterThanOrEqual(number - 1)
    },
  })
  expect(questionsIn(asked)).toEqual([
    'reading', 'pin', 'takeCard', 'choose', 'scope', 'members', 'items', 'copies', 'confirm', 'download', 'pay', 'print', 'takePaper', 'takeReceipt',
  ])
  expect(asked.every((clip) => clip.startsWith('ja/'))).toBe(true)
  expect(asked.filter((clip) => /\d{2}|架空|1234/.test(decodeURI(clip)))).toEqual([])
})

test('with the voice off nothing is spoken but 取り忘れ, and that is stopped where it is said', async ({ site }) => {
  const { screen, board } = site
  const asked = clipsAskedOn(screen.page)
  await fetchJuminhyo(screen, board, {
    ...errand,
    async arrived(number) {
      if (number < 14) expect(asked).toEqual([])
      if (number !== 14) return
      await expect.poll(() => asked.length).toBeGreaterThan(0)
      await screen.touches('voice-stop')
      await expect(screen.page.getByTestId('voice-stop')).toHaveCount(0)
    },
  })
  expect(new Set(asked)).toEqual(new Set(['ja/takePaper.question']))
})

/** Which screens' questions were asked for; a question that is said twice in a row counts once. */
function questionsIn(asked: readonly string[]): readonly string[] {
  const screens = asked.map((clip) => /^ja\/(\w+)\.(?:question|card|more)$/.exec(clip)?.[1]).filter((name) => name !== undefined && name !== 'ready')
  return screens.filter((name, place) => name !== screens[place - 1]).filter((name) => name !== undefined)
}
