import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { chooseCertificate, payAndTake, proveIdentity } from './drive/customer.ts'
import { test } from './drive/journey.ts'
import { readPaper } from './drive/paper.ts'
import { countInRenderers, countNumber, countShortString, heapStrings } from './drive/renderer-memory.ts'

// A recorder would keep pictures of the page within the page.
test.use({ trace: 'off' })

const family = { resident: 'kaku-hanako', pin: '2345' }
/** Shown at ⑦, the first two of them at ⑩ once more. */
const household = ['架空　太郎', '架空　花子', '架空　一郎', '架空　双葉'] as const
/** What stands on this person's certificate and on no screen. */
const onPaperOnly = ['見本町一丁目2番3号', 'カクウ　ハナコ', '昭和57年8月15日', '%PDF-1.']

/** Lays a word into the page the way a program would that puts a string together. */
async function plant(page: Page, letters: readonly string[]): Promise<void> {
  await page.evaluate((letters) => {
    const planted: unknown = Reflect.get(globalThis, 'planted')
    Reflect.set(globalThis, 'planted', [...(Array.isArray(planted) ? planted : []), letters.join('')])
  }, letters)
}

test('the screen’s process never had PIN or certificate, and forgets the household', async ({ site }, info) => {
  const { screen, board } = site
  const { page } = screen
  const errand = {
    ...family, coins: [500] as const, paperByHand: true,
    async arrived(_number: number, name: string) {
      if (name === 'members') await expectHousehold(page)
      if (name === 'take-paper') await expectNothing(page)
    },
  }
  await proveIdentity(screen, board, errand)
  await chooseCertificate(screen, errand)
  await payAndTake(screen, board, errand)
  // It was on the paper: the search was for the right words.
  const text = readPaper(site.papers()[0] ?? '').text
  for (const word of onPaperOnly.slice(0, 3)) expect(text).toContain(word.replaceAll(/\s/g, ''))

  const strings = await heapStrings(page)
  for (const name of household) expect(strings.filter((each) => each.includes(name))).toEqual([])
  // What was planted has gone with its page: this is another one.
  expect(countNumber(strings, '8052')).toBe(0)
  // In this browser it is another page in the same process; the terminal's own browser ends the process with its page.
  const unused = await countInRenderers(page, household)
  info.annotations.push({ type: 'in memory nobody uses any more', description: `names of the household: ${unused} after the farewell` })
})

async function expectHousehold(page: Page): Promise<void> {
  expect(await heapStrings(page)).toEqual(expect.arrayContaining([...household]))
  expect(await countInRenderers(page, household)).toBeGreaterThan(0)
}

/** Neither PIN nor certificate, by searches that do find what was planted in the same process just before. */
async function expectNothing(page: Page): Promise<void> {
  await plant(page, ['8', '0', '5', '2'])
  await plant(page, ['ウエタ', 'コトバ'])
  const strings = await heapStrings(page)
  expect(countNumber(strings, '8052')).toBe(1)
  expect(await countShortString(page, '8052')).toBeGreaterThan(0)
  expect(await countInRenderers(page, ['ウエタコトバ'])).toBeGreaterThan(0)

  expect(countNumber(strings, family.pin)).toBe(0)
  expect(await countShortString(page, family.pin)).toBe(0)
  for (const word of onPaperOnly) expect(strings.filter((text) => text.includes(word))).toEqual([])
  expect(await countInRenderers(page, onPaperOnly)).toBe(0)
}
