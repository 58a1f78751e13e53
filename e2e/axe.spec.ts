import axe from 'axe-core'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { screensAsBuilt } from '../build/drawn-screens.ts'
import type { DrawnPage } from '../build/drawn-screens.ts'
import { contrasts, languages } from '../electron/contract/words.ts'
import type { Sample } from '../renderer/app/sample-basis.ts'
import { everySample } from '../renderer/app/sample-views.ts'
import type { Setting } from '../renderer/app/sample-views.ts'

/** WCAG 2.2 A and AA and what is good practice besides; of AAA the contrast; and the size of targets, which is off unless asked for. */
const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
  resultTypes: ['violations'],
}
// The pale word across a demo machine is decoration: the ribbon above says the same in letters that can be read.
const run = `axe.run({ exclude: ['.demo-mark'] }, ${JSON.stringify(rules)})`
const answer = z.object({ violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })) })

// A trace would keep each of the many pages.
test.use({ trace: 'off' })

/** One sample of every screen. */
const oneEach = everySample.filter(({ screen, open }, at) => open !== undefined || everySample.findIndex((other) => other.screen.name === screen.name) === at)

async function violations({ page, measure }: DrawnPage, samples: readonly Sample[], setting: Setting): Promise<readonly string[]> {
  const found: string[] = []
  for (const sample of samples) {
    await measure([sample], setting)
    const said = answer.parse(await page.evaluate(run))
    found.push(...said.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${sample.name}: ${id}: ${html}`)))
  }
  return found
}

async function onScreens<Found>(look: (page: DrawnPage) => Promise<Found>): Promise<Found> {
  const drawn = await screensAsBuilt()
  try {
    const opened = await drawn.open('1024x768')
    await opened.page.evaluate(axe.source)
    return await look(opened)
  } finally {
    await drawn.close()
  }
}

for (const contrast of contrasts) {
  test(`axe finds nothing on any screen with ${contrast} contrast`, async () => {
    expect(await onScreens((page) => violations(page, everySample, { language: 'ja', aids: { contrast } }))).toEqual([])
  })
}

for (const language of languages.filter((each) => each !== 'ja')) {
  test(`axe finds nothing on one of each screen in ${language}`, async () => {
    expect(await onScreens((page) => violations(page, oneEach, { language }))).toEqual([])
  })
}

test('axe sees what is broken: a button without a name, pale letters, no language', async () => {
  const found = await onScreens(async (page) => {
    await page.measure(oneEach.slice(0, 1), { language: 'ja' })
    await page.page.evaluate(`document.querySelector('.aid').replaceChildren(); document.querySelector('h1').style.color = '#777'; document.documentElement.lang = ''`)
    return answer.parse(await page.page.evaluate(run)).violations.map(({ id }) => id)
  })
  expect(found).toEqual(expect.arrayContaining(['button-name', 'color-contrast-enhanced', 'html-has-lang']))
})
