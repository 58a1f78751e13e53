import { languages } from '../../electron/flow/language.ts'
import { everySample } from '../../renderer/app/sample-views.ts'
import { screensAsBuilt } from '../drawn-screens.ts'
import { quantile } from './figure.ts'
import type { Figure } from './figure.ts'

/** How long from a view sent until its screen is painted, over every sample in every language, with the usual letters and the largest. */
export async function drawing(): Promise<readonly Figure[]> {
  const drawn = await screensAsBuilt()
  try {
    const figures: Figure[] = []
    const { page, measure, time } = await drawn.open('1024x768')
    for (const textSize of ['normal', 'largest'] as const) {
      const times: number[] = []
      for (const language of languages) {
        // Fonts and words that come the first time only are another figure.
        await measure(everySample, { language, aids: { textSize } })
        times.push(...await time(everySample, { language, aids: { textSize } }))
      }
      figures.push(
        { name: `view to screen, ${textSize} letters, median`, value: quantile(times, 0.5), unit: 'ms', most: null },
        { name: `view to screen, ${textSize} letters, 95 of 100`, value: quantile(times, 0.95), unit: 'ms', most: null },
      )
    }
    await page.close()
    return figures
  } finally {
    await drawn.close()
  }
}
