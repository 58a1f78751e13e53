import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { languages } from '../electron/flow/language.ts'
import type { Language } from '../electron/flow/language.ts'
import { samples } from '../renderer/app/sample-views.ts'
import { drawnScreens } from './drawn-screens.ts'
import type { DrawnScreens } from './drawn-screens.ts'

const longest = 120_000
const typefaceOf: Readonly<Record<Language, string>> = {
  ja: 'BIZ UDPGothic', en: 'Noto Sans', 'zh-Hans': 'Noto Sans SC', 'zh-Hant': 'Noto Sans TC', ko: 'Noto Sans KR', es: 'Noto Sans', pt: 'Noto Sans',
  'ja-x-easy': 'BIZ UDPGothic',
}
const answer = z.object({ fonts: z.array(z.object({ familyName: z.string(), isCustomFont: z.boolean() })) })

let drawn: DrawnScreens
beforeAll(async () => {
  drawn = await drawnScreens()
}, longest)
afterAll(() => drawn.close())

/** The typefaces that the browser really drew the letters of an element with. */
async function typefacesOf(page: Page, selector: string): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument')
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = answer.parse(await session.send('CSS.getPlatformFontsForNode', { nodeId }))
  await session.detach()
  // A variable font is called by its thinnest weight.
  return fonts.map(({ familyName, isCustomFont }) => (isCustomFont ? familyName.replace(/ Thin$/, '') : `${familyName} of this machine`))
}

test.each(languages)('%s is drawn with its own letters, and what is Japanese on its screens with Japanese ones', async (language) => {
  const sample = samples.find(({ name }) => name === 'choose')
  if (sample === undefined) throw new Error('there is no screen to choose on')
  const { page, measure } = await drawn.open('1024x768')
  await measure([sample], { language })
  expect(await typefacesOf(page, 'h1 .said')).toEqual([typefaceOf[language]])
  expect(await typefacesOf(page, '[data-testid="primary"] .said')).toEqual([typefaceOf[language]])
  if (language !== 'ja' && language !== 'ja-x-easy') {
    expect(await typefacesOf(page, 'h1 .beneath')).toEqual(['BIZ UDPGothic'])
    expect(await typefacesOf(page, '[data-testid="certificate-tax"] .said [lang="ja"]')).toEqual(['BIZ UDPGothic'])
  }
  await page.close()
}, longest)
