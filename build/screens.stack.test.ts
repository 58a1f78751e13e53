import { availableParallelism } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ScreenName } from '../electron/contract/view.ts'
import { textSizes } from '../electron/flow/aids.ts'
import type { Aids } from '../electron/flow/aids.ts'
import { languages } from '../electron/flow/language.ts'
import type { Language } from '../electron/flow/language.ts'
import { everySample } from '../renderer/app/sample-views.ts'
import { drawnScreens } from './drawn-screens.ts'
import type { DrawnPage, DrawnScreens } from './drawn-screens.ts'
import { shareOut } from './workers.ts'

const longest = 600_000
const panels = ['1024x768', '1280x800', '1920x1080', '1080x1920'] as const
type Panel = (typeof panels)[number]

interface Look { readonly panel: Panel; readonly aids: Partial<Aids> }
const looks: readonly Look[] = [
  ...panels.flatMap((panel) => textSizes.map((textSize) => ({ panel, aids: { textSize } }))),
  ...(['1024x768', '1280x800'] as const).flatMap((panel) => (['normal', 'largest'] as const).map((textSize) => ({ panel, aids: { textSize, reach: 'low' } as const }))),
  { panel: '1024x768', aids: { contrast: 'high' } },
]

/** How small letters may become, as a part of the usual size, for all that a screen has to say to find room. */
const least = { normal: 1, large: 1.2, largest: 1.3 } as const satisfies Readonly<Record<Aids['textSize'], number>>
/** Screens that have more to say, in some language on some panel; a better layout would take them off this list. */
const crowded: Readonly<Record<Aids['textSize'], readonly ScreenName[]>> = {
  normal: [], large: ['checkNumber', 'ready', 'refund', 'registered', 'trouble'],
  largest: ['checkNumber', 'choose', 'confirm', 'pay', 'pin', 'ready', 'refund', 'registered', 'takePaper', 'takeReceipt', 'trouble'],
}

/** Nobody's letters become smaller than usual; controls brought low leave half of the panel for words. */
function leastOf({ aids: { textSize = 'normal', reach } }: Look, screen: ScreenName): number {
  return reach === 'low' || crowded[textSize].includes(screen) ? 1 : least[textSize]
}

interface Seen extends Look {
  readonly language: Language
  readonly sample: string
  readonly screen: ScreenName
  readonly faults: readonly string[]
  readonly scale: number
}
const seen: Seen[] = []
let drawn: DrawnScreens

beforeAll(async () => {
  drawn = await drawnScreens()
  await shareOut(languages, Array.from({ length: availableParallelism() }), async (language) => {
    const page = await drawn.open(panels[0])
    for (const look of looks) seen.push(...await seenOn(page, language, look))
    await page.close()
  })
}, longest)
afterAll(() => drawn.close())

async function seenOn(page: DrawnPage, language: Language, look: Look): Promise<readonly Seen[]> {
  await page.resize(look.panel)
  const measured = await page.measure(everySample, { language, aids: look.aids })
  return everySample.flatMap(({ name, screen }, at) => {
    const one = measured[at]
    return one === undefined ? [] : [{ ...look, language, sample: name, screen: screen.name, faults: one.faults, scale: one.scale }]
  })
}

/** In large letters a phrase may be wider than its line; then a letter may be left for the next one. */
function bearable({ textSize = 'normal' }: Partial<Aids>, fault: string): boolean {
  return textSize !== 'normal' && fault.startsWith('a letter alone')
}

const called = ({ aids }: Look) => Object.values(aids).join(' ')

test('every sample was seen in every language and look', () => {
  expect(seen.length).toBe(everySample.length * languages.length * looks.length)
})

describe.each(panels)('at %s', (panel) => {
  test.each(languages)('all can be read, reached and touched, and nothing is cut, in %s', (language) => {
    const found = seen.filter((one) => one.panel === panel && one.language === language)
    const faults = found.flatMap((one) => one.faults.filter((fault) => !bearable(one.aids, fault)).map((fault) => `${one.sample}, ${called(one)}: ${fault}`))
    expect(faults).toEqual([])
  })

  test.each(languages)('letters asked to be larger are larger, in %s', (language) => {
    const found = seen.filter((one) => one.panel === panel && one.language === language)
    const small = found.filter((one) => one.scale < leastOf(one, one.screen))
    expect(small.map((one) => `${one.sample}, ${called(one)}: ${one.scale}`)).toEqual([])
  })
})

test('the browser had nothing to complain about', () => expect(drawn.complaints).toEqual([]))
