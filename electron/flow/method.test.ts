import { describe, expect, test } from 'vitest'
import type { Seen } from './flow.ts'
import type { Refusal } from './fault.ts'
import { smallMenu } from './small-menu.ts'
import { Walk } from './walk.contract.ts'

const visit = 'a visit'
const jpki = { triesLeft: 3, expired: false, ownerVerified: false }
const both: Seen = { medium: 'card', jpki, cardAp: true }
const onlyAp: Seen = { medium: 'juki', jpki: null, cardAp: true }
const bareCard: Seen = { medium: 'card', jpki: null, cardAp: true }
const onlyJpki: Seen = { medium: 'card', jpki, cardAp: false }

function opened(seen: Seen, barred: { jpki?: Refusal; cardAp?: Refusal }): Walk {
  return new Walk().happens(
    { kind: 'cardPlaced', visit }, { kind: 'identified', visit, card: { kind: 'readable', seen, same: null } },
    { kind: 'sessionOpened', visit, jpki: barred.jpki ?? null, cardAp: barred.cardAp ?? null },
  )
}

describe('② chooses the method by what the card holds and its municipality accepts', () => {
  test.each<readonly [string, Seen, { jpki?: Refusal; cardAp?: Refusal }, string]>([
    ['both hold: 公的個人認証', both, {}, 'pin'],
    ['公的個人認証 not accepted: カードAP', both, { jpki: 'method.notAccepted' }, 'takeCard'],
    ['no OCSP answer: カードAP stays up', both, { jpki: 'method.unavailable' }, 'takeCard'],
    ['the PIN of 利用者証明用 is locked: カードAP', { ...both, jpki: { ...jpki, triesLeft: 0 } }, {}, 'takeCard'],
    ['its certificate has run out: カードAP', { ...both, jpki: { ...jpki, expired: true } }, {}, 'takeCard'],
    ['a card without 利用者証明用電子証明書: カードAP', bareCard, {}, 'takeCard'],
    ['住基カード: カードAP', onlyAp, { jpki: 'method.unavailable' }, 'takeCard'],
  ])('%s', (_name, seen, barred, step) => {
    expect(opened(seen, barred).flow.step.kind).toBe(step)
  })

  test.each<readonly [Seen, { jpki?: Refusal; cardAp?: Refusal }, Refusal]>([
    [onlyJpki, { jpki: 'method.notAccepted' }, 'card.notRegistered'],
    [onlyJpki, { jpki: 'service.notOffered', cardAp: 'service.notOffered' }, 'service.notOffered'],
    [onlyJpki, { jpki: 'method.unavailable', cardAp: 'method.notAccepted' }, 'method.unavailable'],
    [onlyAp, { cardAp: 'method.notAccepted' }, 'method.notAccepted'],
    [bareCard, { cardAp: 'method.notAccepted' }, 'method.notAccepted'],
    [{ ...bareCard, cardAp: false }, {}, 'card.notRegistered'],
    [both, { jpki: 'service.stopped', cardAp: 'service.stopped' }, 'service.stopped'],
  ])('neither: says why (%#)', (seen, barred, reason) => {
    expect(opened(seen, barred).flow.step).toMatchObject({ kind: 'settling', why: { kind: 'refused', reason } })
  })

  test('住基カード where they are not taken: the official refusal', () => {
    const walk = new Walk().happens({ kind: 'cardPlaced', visit }, { kind: 'identified', visit, card: { kind: 'juki' } })
    expect(walk.flow.step).toMatchObject({ why: { reason: 'card.juki' } })
  })
})

describe('カードAP', () => {
  test('take the card, choose, then the PIN of that type, checked by the municipality', () => {
    const walk = new Walk().toTypeMenu()
    expect(walk.flow.step.kind).toBe('choosing')
    expect(walk.told()).not.toContain('provePin')
    walk.touches({ kind: 'choose', entry: 'juminhyo' }, { kind: 'confirm' })
    expect(walk.flow.step).toMatchObject({ kind: 'pin', triesLeft: 2, type: { entry: { kind: 'juminhyo' } } })
    walk.happens({ kind: 'pinTyped', length: 4 }).touches({ kind: 'confirm' })
    expect(walk.effects).toContainEqual({ kind: 'verifyPin', certificate: 'juminhyo' })
    walk.happens({ kind: 'proved', visit, proof: { kind: 'right' } })
    expect(walk.flow.step.kind).toBe('copies')
  })

  test('a second certificate of the same type asks for no PIN again, one of another type does', () => {
    const walk = new Walk().toTypeMenu().touches({ kind: 'choose', entry: 'juminhyo' }, { kind: 'confirm' }).happens({ kind: 'pinTyped', length: 4 })
    walk.touches({ kind: 'confirm' }).happens({ kind: 'proved', visit, proof: { kind: 'right' } }).touches({ kind: 'confirm' }, { kind: 'another' })
    walk.touches({ kind: 'choose', entry: 'juminhyo' }, { kind: 'confirm' })
    expect(walk.flow.step.kind).toBe('copies')
    walk.touches({ kind: 'confirm' }, { kind: 'another' }, { kind: 'choose', entry: 'inkan' }, { kind: 'confirm' })
    expect(walk.flow.step).toMatchObject({ kind: 'pin', type: { entry: { kind: 'inkan' } } })
  })

  test('⑤ of its own has a way back to ④, with the basket', () => {
    const walk = new Walk().toTypeMenu().touches({ kind: 'choose', entry: 'juminhyo' }, { kind: 'confirm' }, { kind: 'back' })
    expect(walk.flow.step).toMatchObject({ kind: 'choosing', chosen: 'juminhyo' })
    expect(walk.told()).toContain('forgetPin')
  })

  test('a type whose PIN is locked leads to the reason, and back', () => {
    const walk = new Walk().toTypeMenu().touches({ kind: 'choose', entry: 'tax' })
    expect(walk.flow.step).toMatchObject({ kind: 'explaining', reason: 'pin.blocked' })
    expect(walk.touches({ kind: 'back' }).flow.step.kind).toBe('choosing')
  })

  test('wrong, and locked by it: refused', () => {
    const walk = new Walk().toTypeMenu().touches({ kind: 'choose', entry: 'juminhyo' }, { kind: 'confirm' }).happens({ kind: 'pinTyped', length: 4 })
    walk.touches({ kind: 'confirm' }).happens({ kind: 'proved', visit, proof: { kind: 'wrong', triesLeft: 1 } })
    expect(walk.flow.step).toMatchObject({ kind: 'pin', wrong: true, triesLeft: 1, length: 0 })
    walk.happens({ kind: 'pinTyped', length: 4 }).touches({ kind: 'confirm' }).happens({ kind: 'proved', visit, proof: { kind: 'blocked' } })
    expect(walk.flow.step).toMatchObject({ why: { reason: 'pin.blocked' } })
  })
})

describe('a smartphone', () => {
  test('that has verified its owner is asked for no PIN: ③ is left out', () => {
    const walk = new Walk().presents({ medium: 'iphone', jpki: { ...jpki, ownerVerified: true }, cardAp: false })
    expect(walk.told()).toContain('proveDevice')
    walk.happens({ kind: 'proved', visit, proof: { kind: 'right' } })
    expect(walk.flow.step).toMatchObject({ kind: 'takeCard', medium: 'iphone' })
    walk.happens({ kind: 'menuArrived', visit, menu: smallMenu }, { kind: 'cardRemoved' })
    expect(walk.flow.step.kind).toBe('choosing')
  })

  test('with a PIN of its own is asked for it', () => {
    expect(new Walk().presents({ medium: 'android', jpki, cardAp: false }).flow.step).toMatchObject({ kind: 'pin', medium: 'android' })
  })
})
