import { describe, expect, test } from 'vitest'
import { begin } from '../flow/begin.ts'
import { newDraft, withAnswer } from '../flow/draft.ts'
import type { Flow, Order, Step, Why } from '../flow/flow.ts'
import { nothingHeld } from '../flow/holding.ts'
import type { Holding } from '../flow/holding.ts'
import type { ScreenView } from '../contract/view.ts'
import { memberName, sentMenu } from './fixture/center-double.ts'
import { menuFrom } from './menu-from.ts'
import { viewOf } from './view-of.ts'
import type { Surroundings } from './view-of.ts'

const menu = menuFrom(sentMenu)
const [entry] = menu.entries
if (entry === undefined) throw new Error('the menu is empty')
const scoped = withAnswer(newDraft(menu, entry), { question: 'scope', choices: ['part'] })
const draft = withAnswer(scoped, { question: 'members', choices: ['hanako'] })
const order: Order = { kind: 'juminhyo', answers: draft.answers, copies: 2, fee: 300, due: 600 }
const transaction = 'beef'.repeat(8)
const around: Surroundings = {
  serial: 7, demo: true, hours: { from: '6:30', to: '23:00' }, notices: ['exactMoneyOnly'], values: [100, 500],
  left: (wait) => wait === 'idle' ? 4_000 : 9_000,
  since: '2026-11-21T01:00:00.000Z',
}

function at(step: Step, holding: Partial<Holding> = {}, change: Partial<Flow> = {}): Flow {
  return { ...begin([], 10), epoch: 3, visit: transaction, step, holding: { ...nothingHeld, ...holding }, ...change }
}

function screen(step: Step, holding: Partial<Holding> = {}, change: Partial<Flow> = {}): ScreenView {
  return viewOf(at(step, holding, change), around).screen
}

const money = (inserted: number, kept: number, returned: number, owed: number) => ({ money: { inserted, kept, returned, owed } })
const asking = (question: string, chosen: readonly string[] = [], caution: string | null = null): Step =>
  ({ kind: 'asking', draft, question, chosen, caution, editing: false })
const pin = (length: number, triesLeft: number, wrong: boolean): Step => ({ kind: 'pin', length, triesLeft, wrong, checking: false })
const choices = entry.questions[0]?.choices ?? []
const settling = (why: Why): Step => ({ kind: 'settling', why, told: false })

test('serial, epoch, language and the mark of a demo machine stand on every view', () => {
  const view = viewOf(at({ kind: 'ready' }, {}, { language: 'en' }), around)
  expect(view).toMatchObject({ serial: 7, epoch: 3, language: 'en', demo: true, countdown: null })
})

test('the countdown says what is left of it', () => {
  const hurried = at({ kind: 'takeCard', menu: null }, {}, { patience: { counting: true, extensions: 10, extensionsLeft: 2 } })
  expect(viewOf(hurried, around).countdown).toEqual({ msLeft: 9_000, extensionsLeft: 2 })
})

describe('each step has its view', () => {
  const ill = { faults: ['printer.jam'], locked: ['wipe.failed'], outlet: 'empty' } as const
  const draftOfCopies = { ...draft, copies: 2 }
  test.each<readonly [string, ScreenView, ScreenView]>([
    ['①', screen({ kind: 'ready' }), {
      name: 'ready', hours: { from: '6:30', to: '23:00' }, accepts: [100, 500], notices: ['exactMoneyOnly'],
    }],
    ['②', screen({ kind: 'reading', awaiting: 'card', triesLeft: null }), { name: 'reading' }],
    ['③', screen(pin(2, 3, false)), { name: 'pin', length: 2, triesLeft: null, wrong: false, checking: false }],
    ['③ after a wrong PIN', screen(pin(0, 2, true)), { name: 'pin', length: 0, triesLeft: 2, wrong: true, checking: false }],
    ['④', screen({ kind: 'takeCard', menu: null }, { card: 'inside' }), { name: 'takeCard', removed: false }],
    ['④ card taken', screen({ kind: 'takeCard', menu: null }), { name: 'takeCard', removed: true }],
    ['⑥', screen(asking('scope', ['part'])), { name: 'scope', question: 'scope', choices, chosen: 'part' }],
    ['⑥ nothing chosen', screen(asking('scope')), { name: 'scope', question: 'scope', choices, chosen: null }],
    ['⑦', screen(asking('members', ['hanako'])), {
      name: 'members', question: 'members', choices: [{ id: 'hanako', text: { ja: memberName } }], chosen: ['hanako'],
    }],
    ['⑧', screen(asking('items', [], 'number')), {
      name: 'items', question: 'items', choices: [{ id: 'number', text: { ja: '個人番号' }, caution: true }], chosen: [], caution: 'number',
    }],
    ['⑨', screen({ kind: 'copies', draft: draftOfCopies, editing: false }), {
      name: 'copies', certificate: 'juminhyo', copies: 2, limit: 3, fee: 300, total: 600,
    }],
    ['⑩', screen({ kind: 'confirming', draft: draftOfCopies }), {
      name: 'confirm', certificate: 'juminhyo', copies: 2, fee: 300, total: 600,
      lines: [
        { question: 'scope', screen: 'scope', chosen: [{ ja: '世帯の一部' }] },
        { question: 'members', screen: 'members', chosen: [{ ja: memberName }] },
        { question: 'items', screen: 'items', chosen: [] },
      ],
    }],
    ['⑪', screen({ kind: 'downloading', order, received: 10, total: null }), { name: 'download', received: 10, total: null }],
    ['⑫', screen({ kind: 'paying', order, sheets: 2, accepts: [100], change: false }, money(100, 0, 0, 0)), {
      name: 'pay', certificate: 'juminhyo', copies: 2, fee: 300, due: 600, inserted: 100, accepts: [100], change: false, msLeft: 4_000,
    }],
    ['⑫ before the coin device has answered', screen({ kind: 'paying', order, sheets: 2, accepts: null, change: true }), {
      name: 'pay', certificate: 'juminhyo', copies: 2, fee: 300, due: 600, inserted: 0, accepts: [], change: true, msLeft: 4_000,
    }],
    ['⑬', screen({ kind: 'printing', order, sheets: 2, done: 1 }), { name: 'print', sheet: 1, sheets: 2 }],
    ['⑭', screen({ kind: 'handing', order, sheets: 2, paperTaken: false }, money(1_000, 600, 0, 0)), {
      name: 'takePaper', sheets: 2, card: false, change: 400, sensor: false,
    }],
    ['⑮', screen({ kind: 'receipt', order, receiptTaken: false }, { receipt: 'printing' }), {
      name: 'takeReceipt', receipt: 'printing', paperStillThere: false, reference: 'BEEF-BEEF',
    }],
    ['out of service', screen({ kind: 'outOfService' }, {}, { visit: null, machine: ill }), {
      name: 'outOfService', faults: ['wipe.failed', 'printer.jam'], since: '2026-11-21T01:00:00.000Z',
    }],
  ])('%s', (_, view, expected) => expect(view).toEqual(expected))

  test('⑤ shows what can be had, and not the questions', () => {
    expect(screen({ kind: 'choosing', menu, chosen: 'tax' })).toEqual({
      name: 'choose', municipality: menu.municipality, chosen: 'tax',
      entries: menu.entries.map(({ kind, description, fee, unavailable }) => ({ kind, description, fee, unavailable })),
    })
  })

  test('⑭ and ⑮ say what the outlet can tell', () => {
    const machine = { faults: [], locked: [], outlet: 'occupied' } as const
    const handing = screen({ kind: 'handing', order, sheets: 1, paperTaken: false }, { card: 'inside' }, { machine })
    expect(handing).toMatchObject({ sensor: true, card: true })
    const receipt = screen({ kind: 'receipt', order, receiptTaken: false }, { receipt: 'failed' }, { machine })
    expect(receipt).toMatchObject({ paperStillThere: true, receipt: 'failed' })
    expect(screen({ kind: 'receipt', order, receiptTaken: false })).toMatchObject({ receipt: 'outlet' })
  })
})

describe('every way out has its view', () => {
  const jammed = settling({ kind: 'trouble', fault: 'printer.jam' })
  const foreign = settling({ kind: 'refused', reason: 'card.foreign' })
  const blocked = settling({ kind: 'refused', reason: 'pin.blocked' })
  test.each<readonly [string, ScreenView, ScreenView]>([
    ['trouble', screen(jammed, { ...money(500, 0, 300, 200), paper: 'possible', card: 'inside' }), {
      name: 'trouble', fault: 'printer.jam', returned: 300, owed: 200, card: true, paper: true, done: true, reference: 'BEEF-BEEF',
    }],
    ['a card that is not served', screen(foreign), { name: 'cardRefused', reason: 'card.foreign' }],
    ['a person who is not served', screen(blocked, { card: 'inside' }), { name: 'refused', reason: 'pin.blocked', card: true }],
    ['cancelled', screen(settling({ kind: 'cancelled' }), { card: 'inside' }), { name: 'leaving', card: true, reason: 'cancelled' }],
    ['timed out', screen(settling({ kind: 'timeout' })), { name: 'leaving', card: false, reason: 'timeout' }],
    ['cancelled with money inside', screen(settling({ kind: 'cancelled' }), { ...money(500, 0, 0, 0), payingOut: 500 }), {
      name: 'refund', inserted: 500, returned: 0, owed: 0, done: false, card: false, reference: 'BEEF-BEEF',
    }],
    ['finished', screen(settling({ kind: 'finished' }), money(600, 600, 0, 0)), { name: 'leaving', card: false, reason: 'finished' }],
  ])('%s', (_, view, expected) => expect(view).toEqual(expected))

  test('money is not done with while the inlet is closing', () => {
    const view = screen(settling({ kind: 'timeout' }), { ...money(500, 0, 0, 0), inlet: 'closing' })
    expect(view).toMatchObject({ name: 'refund', done: false })
  })

  test('a coin that belongs to no visit has no number', () => {
    expect(screen(settling({ kind: 'cancelled' }), money(100, 0, 100, 0), { visit: null })).toMatchObject({ name: 'refund', reference: '' })
  })
})

test('names of the household stand at ⑦ and ⑩ only', () => {
  const steps: readonly Step[] = [
    { kind: 'choosing', menu, chosen: 'juminhyo' }, asking('scope', ['part']), asking('items'), { kind: 'copies', draft, editing: true },
    { kind: 'downloading', order, received: 1, total: 2 }, { kind: 'paying', order, sheets: 1, accepts: [100], change: true },
    { kind: 'printing', order, sheets: 1, done: 0 }, { kind: 'handing', order, sheets: 1, paperTaken: false },
    { kind: 'receipt', order, receiptTaken: false },
    settling({ kind: 'cancelled' }), { kind: 'takeCard', menu },
  ]
  for (const step of steps) expect(JSON.stringify(screen(step)), step.kind).not.toContain(memberName)
})

test('a question the menu does not have is a bug', () => {
  expect(() => screen(asking('none'))).toThrow('a question is asked that the menu does not have')
})
