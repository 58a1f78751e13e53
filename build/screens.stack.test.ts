import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../electron/flow/language.ts'
import { samples } from '../renderer/app/sample-views.ts'
import { drawnScreens, faultsOf } from './drawn-screens.ts'
import type { DrawnScreens } from './drawn-screens.ts'

const longest = 180_000
let drawn: DrawnScreens
let serial = 0

beforeAll(async () => {
  drawn = await drawnScreens()
}, longest)
afterAll(() => drawn.close())

describe.each(['1024x768', '1280x800', '1920x1080', '1080x1920'])('at %s', (size) => {
  test.each(languages)('nothing is cut, scrolled, covered, too small or too high to touch, in %s', async (language) => {
    const page = await drawn.open(size, '')
    const found: string[] = []
    for (const sample of samples) {
      serial += 1
      const faults = await faultsOf(drawn, page, sample, { language }, serial)
      found.push(...faults.map((fault) => `${sample.name}: ${fault}`))
    }
    await page.close()
    expect(found).toEqual([])
  }, longest)
})

test('the browser had nothing to complain about', () => expect(drawn.complaints).toEqual([]))
