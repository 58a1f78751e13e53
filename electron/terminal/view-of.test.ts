import { describe, expect, test } from 'vitest'
import type { ScreenView } from '../contract/view.ts'
import { newDraft, withAnswer } from '../flow/draft.ts'
import type { Draft, Errand, Flow, Order, Step } from '../flow/flow.ts'
import { noCashless } from '../flow/holding.ts'
import type { Holding, Item } from '../flow/holding.ts'
import type { MenuEntry } from '../flow/menu.ts'
import { around, at, money, screen, span } from './fixture/drawn.ts'
import { memberName, sentMenu } from './fixture/sent-menu.ts'
import { menuFrom } from './menu-from.ts'
import { viewOf } from './view-of.ts'

const { menu } = menuFrom(sentMenu, 'all')
const entryOf = (id: string): MenuEntry => {
  const entry = menu.entries.find((each) => each.id === id)
  if (entry === undefined) throw new Error(`no entry ${id}`)
  return entry
}
const [juminhyo, tax, kisaijiko, koseki] = [entryOf('juminhyo'), entryOf('tax'), entryOf('kisaijiko'), entryOf('koseki')]
const scoped = withAnswer(newDraft(juminhyo), { question: 'scope', choices: ['part'] })
const draft: Draft = { ...withAnswer(scoped, { question: 'members', choices: ['hanako'] }), copies: 2 }
const long: Draft = { ...withAnswer(newDraft(kisaijiko), { question: 'form', choices: ['long'] }), copies: 3 }
const errand: Errand = { menu, method: 'jpki', proven: [], basket: [] }
const order: Order = { entry: 'juminhyo', kind: 'juminhyo', issuer: '99901', answers: draft.answers, copies: 2, fee: 300, due: 600 }
const item = (change: Partial<Item> = {}): Item => ({ order, data: 'held', issue: 'applied', sheets: 2, failed: null, ...change })
const taxOrder: Order = { ...order, entry: 'tax', kind: 'tax', copies: 1, fee: 450, due: 450 }
const taxItem = (change: Partial<Item> = {}): Item => item({ order: taxOrder, sheets: 1, ...change })
const asking = (question: string, chosen: readonly string[] = [], caution: string | null = null, of: Draft = draft): Step =>
  ({ kind: 'asking', errand, draft: of, question, chosen, caution, editing: false })
const pin = (length: number, triesLeft: number, wrong: boolean): Step =>
  ({ kind: 'pin', medium: 'card', type: null, length, triesLeft, wrong, checking: false })
const choices = juminhyo.questions[0]?.choices ?? []
const forms = kisaijiko.questions[0]?.choices ?? []
const takeCard: Step = { kind: 'takeCard', medium: 'card', method: 'jpki', menu: null }
const phone = { medium: 'iphone', jpki: null, cardAp: false } as const

test('serial, epoch, language and the mark of a demo machine stand on every view', () => {
  const view = viewOf(at({ kind: 'ready' }, {}, { language: 'en' }), around)
  expect(view).toMatchObject({ serial: 7, epoch: 3, language: 'en', demo: true, countdown: null })
})

test('the countdown says what is left of it', () => {
  const hurried = at(takeCard, {}, { patience: { counting: true, extensions: 10, extensionsLeft: 2 } })
  expect(viewOf(hurried, around).countdown).toEqual({ msLeft: 9_000, extensionsLeft: 2 })
})

describe('each step has its view', () => {
  test.each<readonly [string, ScreenView, ScreenView]>([
    ['①', screen({ kind: 'ready' }), {
      name: 'ready', hours: span, accepts: [100, 500], notices: ['exactMoneyOnly', 'someStopped'], announcement: { ja: 'お知らせ' },
    }],
    ['②', screen({ kind: 'reading', awaiting: 'card', seen: null }), { name: 'reading', holding: null }],
    ['② of a phone', screen({ kind: 'reading', awaiting: 'session', seen: phone }), { name: 'reading', holding: 'phone' }],
    ['③', screen(pin(2, 3, false)), { name: 'pin', holding: 'card', certificate: null, length: 2, triesLeft: null, wrong: false, checking: false }],
    ['③ after a wrong PIN', screen(pin(0, 2, true)), {
      name: 'pin', holding: 'card', certificate: null, length: 0, triesLeft: 2, wrong: true, checking: false,
    }],
    ['⑤ of カードAP', screen({ kind: 'pin', medium: 'card', type: { errand, entry: tax }, length: 0, triesLeft: 1, wrong: false, checking: true }), {
      name: 'pin', holding: 'card', certificate: 'tax', length: 0, triesLeft: 1, wrong: false, checking: true,
    }],
    ['④', screen(takeCard, { card: 'inside' }), { name: 'takeCard', holding: 'card', removed: false }],
    ['④ phone taken', screen({ ...takeCard, medium: 'android' }), { name: 'takeCard', holding: 'phone', removed: true }],
    ['⑥', screen(asking('scope', ['part'])), { name: 'scope', question: 'scope', title: null, choices, chosen: 'part' }],
    ['⑥ nothing chosen', screen(asking('scope')), { name: 'scope', question: 'scope', title: null, choices, chosen: null }],
    ['⑦', screen(asking('members', ['hanako'])), {
      name: 'members', question: 'members', title: null, choices: [{ id: 'hanako', text: { ja: memberName } }], chosen: ['hanako'],
    }],
    ['⑧', screen(asking('items', [], 'number')), {
      name: 'items', question: 'items', title: null, choices: [{ id: 'number', text: { ja: '個人番号' }, caution: true }], chosen: [], caution: 'number',
    }],
    ['a free list', screen(asking('form', ['long'], null, long)), { name: 'select', question: 'form', title: { ja: '様式' }, choices: expect.anything(), chosen: 'long' }],
    ['⑨', screen({ kind: 'copies', errand, draft, editing: false }), {
      name: 'copies', certificate: 'juminhyo', copies: 2, limit: 3, fee: 300, total: 600,
    }],
    ['⑨ with copies in the basket', screen({ kind: 'copies', errand: { ...errand, basket: [{ ...draft, copies: 1 }] }, draft: { ...draft, copies: 1 }, editing: false }), {
      name: 'copies', certificate: 'juminhyo', copies: 1, limit: 2, fee: 300, total: 300,
    }],
    ['⑨ of a choice with its own fee', screen({ kind: 'copies', errand, draft: long, editing: false }), {
      name: 'copies', certificate: 'kisaijiko', copies: 3, limit: 1, fee: 250, total: 750,
    }],
    ['⑩', screen({ kind: 'confirming', errand, draft }), {
      name: 'confirm', certificate: 'juminhyo', issuer: null, copies: 2, fee: 300, due: 600, total: 600, basket: [], another: true,
      lines: [
        { question: 'scope', screen: 'scope', title: null, chosen: [{ ja: '世帯の一部' }] },
        { question: 'members', screen: 'members', title: null, chosen: [{ ja: memberName }] },
        { question: 'items', screen: 'items', title: null, chosen: [] },
      ],
    }],
    ['⑪', screen({ kind: 'downloading', item: 1, received: 10, total: null }, { items: [item(), taxItem()] }), {
      name: 'download', received: 10, total: null, certificate: 2, certificates: 2,
    }],
    ['⑫', screen({ kind: 'paying', accepts: [100], change: false, cashless: true, declined: false }, { ...money(100, 0, 0, 0), items: [item(), taxItem({ failed: 'koseki.pending' })] }), {
      name: 'pay', lines: [{ certificate: 'juminhyo', copies: 2, fee: 300, due: 600 }], failed: [{ certificate: 'tax', due: 450, reason: 'koseki.pending' }],
      due: 600, inserted: 100, accepts: [100], change: false, cashless: 'none', declined: false, msLeft: 4_000,
    }],
    ['⑫ before the coin device has answered', screen({ kind: 'paying', accepts: null, change: true, cashless: true, declined: false }, { items: [item(), taxItem()] }), {
      name: 'pay', lines: expect.anything(), failed: [], due: 1_050, inserted: 0, accepts: [], change: true, cashless: 'none', declined: false, msLeft: 4_000,
    }],
    ['between ⑫ and ⑬', screen({ kind: 'clearing' }, { items: [item(), taxItem()] }), { name: 'print', sheet: 0, sheets: 3 }],
    ['⑬', screen({ kind: 'printing', item: 1, done: 1 }, { items: [item({ issue: 'printed' }), taxItem(), taxItem({ failed: 'service.stopped' })] }), {
      name: 'print', sheet: 3, sheets: 3,
    }],
    ['⑭', screen({ kind: 'handing' }, { ...money(1_000, 600, 0, 0), items: [item({ issue: 'printed' })] }), {
      name: 'takePaper', sheets: 2, card: false, change: 400, failed: [], sensor: false,
    }],
    ['⑭ with one that failed', screen({ kind: 'handing' }, { ...money(1_100, 600, 0, 0), items: [item({ issue: 'printed' }), taxItem({ failed: 'printer.jam' })] }), {
      name: 'takePaper', sheets: 2, card: false, change: 500, failed: [{ certificate: 'tax', due: 450, reason: 'printer.jam' }], sensor: false,
    }],
    ['⑮', screen({ kind: 'receipt' }, { receipt: 'printing' }), {
      name: 'takeReceipt', receipt: 'printing', paperStillThere: false, card: false, holding: 'card', reference: 'BEEF-BEEF',
    }],
    ['⑮ with a card on the reader', screen({ kind: 'receipt' }, { receipt: 'outlet', card: 'inside' }), {
      name: 'takeReceipt', receipt: 'outlet', paperStillThere: false, card: true, holding: 'card', reference: 'BEEF-BEEF',
    }],
    ['why an entry is closed', screen({ kind: 'explaining', errand, entry: koseki, reason: 'service.closed' }), {
      name: 'why', certificate: 'koseki', reason: 'service.closed', note: null, opensAt: 'opening of koseki',
    }],
    ['why an entry can’t be had', screen({ kind: 'explaining', errand, entry: entryOf('inkan'), reason: 'seal.notRegistered' }), {
      name: 'why', certificate: 'inkan', reason: 'seal.notRegistered', note: { ja: '市民課で登録できます。' }, opensAt: null,
    }],
  ])('%s', (_, view, expected) => expect(view).toEqual(expected))

  test('a choice that can’t be had is shown with its reason', () => {
    expect(screen(asking('form', [], null, long))).toMatchObject({ choices: forms, chosen: null })
    expect(forms[0]).toMatchObject({ unavailable: { reason: 'record.archived' } })
  })

  test('⑭ and ⑮ say what the outlet can tell', () => {
    const machine = { faults: [], locked: [], outlet: 'occupied' } as const
    expect(screen({ kind: 'handing' }, { card: 'inside' }, { machine })).toMatchObject({ sensor: true, card: true })
    expect(screen({ kind: 'receipt' }, { receipt: 'failed' }, { machine })).toMatchObject({ paperStillThere: true, receipt: 'failed' })
    expect(screen({ kind: 'receipt' })).toMatchObject({ receipt: 'outlet' })
  })
})

describe('⑤', () => {
  const choosing = (change: Partial<Errand> = {}, flow: Partial<Flow> = {}) =>
    screen({ kind: 'choosing', errand: { ...errand, ...change }, chosen: 'tax', returning: null }, {}, flow)

  test('shows what can be had, of whom, and not the questions', () => {
    const shown = choosing()
    expect(shown).toMatchObject({ name: 'choose', municipality: menu.municipality, chosen: 'tax', basket: 0, back: false, origin: { status: 'none', number: null } })
    expect(shown).toMatchObject({ entries: [{ id: 'juminhyo', issuer: null, fee: 300, unavailable: null }, ...menu.entries.slice(1, 5).map(({ id }) => ({ id, issuer: null })), { id: 'koseki', issuer: { ja: 'みなと市（架空）' } }] })
    expect(JSON.stringify(shown)).not.toMatch(/questions|hours|prefectures/)
  })

  test('says of each why it can’t be had: for good, for its PIN, at this hour', () => {
    const entries = menu.entries.map((entry) => entry.id === 'tax' ? { ...entry, triesLeft: 0 } : entry)
    const standing = { service: null, barred: [{ entry: 'koseki', reason: 'service.closed' }, { entry: 'inkan', reason: 'service.stopped' }] } as const
    const shown = choosing({ menu: { ...menu, entries } }, { standing })
    const reasons = shown.name === 'choose' ? Object.fromEntries(shown.entries.map(({ id, unavailable }) => [id, unavailable?.reason])) : {}
    expect(reasons).toEqual({
      juminhyo: undefined, tax: 'pin.blocked', fuhyo: undefined, kisaijiko: undefined, inkan: 'seal.notRegistered', koseki: 'service.closed',
    })
  })

  test('leads back to ⑩ where there is a ⑩ to go back to', () => {
    expect(choosing({ basket: [long] })).toMatchObject({ basket: 1, back: true })
    expect(screen({ kind: 'choosing', errand, chosen: null, returning: draft })).toMatchObject({ basket: 0, back: true })
  })

  test('says where the basket holds all that may be had of an entry', () => {
    expect(choosing({ basket: [draft] })).toMatchObject({ entries: [{ unavailable: null }, {}, {}, {}, {}, {}] })
    const full = { entries: [{ id: 'juminhyo', unavailable: { reason: 'copies.limit', note: null } }, {}, {}, {}, {}, {}] }
    expect(choosing({ basket: [draft, { ...draft, copies: 1 }] })).toMatchObject(full)
  })

  test('has the 本籍地 button only where a touch on it leads somewhere, or where there is something to say', () => {
    const offer = menu.origin
    if (offer === null) throw new Error('no offer')
    const originOf = (change: Partial<Errand>) => {
      const shown = choosing(change)
      return shown.name === 'choose' ? shown.origin : undefined
    }
    expect(originOf({ method: 'cardAp' })).toBeNull()
    expect(originOf({ basket: [draft] })).toBeNull()
    expect(originOf({ menu: { ...menu, origin: null } })).toBeNull()
    expect(originOf({ menu: { ...menu, origin: { ...offer, prefectures: [] } } })).toBeNull()
    expect(originOf({ menu: { ...menu, origin: { ...offer, prefectures: [], status: 'inWork', number: 'N-1' } } })).toMatchObject({ status: 'inWork', number: 'N-1' })
  })
})

test('⑩ with a basket: each line for itself, one sum, and another only while there is room', () => {
  const basket = [draft, { ...newDraft(koseki), copies: 1 }, long]
  expect(screen({ kind: 'confirming', errand: { ...errand, basket }, draft: newDraft(tax) })).toMatchObject({
    certificate: 'tax', due: 450, total: 600 + 450 + 750 + 450, another: true,
    basket: [
      { certificate: 'juminhyo', issuer: null, copies: 2, due: 600 },
      { certificate: 'koseki', issuer: { ja: 'みなと市（架空）' }, copies: 1, due: 450 }, { certificate: 'kisaijiko', issuer: null, copies: 3, due: 750 },
    ],
  })
  const full = screen({ kind: 'confirming', errand: { ...errand, basket: [...basket, draft] }, draft })
  expect(full).toMatchObject({ another: false })
})

describe('利用登録', () => {
  const municipality = { code: '99902', name: { ja: 'みなと市（架空）' } }

  test('prefectures, then the municipalities of the one that was chosen', () => {
    expect(screen({ kind: 'origin', errand, prefecture: null, chosen: '14' })).toEqual({
      name: 'origin', level: 'prefecture', chosen: '14', choices: [{ id: '13', name: { ja: '架空県' } }, { id: '14', name: { ja: '見本県' } }],
    })
    expect(screen({ kind: 'origin', errand, prefecture: '14', chosen: null })).toEqual({
      name: 'origin', level: 'municipality', chosen: null, choices: [{ id: '99903', name: { ja: 'とおやま市（架空）' } }],
    })
  })

  test('the digits of 照合番号B stand on their own screen, those of a PIN on none', () => {
    const number: Step = { kind: 'checkNumber', errand, municipality, length: 4, triesLeft: 2, wrong: true, checking: false }
    expect(screen(number)).toEqual({ name: 'checkNumber', digits: '8503', triesLeft: 2, wrong: true, checking: false })
    expect(JSON.stringify(screen(pin(4, 2, false)))).not.toContain('8503')
  })

  test('same card, sending, sent', () => {
    expect(screen({ kind: 'sameCard', errand, municipality, reading: true, again: false })).toEqual({ name: 'sameCard', reading: true })
    expect(screen({ kind: 'registering', errand, municipality })).toEqual({ name: 'registering' })
    const sent: Step = { kind: 'registered', errand, municipality, number: 'N-1' }
    const slips = (['printing', 'outlet', 'failed', 'none'] as const).map((receipt) => screen(sent, { receipt, card: 'inside' }))
    expect(slips[0]).toEqual({ name: 'registered', number: 'N-1', municipality: municipality.name, card: true, slip: 'printing' })
    expect(slips.map((view) => view.name === 'registered' && view.slip)).toEqual(['printing', 'outlet', 'failed', 'taken'])
  })
})

test('names of the household stand at ⑦ and ⑩ only', () => {
  const steps: readonly Step[] = [
    { kind: 'choosing', errand: { ...errand, basket: [draft] }, chosen: 'juminhyo', returning: draft }, asking('scope', ['part']), asking('items'),
    { kind: 'copies', errand, draft, editing: true }, { kind: 'downloading', item: 0, received: 1, total: 2 },
    { kind: 'paying', accepts: [100], change: true, cashless: false, declined: false }, { kind: 'clearing' }, { kind: 'printing', item: 0, done: 0 }, { kind: 'handing' }, { kind: 'receipt' },
    { kind: 'settling', why: { kind: 'cancelled' }, told: false, medium: 'card' }, { ...takeCard, menu }, { kind: 'explaining', errand, entry: juminhyo, reason: 'service.closed' },
  ]
  for (const step of steps) expect(JSON.stringify(screen(step, { items: [item()] })), step.kind).not.toContain(memberName)
})

test('a question the menu does not have is a bug', () => {
  expect(() => screen(asking('none'))).toThrow('a question is asked that the menu does not have')
})

describe('⑫ beside a cashless terminal', () => {
  const paying = { kind: 'paying', accepts: [100], change: true, cashless: true, declined: true } as const
  const shown = (state: Holding['cashless']['state'], change: Partial<Holding> = {}, step: Step = paying) =>
    screen(step, { inlet: 'open', items: [item()], cashless: { ...noCashless, state }, ...change })

  test('it is offered where it has been seen, as long as nothing is inserted', () => {
    expect(shown('none')).toMatchObject({ cashless: 'offered', declined: true, accepts: [100] })
    expect(shown('none', {}, { ...paying, cashless: false })).toMatchObject({ cashless: 'none' })
    expect(shown('none', money(100, 0, 0, 0))).toMatchObject({ cashless: 'none' })
    expect(shown('none', { inlet: 'closed' }), 'nor before the inlet is open').toMatchObject({ cashless: 'none' })
  })

  test('no money is taken while it is asked, or called off', () => {
    expect(shown('chosen', { inlet: 'closing' })).toMatchObject({ cashless: 'asking', accepts: [] })
    expect(shown('asking', { inlet: 'closed' })).toMatchObject({ cashless: 'asking', accepts: [] })
    expect(shown('stopping', { inlet: 'closed' })).toMatchObject({ cashless: 'stopping', accepts: [] })
  })

  test('⑭ a coin that fell in all the same is change; what was not taken for one that failed is none', () => {
    const items = [item({ issue: 'printed' }), taxItem({ failed: 'printer.jam' })]
    expect(screen({ kind: 'handing' }, { ...money(100, 0, 0, 0), items, cashless: { state: 'capturing', yen: 1_050, charged: 600, attempt: 1 } })).toMatchObject({ change: 100 })
  })

  test('⑭ what is withheld does not come out', () => {
    expect(screen({ kind: 'handing' }, { ...money(1_000, 600, 0, 400), withheld: 400, items: [item({ issue: 'printed' })] })).toMatchObject({ change: 0 })
  })
})
