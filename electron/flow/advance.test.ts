import { describe, expect, test } from 'vitest'
import type { FlowEvent } from './event.ts'
import { smallMenu } from './small-menu.ts'
import { tens, Walk } from './walk.contract.ts'

const visit = 'a visit'

describe('a visit that goes well', () => {
  test('①–⑮: paid with 500, the fee kept, 200 returned, everything taken, ready again', () => {
    const walk = new Walk().toPaper(500)
    expect(walk.flow.step.kind).toBe('handing')
    walk.happens({ kind: 'paidOut', visit, result: 'paid', paid: 200 }, { kind: 'outlet', state: 'empty' }, { kind: 'receiptTaken' })
    expect(walk.flow).toMatchObject({ step: { kind: 'ready' }, visit: null, language: 'ja' })
    const end = walk.effects.find((effect) => effect.kind === 'endVisit')
    expect(end).toMatchObject({ why: 'finished', left: { money: { inserted: 500, kept: 300, returned: 200, owed: 0 } } })
    expect(walk.effects).toContainEqual({ kind: 'report', item: 0, outcome: '交付済' })
    expect(walk.ignored).toEqual([])
  })

  test('the certificate is asked for after ⑩, money after the certificate, paper after money', () => {
    const kinds = new Walk().toPaper(300).effects.map((effect) => effect.kind).filter((kind) => ['openVault', 'accept', 'print', 'keepFee', 'erase'].includes(kind))
    expect(kinds).toEqual(['openVault', 'accept', 'print', 'keepFee', 'erase'])
  })

  test('⑦ is asked only after 世帯の一部, and its answer goes when ⑥ changes', () => {
    const walk = new Walk().toMenu().touches(
      { kind: 'choose', entry: 'juminhyo' }, { kind: 'confirm' }, { kind: 'answer', question: 'scope', choice: 'part', on: true }, { kind: 'confirm' })
    expect(walk.flow.step).toMatchObject({ kind: 'asking', question: 'members' })
    walk.touches({ kind: 'confirm' })
    expect(walk.flow.step).toMatchObject({ question: 'members' })
    walk.touches({ kind: 'answer', question: 'members', choice: 'a', on: true }, { kind: 'confirm' }, { kind: 'confirm' }, { kind: 'confirm' })
    walk.touches({ kind: 'edit', line: 'scope' }, { kind: 'answer', question: 'scope', choice: 'self', on: true }, { kind: 'confirm' })
    expect(walk.flow.step).toMatchObject({ kind: 'confirming', draft: { answers: [{ question: 'scope', choices: ['self'] }, { question: 'items', choices: [] }] } })
  })

  test('個人番号 is taken only with a second yes', () => {
    const walk = new Walk().toMenu().touches(
      { kind: 'choose', entry: 'juminhyo' }, { kind: 'confirm' }, { kind: 'answer', question: 'scope', choice: 'self', on: true }, { kind: 'confirm' })
    const on = { kind: 'answer', question: 'items', choice: 'number', on: true } as const
    walk.touches(on)
    expect(walk.flow.step).toMatchObject({ chosen: [], caution: 'number' })
    walk.touches({ kind: 'back' })
    expect(walk.flow.step).toMatchObject({ chosen: [], caution: null })
    walk.touches(on, { kind: 'confirm' })
    expect(walk.flow.step).toMatchObject({ chosen: ['number'], caution: null })
  })
})

describe('the PIN', () => {
  test('wrong twice, then right', () => {
    const walk = new Walk().toPin()
    for (const triesLeft of [2, 1]) {
      walk.happens({ kind: 'pinTyped', length: 4 }).touches({ kind: 'confirm' }).happens({ kind: 'proved', visit, proof: { kind: 'wrong', triesLeft } })
      expect(walk.flow.step).toEqual({ kind: 'pin', medium: 'card', type: null, length: 0, triesLeft, wrong: true, checking: false })
    }
    walk.happens({ kind: 'pinTyped', length: 4 }).touches({ kind: 'confirm' }).happens({ kind: 'proved', visit, proof: { kind: 'right' } })
    expect(walk.flow.step.kind).toBe('takeCard')
  })

  test('is not tried with three digits, nor twice at once', () => {
    const walk = new Walk().toPin().happens({ kind: 'pinTyped', length: 3 }).touches({ kind: 'confirm' })
    expect(walk.told()).not.toContain('provePin')
    walk.happens({ kind: 'pinTyped', length: 4 }).touches({ kind: 'confirm' }, { kind: 'confirm' })
    expect(walk.told().filter((kind) => kind === 'provePin')).toHaveLength(1)
  })

  test('locked: refused, and the card has to be taken before the next customer', () => {
    const walk = new Walk().toPin().happens({ kind: 'pinTyped', length: 4 }).touches({ kind: 'confirm' }).happens({ kind: 'proved', visit, proof: { kind: 'wrong', triesLeft: 0 } })
    expect(walk.flow.step).toMatchObject({ kind: 'settling', why: { kind: 'refused', reason: 'pin.blocked' } })
    walk.touches({ kind: 'taken' })
    expect(walk.flow.step.kind).toBe('settling')
    walk.happens({ kind: 'cardRemoved' })
    expect(walk.flow.step.kind).toBe('ready')
  })
})

describe('ways out', () => {
  test('中止 after a coin returns it all, once the inlet is shut', () => {
    const walk = new Walk().toPay().happens({ kind: 'credited', yen: 100, inlet: 'coins', counter: 1 })
    walk.told()
    walk.touches({ kind: 'cancel' })
    expect(walk.told()).not.toContain('payOut')
    walk.happens({ kind: 'credited', yen: 50, inlet: 'coins', counter: 2 }, { kind: 'inletClosed', visit })
    expect(walk.effects).toContainEqual({ kind: 'payOut', yen: 150 })
  })

  test('a coin that falls in while the card is being waited for comes back at once', () => {
    const walk = new Walk().toPin().touches({ kind: 'cancel' }).happens({ kind: 'credited', yen: 100, inlet: 'coins', counter: 1 })
    expect(walk.effects).toContainEqual({ kind: 'payOut', yen: 100 })
  })

  test('I-23 given up at ⑫: the vault is told to erase, and nobody is served before it is gone', () => {
    const walk = new Walk().toPay().touches({ kind: 'cancel' }).happens({ kind: 'inletClosed', visit })
    expect(walk.effects).toContainEqual({ kind: 'erase', item: 0 })
    expect(walk.flow.step.kind).toBe('settling')
    expect(walk.happens({ kind: 'vaultEnded', visit, item: 0, gone: true, bytes: 9, killed: false }).flow.step.kind).toBe('ready')
  })

  test('no 中止 once the price is reached', () => {
    const walk = new Walk().toPay().happens({ kind: 'credited', yen: 500, inlet: 'coins', counter: 1 }).touches({ kind: 'cancel' })
    expect(walk.flow.step.kind).toBe('paying')
  })

  test('a jam with no sheet out: the whole sum back, and out of service until the printer is well', () => {
    const walk = new Walk().toPrint(300).happens({ kind: 'nothingOut', visit, item: 0, fault: 'printer.jam' })
    expect(walk.effects).toContainEqual({ kind: 'payOut', yen: 300 })
    walk.happens({ kind: 'paidOut', visit, result: 'paid', paid: 300 }, { kind: 'vaultEnded', visit, item: 0, gone: true, bytes: 9, killed: false }).touches({ kind: 'taken' })
    expect(walk.effects).toContainEqual({ kind: 'report', item: 0, outcome: '未交付返金済' })
    expect(walk.flow.step.kind).toBe('outOfService')
    expect(walk.happens({ kind: 'faultCleared', code: 'printer.jam' }).flow.step.kind).toBe('ready')
  })

  test('a doubtful sheet: its fee is owed and not paid by itself, the change comes back, and only staff opens again', () => {
    const walk = new Walk().toPrint(500).happens({ kind: 'printUnclear', visit, item: 0, fault: 'printer.jam' })
    expect(walk.flow.holding.money).toEqual({ inserted: 500, kept: 0, returned: 0, owed: 300 })
    expect(walk.effects).toContainEqual({ kind: 'payOut', yen: 200 })
    walk.happens({ kind: 'paidOut', visit, result: 'paid', paid: 200 }, { kind: 'vaultEnded', visit, item: 0, gone: true, bytes: 9, killed: false }, { kind: 'faultCleared', code: 'printer.jam' }, { kind: 'owedSlipPrinted', visit, ok: true }).touches({ kind: 'taken' })
    expect(walk.effects).toContainEqual({ kind: 'report', item: 0, outcome: '交付不良要返金' })
    expect(walk.flow.step.kind).toBe('outOfService')
    expect(walk.happens({ kind: 'serviced' }).flow.step.kind).toBe('ready')
  })

  test('another fee than ⑩ showed is another certificate: no money is asked for, and the terminal stops', () => {
    const walk = new Walk().toConfirm().touches({ kind: 'confirm' }).happens({ kind: 'held', visit, item: 0, sheets: 1, fee: 200 })
    expect(walk.flow.step).toMatchObject({ why: { kind: 'trouble', fault: 'certificate.mismatch' } })
    expect(walk.effects.map((effect) => effect.kind)).not.toContain('accept')
    expect(walk.flow.machine.locked).toEqual(['certificate.mismatch'])
  })

  test.each([['short', 'coins.short'], ['stuck', 'coins.payoutStuck']] as const)('change that could not be paid is told and owed: %s', (result, fault) => {
    const walk = new Walk().toPaper(1000).happens({ kind: 'paidOut', visit, result, paid: 500 }, { kind: 'outlet', state: 'empty' }, { kind: 'receiptTaken' })
    expect(walk.flow).toMatchObject({ step: { why: { kind: 'trouble', fault } }, holding: { money: { kept: 300, returned: 500, owed: 200 } } })
  })

  test('a card left lying stops the machine until it is taken', () => {
    const walk = new Walk().toPin().touches({ kind: 'cancel' }).happens({ kind: 'elapsed', wait: 'forgotten' })
    expect(walk.flow).toMatchObject({ step: { kind: 'outOfService' }, machine: { faults: ['card.forgotten'] } })
    expect(walk.happens({ kind: 'cardRemoved' }).flow.step.kind).toBe('ready')
  })
})

test('I-10 a card laid down while there is no service must be taken away before anybody is served', () => {
  const walk = new Walk().happens({ kind: 'faultRaised', code: 'printer.jam' }, { kind: 'cardPlaced', visit }, { kind: 'faultCleared', code: 'printer.jam' })
  expect(walk.flow.step.kind).toBe('outOfService')
  expect(walk.happens({ kind: 'cardRemoved' }).flow.step.kind).toBe('ready')
})

test('a reader that is lost at ④ took the card’s removal with it: ⑤ comes all the same', () => {
  const walk = new Walk().toPin().happens({ kind: 'pinTyped', length: 4 }).touches({ kind: 'confirm' })
  walk.happens({ kind: 'proved', visit, proof: { kind: 'right' } }, { kind: 'menuArrived', visit, menu: smallMenu }, { kind: 'faultRaised', code: 'card.readerLost' })
  expect(walk.flow.step.kind).toBe('choosing')
})

describe('patience', () => {
  test('a warning, ten extensions, and then good-bye', () => {
    const walk = new Walk().toMenu()
    for (let extension = 0; extension < 10; extension += 1) walk.happens({ kind: 'elapsed', wait: 'idle' }).touches({ kind: 'continue' })
    walk.happens({ kind: 'elapsed', wait: 'idle' }).touches({ kind: 'continue' })
    expect(walk.flow.patience).toMatchObject({ counting: true, extensionsLeft: 0 })
    walk.happens({ kind: 'elapsed', wait: 'countdown' })
    expect(walk.flow.step.kind).toBe('ready')
  })

  test('no touch goes through the countdown dialogue', () => {
    const walk = new Walk().toConfirm().happens({ kind: 'elapsed', wait: 'idle' }).touches({ kind: 'confirm' })
    expect(walk.flow.step.kind).toBe('confirming')
  })
})

test('a language changes nothing but the words', () => {
  const ja = new Walk().toPay()
  const en = new Walk().toPay().touches({ kind: 'language', language: 'en' })
  expect({ ...en.flow, language: 'ja' }).toEqual(ja.flow)
})

describe('I-12 what belongs to another visit is ignored, whatever it says:', () => {
  const other = { visit: 'another' }
  test.each<readonly [(walk: Walk) => Walk, FlowEvent]>([
    [(walk) => walk.happens({ kind: 'cardPlaced', visit }), { kind: 'identified', ...other, card: { kind: 'foreign' } }],
    [(walk) => walk.toPin().happens({ kind: 'pinTyped', length: 4 }).touches({ kind: 'confirm' }), { kind: 'proved', ...other, proof: { kind: 'right' } }],
    [(walk) => walk.toPay(), { kind: 'coinsRead', ...other, values: [1000], tubes: tens(900) }],
    [(walk) => walk.toPay().touches({ kind: 'cancel' }), { kind: 'inletClosed', ...other }],
    [(walk) => walk.toPay().happens({ kind: 'credited', yen: 300, inlet: 'coins', counter: 1 }, { kind: 'inletClosed', visit }), { kind: 'stopsRead', ...other }],
    [(walk) => walk.toConfirm().touches({ kind: 'confirm' }), { kind: 'held', ...other, item: 0, sheets: 1, fee: 300 }],
    [(walk) => walk.toPrint(300), { kind: 'printed', ...other, item: 0 }],
    [(walk) => walk.toPrint(300), { kind: 'nothingOut', ...other, item: 0, fault: 'printer.jam' }],
    [(walk) => walk.toPaper(500), { kind: 'paidOut', ...other, result: 'paid', paid: 200 }],
  ])('%#', (way, event) => {
    const walk = way(new Walk())
    const before = walk.flow
    walk.happens(event)
    expect(walk.flow).toBe(before)
    expect(walk.ignored.at(-1)).toBe(event)
  })

  test('nor is a word about another certificate than the one being dealt with', () => {
    const walk = new Walk().toConfirmTwo().ordered(2).pays(600)
    const before = walk.flow
    walk.happens({ kind: 'printed', visit, item: 1 })
    expect(walk.flow).toBe(before)
  })
})
