import { describe, expect, test } from 'vitest'
import type { FlowEvent } from './event.ts'
import { largestBasket } from './choosing.ts'
import { smallMenu } from './small-menu.ts'
import type { Touch } from './touch.ts'
import { tens, Walk } from './walk.contract.ts'

const visit = 'a visit'
const gone = (item: number): FlowEvent => ({ kind: 'vaultEnded', visit, item, gone: true, bytes: 9, killed: false })
const outcomes = (walk: Walk): readonly unknown[] => walk.effects.flatMap((effect) => (effect.kind === 'report' ? [[effect.item, effect.outcome]] : []))
const prints = (walk: Walk): readonly number[] => walk.effects.flatMap((effect) => (effect.kind === 'print' ? [effect.item] : []))

describe('several certificates in one visit', () => {
  test('one payment, each printed and charged for itself, one receipt', () => {
    const walk = new Walk().toConfirmTwo().ordered(2).pays(1000).happens({ kind: 'printed', visit, item: 0 }, { kind: 'stopsRead', visit }, { kind: 'printed', visit, item: 1 })
    expect(prints(walk)).toEqual([0, 1])
    expect(walk.effects.filter(({ kind }) => kind === 'keepFee' || kind === 'payOut')).toEqual([
      { kind: 'keepFee', item: 0, yen: 300 }, { kind: 'keepFee', item: 1, yen: 300 }, { kind: 'payOut', yen: 400 },
    ])
    expect(walk.effects.flatMap((effect) => (effect.kind === 'printReceipt' ? [effect.orders.length] : []))).toEqual([2])
    walk.happens({ kind: 'receiptPrinted', visit, ok: true }, { kind: 'paidOut', visit, result: 'paid', paid: 400 }, gone(0), gone(1), { kind: 'outlet', state: 'empty' })
    walk.touches({ kind: 'taken' }, { kind: 'taken' })
    expect(walk.flow.step.kind).toBe('ready')
    expect(outcomes(walk)).toEqual([[0, '交付済'], [1, '交付済']])
  })

  test('the single case is not longer by one touch', () => {
    const touches = new Walk().toMenu().touches(
      { kind: 'choose', entry: 'tax' }, { kind: 'confirm' }, { kind: 'answer', question: 'year', choice: 'this', on: true }, { kind: 'confirm' }, { kind: 'confirm' },
      { kind: 'confirm' },
    )
    expect(touches.flow.step.kind).toBe('downloading')
  })

  test('a choice may have its own fee: a free one costs nothing, and nobody is asked to pay', () => {
    const walk = new Walk().toMenu().touches(
      { kind: 'choose', entry: 'tax' }, { kind: 'confirm' }, { kind: 'answer', question: 'year', choice: 'this', on: true }, { kind: 'confirm' }, { kind: 'confirm' },
      { kind: 'confirm' },
    ).happens({ kind: 'held', visit, item: 0, sheets: 1, fee: 0 })
    expect(walk.flow.step.kind).toBe('clearing')
    expect(prints(walk.happens({ kind: 'stopsRead', visit }))).toEqual([0])
  })

  test('a choice that can’t be had is not taken', () => {
    const walk = new Walk().toMenu().touches({ kind: 'choose', entry: 'tax' }, { kind: 'confirm' }, { kind: 'answer', question: 'year', choice: 'old', on: true })
    expect(walk.flow.step).toMatchObject({ kind: 'asking', chosen: [] })
  })

  test('it holds no more than so many', () => {
    const roomy = { ...smallMenu, entries: smallMenu.entries.map((entry) => ({ ...entry, copiesLimit: 9 })) }
    const one: readonly Touch[] = [
      { kind: 'choose', entry: 'tax' }, { kind: 'confirm' }, { kind: 'answer', question: 'year', choice: 'this', on: true }, { kind: 'confirm' },
      { kind: 'confirm' },
    ]
    const walk = new Walk().toPin().happens({ kind: 'pinTyped', length: 4 }).touches({ kind: 'confirm' })
    walk.happens({ kind: 'proved', visit, proof: { kind: 'right' } }, { kind: 'menuArrived', visit, menu: roomy }, { kind: 'cardRemoved' }).touches(...one)
    for (let count = 1; count < largestBasket; count += 1) walk.touches({ kind: 'another' }, ...one)
    expect(walk.ignored).toEqual([])
    walk.touches({ kind: 'another' })
    expect(walk.flow.step).toMatchObject({ kind: 'confirming', errand: { basket: { length: largestBasket - 1 } } })
    expect(walk.ignored).toHaveLength(1)
  })

  test('back from ⑤ leads to ⑩ as it was; taking one out leaves the other', () => {
    const back = new Walk().toConfirm().touches({ kind: 'another' }, { kind: 'back' })
    expect(back.flow.step).toMatchObject({ kind: 'confirming', errand: { basket: [] }, draft: { entry: { id: 'juminhyo' } } })
    const without = new Walk().toConfirmTwo().touches({ kind: 'remove', place: 1 })
    expect(without.flow.step).toMatchObject({ kind: 'confirming', errand: { basket: [] } })
    expect(without.touches({ kind: 'remove', place: 0 }).ignored).toHaveLength(1)
  })
})

describe('a failure of one refunds exactly that one:', () => {
  test('refused at ⑪, it is not charged and the other is', () => {
    const walk = new Walk().toConfirmTwo().touches({ kind: 'confirm' })
    walk.happens({ kind: 'itemRefused', visit, item: 0, reason: 'record.tooLong' }, { kind: 'held', visit, item: 1, sheets: 1, fee: 300 })
    expect(outcomes(walk)).toEqual([[0, '未交付未収']])
    walk.happens({ kind: 'coinsRead', visit, values: [100, 500], tubes: tens(500) }).pays(300)
    expect(prints(walk)).toEqual([1])
  })

  test('its vault dies while coins are falling: less is to be paid, and what is enough is enough', () => {
    const walk = new Walk().toConfirmTwo().ordered(2).happens({ kind: 'credited', yen: 300, inlet: 'coins', counter: 1 })
    expect(walk.flow.step.kind).toBe('paying')
    walk.happens(gone(0), { kind: 'inletClosed', visit }, { kind: 'stopsRead', visit })
    expect(prints(walk)).toEqual([1])
    walk.happens({ kind: 'printed', visit, item: 1 })
    expect(walk.flow.holding.money).toEqual({ inserted: 300, kept: 300, returned: 0, owed: 0 })
  })

  test('the printer says nothing came out of the second: the first is kept, the second goes back with the change', () => {
    const walk = new Walk().toConfirmTwo().ordered(2).pays(1000).happens({ kind: 'printed', visit, item: 0 }, { kind: 'stopsRead', visit }, { kind: 'nothingOut', visit, item: 1, fault: 'printer.jam' })
    expect(walk.flow.step.kind).toBe('handing')
    expect(walk.effects).toContainEqual({ kind: 'payOut', yen: 700 })
    walk.happens(
      { kind: 'paidOut', visit, result: 'paid', paid: 700 }, { kind: 'receiptPrinted', visit, ok: true }, gone(0), gone(1), { kind: 'outlet', state: 'empty' },
    ).touches({ kind: 'taken' }, { kind: 'taken' })
    expect(outcomes(walk)).toEqual([[0, '交付済'], [1, '未交付返金済']])
  })

  test('a doubtful second: its fee alone is owed, and the first is 交付済', () => {
    const walk = new Walk().toConfirmTwo().ordered(2).pays(1000).happens({ kind: 'printed', visit, item: 0 }, { kind: 'stopsRead', visit }, { kind: 'printUnclear', visit, item: 1, fault: 'printer.jam' })
    expect(walk.flow.holding.money).toEqual({ inserted: 1000, kept: 300, returned: 0, owed: 300 })
    expect(walk.flow.machine.locked).toEqual(['printer.unknownResult'])
    walk.happens(
      { kind: 'paidOut', visit, result: 'paid', paid: 400 }, { kind: 'receiptPrinted', visit, ok: true }, gone(0), gone(1), { kind: 'outlet', state: 'empty' },
    ).touches({ kind: 'taken' }, { kind: 'taken' }).happens({ kind: 'owedSlipPrinted', visit, ok: true }).touches({ kind: 'taken' })
    expect(outcomes(walk)).toEqual([[0, '交付済'], [1, '交付不良要返金']])
  })

  test('I-22 what was paid back in full is 未交付返金済, though another of the visit is owed for', () => {
    const walk = new Walk().toConfirmTwo().ordered(2).pays(1000).happens({ kind: 'printUnclear', visit, item: 0, fault: 'printer.jam' })
    expect(walk.effects).toContainEqual({ kind: 'payOut', yen: 700 })
    walk.happens({ kind: 'paidOut', visit, result: 'paid', paid: 700 }, gone(0), gone(1), { kind: 'owedSlipPrinted', visit, ok: true }).touches({ kind: 'taken' })
    expect(outcomes(walk)).toEqual([[0, '交付不良要返金'], [1, '未交付返金済']])
  })

  test('I-07 another paper than was ordered about to be printed: no sheet more, and the terminal stops', () => {
    const walk = new Walk().toConfirmTwo().ordered(2).pays(600).happens({ kind: 'mismatch', visit, item: 0 })
    expect(prints(walk)).toEqual([0])
    expect(walk.flow).toMatchObject({ step: { kind: 'settling', why: { fault: 'certificate.mismatch' } }, machine: { locked: ['certificate.mismatch'] } })
    expect(walk.effects).toContainEqual({ kind: 'payOut', yen: 600 })
  })

  test('I-07 a mismatch while the second is fetched: nothing of either is paid for or printed', () => {
    const walk = new Walk().toConfirmTwo().touches({ kind: 'confirm' })
    walk.happens({ kind: 'held', visit, item: 0, sheets: 1, fee: 300 }, { kind: 'mismatch', visit, item: 1 })
    expect(walk.told()).not.toContain('accept')
    expect(walk.flow.machine.locked).toEqual(['certificate.mismatch'])
  })
})

describe('between ⑤ and ⑩', () => {
  test('one that is stopped meanwhile goes, the others stay', () => {
    const walk = new Walk().toConfirm().touches({ kind: 'another' }, { kind: 'choose', entry: 'tax' }, { kind: 'confirm' }).touches(
      { kind: 'answer', question: 'year', choice: 'this', on: true }, { kind: 'confirm' }, { kind: 'confirm' },
    ).happens({ kind: 'standing', standing: { service: null, barred: [{ entry: 'juminhyo', reason: 'service.stopped' }] } })
    walk.touches({ kind: 'confirm' })
    expect(walk.flow.step).toMatchObject({ kind: 'explaining', entry: { id: 'juminhyo' } })
    walk.touches({ kind: 'back' })
    expect(walk.flow.step).toMatchObject({ kind: 'choosing', errand: { basket: [{ entry: { id: 'tax' } }] } })
    expect(walk.touches({ kind: 'back' }).flow.step).toMatchObject({ kind: 'confirming', draft: { entry: { id: 'tax' }, answers: [{ choices: ['this'] }] } })
  })

  test('⑤ reached from ⑩ leads back to ⑩ as it was', () => {
    const walk = new Walk().toConfirmTwo()
    const before = walk.flow.step
    expect(walk.touches({ kind: 'edit', line: 'certificate' }, { kind: 'back' }).flow.step).toEqual(before)
  })

  test('the municipality’s limit of copies is one for the whole visit', () => {
    const walk = new Walk().toConfirmTwo()
    walk.touches({ kind: 'another' }, { kind: 'choose', entry: 'juminhyo' })
    expect(walk.flow.step).toMatchObject({ kind: 'explaining', reason: 'copies.limit' })
    const more = new Walk().toConfirm().touches(
      { kind: 'another' }, { kind: 'choose', entry: 'juminhyo' }, { kind: 'confirm' }, { kind: 'answer', question: 'scope', choice: 'self', on: true },
      { kind: 'confirm' }, { kind: 'confirm' }, { kind: 'copies', copies: 2 },
    )
    expect(more.flow.step).toMatchObject({ kind: 'copies', draft: { copies: 1 } })
  })
})

test('the gravest of several failures is told: a sheet in doubt before a refusal', () => {
  const walk = new Walk().toConfirmTwo().touches({ kind: 'confirm' })
  walk.happens({ kind: 'held', visit, item: 0, sheets: 1, fee: 300 }, { kind: 'itemRefused', visit, item: 1, reason: 'record.tooLong' })
  walk.happens({ kind: 'coinsRead', visit, values: [100, 500], tubes: tens(500) }).pays(300).happens({ kind: 'printUnclear', visit, item: 0, fault: 'printer.jam' })
  expect(walk.flow.step).toMatchObject({ why: { kind: 'trouble', fault: 'printer.jam' } })
})

test('I-19 only another paper than was ordered is 不整合; what could not be paid back is 要返金', () => {
  const mixed = new Walk().toConfirmTwo().touches({ kind: 'confirm' })
  mixed.happens({ kind: 'held', visit, item: 0, sheets: 1, fee: 300 }, { kind: 'mismatch', visit, item: 1 }, gone(0), gone(1)).touches({ kind: 'taken' })
  expect(outcomes(mixed)).toEqual([[0, '未交付未収'], [1, '不整合']])
  const short = new Walk().toPay().happens({ kind: 'credited', yen: 100, inlet: 'coins', counter: 1 }).touches({ kind: 'cancel' })
  short.happens({ kind: 'inletClosed', visit }, { kind: 'paidOut', visit, result: 'short', paid: 50 }, gone(0), { kind: 'owedSlipPrinted', visit, ok: true }).touches({ kind: 'taken' })
  expect(outcomes(short)).toEqual([[0, '交付不良要返金']])
})
