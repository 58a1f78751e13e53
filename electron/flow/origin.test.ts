import { expect, test } from 'vitest'
import type { CardSeen } from './event.ts'
import type { Seen } from './flow.ts'
import { Walk } from './walk.contract.ts'

const visit = 'a visit'
const card: Seen = { medium: 'card', jpki: { triesLeft: 3, expired: false, ownerVerified: false }, cardAp: false }
const seen = (same: boolean): CardSeen => ({ kind: 'readable', seen: card, same })

const toCard = (): Walk => new Walk().toMenu().touches(
  { kind: 'register' }, { kind: 'prefecture', prefecture: '99' }, { kind: 'confirm' }, { kind: 'municipality', code: '99001' }, { kind: 'confirm' },
)
const toNumber = (): Walk => toCard().happens({ kind: 'cardPlaced', visit }, { kind: 'identified', visit, card: seen(true) })
const sent = (): Walk => toNumber().happens({ kind: 'pinTyped', length: 14 }).touches({ kind: 'confirm' }).happens({ kind: 'factsRead', visit, outcome: { kind: 'right' } })

test('利用登録: prefecture, municipality, the same card, 照合番号B, sent; the number on screen and slip', () => {
  const walk = sent()
  expect(walk.effects).toContainEqual({ kind: 'register', municipality: '99001' })
  walk.happens({ kind: 'registered', visit, number: 'AB12-CD34' })
  expect(walk.flow.step).toMatchObject({ kind: 'registered', number: 'AB12-CD34' })
  expect(walk.effects).toContainEqual({ kind: 'printSlip', number: 'AB12-CD34', municipality: { code: '99001', name: { ja: 'みどり市（架空）' } } })
  walk.happens({ kind: 'receiptPrinted', visit, ok: true }, { kind: 'cardRemoved' }).touches({ kind: 'taken' })
  // The slip still lies there.
  expect(walk.flow.step).toMatchObject({ kind: 'settling', told: false })
  expect(walk.happens({ kind: 'receiptTaken' }).flow.step.kind).toBe('ready')
})

test('a card put down again while it is looked at is looked at once more, and no more than that', () => {
  const walk = toCard().happens({ kind: 'cardPlaced', visit }, { kind: 'cardRemoved' }, { kind: 'cardPlaced', visit })
  walk.told()
  walk.happens({ kind: 'identified', visit, card: { kind: 'gone' } })
  expect(walk.told()).toEqual(['identifyCard'])
  walk.happens({ kind: 'identified', visit, card: { kind: 'gone' } })
  expect(walk.flow.step).toMatchObject({ kind: 'sameCard', reading: false })
})

test('another card than the visit began with sends nothing', () => {
  const walk = toCard().happens({ kind: 'cardPlaced', visit }, { kind: 'identified', visit, card: seen(false) })
  expect(walk.flow.step).toMatchObject({ why: { reason: 'card.swapped' } })
})

test('fewer than fourteen digits are not tried', () => {
  const walk = toNumber().happens({ kind: 'pinTyped', length: 13 }).touches({ kind: 'confirm' })
  expect(walk.told()).not.toContain('readFacts')
})

test('a card lifted while the number is typed is asked for anew, and the digits are forgotten', () => {
  const walk = toNumber().happens({ kind: 'pinTyped', length: 5 })
  walk.told()
  walk.happens({ kind: 'cardRemoved' })
  expect(walk.flow.step).toMatchObject({ kind: 'sameCard', reading: false })
  expect(walk.told()).toContain('forgetPin')
})

test('a wrong number counts; the last one is told where to go', () => {
  const walk = toNumber().happens({ kind: 'pinTyped', length: 14 }).touches({ kind: 'confirm' })
  walk.happens({ kind: 'factsRead', visit, outcome: { kind: 'wrong', triesLeft: 1 } })
  expect(walk.flow.step).toMatchObject({ kind: 'checkNumber', wrong: true, triesLeft: 1, length: 0 })
  walk.happens({ kind: 'pinTyped', length: 14 }).touches({ kind: 'confirm' }).happens({ kind: 'factsRead', visit, outcome: { kind: 'wrong', triesLeft: 0 } })
  expect(walk.flow.step).toMatchObject({ why: { reason: 'checkNumber.blocked' } })
})

test('facts that differ from the register are refused by the center', () => {
  expect(sent().happens({ kind: 'refused', visit, reason: 'origin.factsDiffer' }).flow.step).toMatchObject({ why: { reason: 'origin.factsDiffer' } })
})

test('on to a certificate afterwards: the menu knows that it is in work', () => {
  const walk = sent().happens({ kind: 'registered', visit, number: 'AB12' }, { kind: 'receiptPrinted', visit, ok: true })
  expect(walk.touches({ kind: 'another' }).flow.step.kind).toBe('registered')
  walk.happens({ kind: 'cardRemoved' }).touches({ kind: 'another' })
  expect(walk.flow.step).toMatchObject({ kind: 'choosing', errand: { menu: { origin: { status: 'inWork', number: 'AB12' } } } })
  expect(walk.touches({ kind: 'register' }).flow.step.kind).toBe('choosing')
})

test('カードAP has no 利用登録 (A3-11)', () => {
  expect(new Walk().toTypeMenu().touches({ kind: 'register' }).flow.step.kind).toBe('choosing')
})
