import { expect, test } from 'vitest'
import type { ScreenName } from '../../electron/contract/view.ts'
import { refusals } from '../../electron/contract/words.ts'
import { samples } from './sample-views.ts'

/** Complete by its type. */
const screens: Readonly<Record<ScreenName, true>> = {
  ready: true, reading: true, cardRefused: true, pin: true, takeCard: true, choose: true, why: true, scope: true, members: true,
  items: true, select: true, copies: true, confirm: true, download: true, pay: true, print: true, takePaper: true, takeReceipt: true,
  origin: true, sameCard: true, checkNumber: true, registering: true, registered: true, refund: true, refused: true, trouble: true, outOfService: true, leaving: true,
}

test('a sample shows every screen', () => {
  expect(new Set(samples.map(({ screen }) => screen.name))).toEqual(new Set(Object.keys(screens)))
})

test('a sample shows every refusal', () => {
  const shown = samples.flatMap(({ screen }) => ('reason' in screen ? [screen.reason] : []))
  expect(refusals.filter((reason) => !shown.includes(reason))).toEqual([])
})

test('each sample has a name of its own', () => {
  expect(new Set(samples.map(({ name }) => name)).size).toBe(samples.length)
})
