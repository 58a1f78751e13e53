import { expect, test } from 'vitest'
import type { StaffCall, View } from '../../electron/contract/view.ts'
import { usualAids } from '../../electron/contract/words.ts'
import { newsBetween, soundBetween } from './news.ts'
import type { Seen } from './news.ts'
import { sayingOf } from './saying.ts'

function seen(staffCall: StaffCall, voice = true): Seen {
  const view: View = {
    serial: 0, epoch: 0, language: 'ja', aids: { ...usualAids, voice }, staffCall, demo: false, countdown: null,
    screen: { name: 'reading', holding: null },
  }
  return { view, saying: sayingOf(view) }
}

test.each<[StaffCall, StaffCall, readonly string[], string | null]>([
  ['offered', 'called', ['staff.called', 'staff.wait'], 'call'],
  ['failed', 'called', ['staff.called', 'staff.wait'], 'call'],
  ['offered', 'failed', ['staff.failed'], null],
  ['called', 'failed', ['staff.failed'], null],
  ['failed', 'failed', [], null],
  ['called', 'coming', [], null],
  ['failed', 'offered', [], null],
])('a call for staff from %s to %s: told in words, and only one that goes out beeps', (from, to, words, sound) => {
  expect(newsBetween(seen(from), seen(to))).toEqual(words)
  expect(soundBetween(seen(from), seen(to))).toBe(sound)
})

test.each<StaffCall>(['called', 'failed'])('a call that stands when the page comes is not told: %s', (staffCall) => {
  expect(newsBetween(null, seen(staffCall))).toEqual(['reading.question'])
})

test('with the voice off no word is said of it', () => {
  expect(newsBetween(seen('offered', false), seen('failed', false))).toEqual([])
})

test('a choice that comes just after ⑫ has appeared is told from the beginning; a coin after it, only with what it changes', () => {
  const paying = (cashless: 'none' | 'offered', inserted = 0): Seen => {
    const { view } = seen('none')
    const screen = { name: 'pay', lines: [], failed: [], due: 300, inserted, accepts: [100], change: true, cashless, declined: false, msLeft: 1 } as const
    return { view: { ...view, screen }, saying: sayingOf({ screen, countdown: null }) }
  }
  expect(newsBetween(paying('none'), paying('offered'))).toEqual(['pay.question', 'pay.change', 'pay.cashless', 'pay.cashless.how'])
  expect(newsBetween(paying('offered'), paying('none', 100))).toEqual(['pay.cancel'])
})
