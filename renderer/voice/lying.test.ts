import { expect, test } from 'vitest'
import type { ScreenView } from '../../electron/contract/view.ts'
import { samples } from '../app/sample-views.ts'
import { lyingOn } from './lying.ts'

const things = (screen: ScreenView) => lyingOn(screen).forgotten.map(({ thing }) => thing)

const onTheWayOut = new Set(['takePaper', 'takeReceipt', 'refund', 'refused', 'cardRefused', 'trouble', 'leaving', 'outOfService'])

/** What a view says lies there, wherever the customer is on the way out. */
function liesBy(screen: ScreenView): readonly string[] {
  if (!onTheWayOut.has(screen.name)) return []
  const paper = ('paperStillThere' in screen && screen.paperStillThere) || (screen.name === 'outOfService' && screen.paper)
  return [
    ...('card' in screen && screen.card ? ['card'] : []), ...(paper || screen.name === 'takePaper' ? ['paper'] : []),
    ...(screen.name === 'leaving' && screen.receipt ? ['receipt'] : []),
  ]
}

test.each(samples)('$name: what lies there on the way out is forgotten, and nothing else', ({ screen }) => {
  expect(things(screen).toSorted()).toEqual(liesBy(screen).toSorted())
})

test('nothing is both forgotten and gone', () => {
  for (const { screen } of samples) {
    const { forgotten, gone } = lyingOn(screen)
    expect(forgotten.filter(({ thing }) => gone.includes(thing))).toEqual([])
  }
})

test('a phone is called a phone', () => {
  const refused = { name: 'refused', reason: 'pin.blocked', card: true } as const
  expect(lyingOn({ ...refused, holding: 'card' }).forgotten).toEqual([{ thing: 'card', clip: 'refused.card' }])
  expect(lyingOn({ ...refused, holding: 'phone' }).forgotten).toEqual([{ thing: 'card', clip: 'refused.phone' }])
})

test('⑮ tells of certificate and card, each for itself; ① has nothing of anybody', () => {
  const receipt = { name: 'takeReceipt', receipt: 'outlet', paperStillThere: false, card: false, holding: 'card', reference: '' } as const
  expect(lyingOn(receipt).gone).toEqual(['paper', 'card'])
  expect(lyingOn({ ...receipt, card: true })).toEqual({ forgotten: [{ thing: 'card', clip: 'refused.card' }], gone: ['paper'] })
  expect(lyingOn({ ...receipt, card: true, holding: 'phone' }).forgotten).toEqual([{ thing: 'card', clip: 'refused.phone' }])
  expect(lyingOn({ ...receipt, paperStillThere: true }).gone).toEqual(['card'])
  expect(lyingOn({ name: 'ready', hours: null, accepts: [], notices: [], announcement: null }).gone).toEqual(['card', 'paper', 'receipt'])
})
