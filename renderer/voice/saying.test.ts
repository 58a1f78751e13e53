import { describe, expect, test } from 'vitest'
import type { PayView } from '../../electron/contract/pay-view.ts'
import type { ScreenView } from '../../electron/contract/view.ts'
import { samples, viewOf } from '../app/sample-views.ts'
import { clips, phraseOf } from './clip.ts'
import { sayingOf } from './saying.ts'
import { onScreens } from './spoken-keys.ts'

const said = (screen: ScreenView) => sayingOf({ screen, countdown: null })

/** Fields whose text is one of a closed list: the step, the reason, the certificate. All other text differs from customer to customer. */
const closed = new Set([
  'name', 'holding', 'certificate', 'kind', 'reason', 'fault', 'faults', 'receipt', 'slip', 'cashless', 'level', 'notices', 'status', 'screen',
])

/** The same screen as somebody else would see it: other names, words, numbers and digits. */
function ofAnother(value: unknown, field: string): unknown {
  if (typeof value === 'string') return closed.has(field) ? value : value.replaceAll(/\d/g, '7').replaceAll(/[^\d]/g, 'x')
  if (Array.isArray(value)) return value.map((each: unknown) => ofAnother(each, field))
  // A name of the municipality's is an object; the name of the screen is a text.
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, ofAnother(each, name)]))
  }
  return value
}
const yens = ['due', 'fee', 'total', 'inserted', 'returned', 'owed', 'change', 'received', 'msLeft', 'sheets']
const isScreen = (value: unknown): value is ScreenView => typeof value === 'object' && value !== null && 'name' in value

describe.each(samples)('$name', (sample) => {
  const view = viewOf(sample, { language: 'ja' }, 1)

  test('has something to say, all of it clips, each once', () => {
    const words = sayingOf(view).clips
    expect(words.length).toBeGreaterThan(0)
    expect(words.filter((clip) => !clips.includes(clip))).toEqual([])
    expect(new Set(words).size).toBe(words.length)
  })

  test('says the same to everybody', () => {
    const other = ofAnother(sample.screen, 'screen')
    if (!isScreen(other)) throw new Error('no screen')
    expect(sayingOf({ ...view, screen: other })).toEqual(sayingOf(view))
  })

  test('says no amount: a hundred times as much is said in the same words', () => {
    const hundredfold = (name: string, value: unknown) => (yens.includes(name) && typeof value === 'number' ? value * 100 : value)
    const richer: unknown = Object.fromEntries(Object.entries(sample.screen).map(([name, value]) => [name, hundredfold(name, value)]))
    if (!isScreen(richer)) throw new Error('no screen')
    expect(sayingOf({ ...view, screen: richer })).toEqual(sayingOf(view))
  })
})

test('no screen says a word that carries a value from outside', () => {
  const values = samples.flatMap(({ screen }) => said(screen).clips.flatMap((clip) => Object.entries(phraseOf(clip).values)))
  expect(new Set(values.map(([name]) => name))).toEqual(new Set(['certificate', 'count']))
})

test('what is made for the screens is said on some screen', () => {
  const heard = new Set<string>([
    ...samples.flatMap((sample) => {
      const { clips: words, lying } = sayingOf(viewOf(sample, { language: 'ja' }, 1))
      return [...words, ...lying.forgotten.map(({ clip }) => clip)]
    }),
    ...said({ name: 'checkNumber', digits: '5502172035', triesLeft: null, wrong: false, checking: false }).clips,
    'staff.called', 'staff.wait', 'staff.failed',
  ])
  expect(onScreens.filter((key) => !heard.has(key))).toEqual([])
})

test('not one digit of a number is heard: only which part of it comes next', () => {
  const at = (digits: string) => said({ name: 'checkNumber', digits, triesLeft: null, wrong: false, checking: false }).clips
  const typed = Array.from({ length: 15 }, (_, length) => at('98765432109876'.slice(0, length)))
  expect(typed).toEqual(Array.from({ length: 15 }, (_, length) => at('0'.repeat(length))))
  expect(typed.map((words) => words.at(-1))).toEqual([
    ...Array<string>(6).fill('checkNumber.birth.hint'), ...Array<string>(4).fill('checkNumber.expiry.hint'),
    ...Array<string>(4).fill('checkNumber.code.hint'), 'checkNumber.check',
  ])
})

test('how many digits of a PIN there are is not heard', () => {
  const pin = { name: 'pin', holding: 'card', certificate: null, triesLeft: 1, wrong: true, checking: false } as const
  const at = (length: number) => said({ ...pin, length })
  for (const length of [1, 2, 3, 4]) expect(at(length)).toEqual(at(0))
  expect(at(0).clips).toEqual(['pin.wrong', 'pin.triesLeft.1', 'pin.question'])
})

test('a refusal says what, and where to go; to a phone in words for a phone', () => {
  expect(said({ name: 'refused', reason: 'pin.blocked', card: false, holding: 'card' }).clips)
    .toEqual(['refusal.pin.blocked.what', 'refusal.pin.blocked.go'])
  expect(said({ name: 'cardRefused', reason: 'card.expired', card: true, holding: 'phone' }).clips)
    .toEqual(['refusal.card.expired.phone.what', 'refusal.card.expired.go', 'refused.phone'])
})

test('a number of tries or copies that nothing was made for is left out', () => {
  expect(said({ name: 'checkNumber', digits: '', triesLeft: 10, wrong: false, checking: false }).clips)
    .toEqual(['checkNumber.question', 'checkNumber.birth.hint'])
  const copies = { name: 'copies', certificate: 'inkan', limit: 20, fee: 300, total: 300 } as const
  expect(said({ ...copies, copies: 11 }).clips).toEqual(['copies.question'])
  expect(said({ ...copies, copies: 2 }).clips).toEqual(['copies.question', 'copies.count.2'])
})

test('⑫ says both ways to pay while there is a choice, then only what there is to do', () => {
  const pay = {
    name: 'pay', lines: [], failed: [], due: 300, inserted: 0, accepts: [100], change: false, declined: false, msLeft: 60_000,
  } as const
  const words = (cashless: PayView['cashless'], others: Partial<PayView> = {}) => said({ ...pay, cashless, ...others }).clips
  expect(words('none')).toEqual(['pay.question', 'pay.exact', 'pay.cancel'])
  expect(words('offered')).toEqual(['pay.question', 'pay.exact', 'pay.cashless', 'pay.cashless.how'])
  expect(words('asking')).toEqual(['pay.asking', 'pay.asking.more', 'pay.asking.card', 'pay.asking.cancel'])
  expect(words('stopping')).toEqual(['pay.stopping', 'service.wait'])
  expect(words('offered', { declined: true })[0]).toBe('pay.declined')
  expect(words('none', { declined: true, inserted: 100 })).toEqual(words('none'))
})

test('what stays owed is told with its slip as soon as there is one, else with the number on the screen', () => {
  const refund = {
    name: 'refund', reason: null, inserted: 300, returned: 0, owed: 300, done: true, card: false, holding: 'card', reference: '',
  } as const
  const slips = (['none', 'printing', 'outlet', 'failed'] as const).map((slip) => said({ ...refund, slip }).clips)
  expect(slips).toEqual(['askStaff', 'slip.printing', 'slip.outlet', 'slip.failed'].map((words) => ['refund.short', `refund.${words}`]))
  expect(said({ ...refund, owed: 0, returned: 300, slip: 'none' }).clips).toEqual(['refund.question', 'refund.tray'])
})

test('a countdown is announced by its sound, and asks instead of the screen', () => {
  const counting = samples.filter(({ countdown }) => countdown).map((sample) => sayingOf(viewOf(sample, { language: 'ja' }, 1)))
  expect(counting.map(({ sound, clips: words }) => [sound, ...words]))
    .toEqual([['alarm', 'countdown.question', 'countdown.more'], ['alarm', 'countdown.question', 'countdown.last']])
  expect(new Set(samples.filter(({ countdown }) => !countdown).map(({ screen }) => said(screen).sound))).toEqual(new Set([null]))
})
