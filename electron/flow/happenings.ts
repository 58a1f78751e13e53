import type { FlowEvent } from './event.ts'
import type { Flow } from './flow.ts'
import type { Menu } from './menu.ts'
import type { Touch } from './touch.ts'

const visit = 'a visit'

/** A menu with every kind of question, small enough to be walked through completely. */
export const smallMenu: Menu = {
  municipality: { ja: 'みどり市（架空）' },
  entries: [
    {
      kind: 'juminhyo', description: null, fee: 300, copiesLimit: 2, unavailable: null,
      questions: [
        { screen: 'scope', id: 'scope', choices: [{ id: 'self', text: { ja: '本人のみ' } }, { id: 'part', text: { ja: '世帯の一部' } }] },
        { screen: 'members', id: 'members', askedWhen: { question: 'scope', choice: 'part' }, choices: [{ id: 'a', text: { ja: '甲' } }] },
        { screen: 'items', id: 'items', choices: [{ id: 'number', text: { ja: '個人番号' }, caution: true }] },
      ],
    },
    { kind: 'koseki', description: null, fee: 450, copiesLimit: 1, unavailable: { ja: '平日のみ' }, questions: [] },
  ],
}

const touches: readonly Touch[] = [
  { kind: 'confirm' }, { kind: 'back' }, { kind: 'cancel' }, { kind: 'taken' }, { kind: 'continue' },
  { kind: 'choose', certificate: 'juminhyo' }, { kind: 'choose', certificate: 'koseki' },
  { kind: 'answer', question: 'scope', choice: 'self', on: true }, { kind: 'answer', question: 'scope', choice: 'part', on: true },
  { kind: 'answer', question: 'members', choice: 'a', on: true }, { kind: 'answer', question: 'members', choice: 'a', on: false },
  { kind: 'answer', question: 'items', choice: 'number', on: true }, { kind: 'answer', question: 'nothing', choice: 'x', on: true },
  { kind: 'copies', copies: 2 }, { kind: 'copies', copies: 3 },
  { kind: 'edit', line: 'scope' }, { kind: 'edit', line: 'copies' }, { kind: 'edit', line: 'certificate' },
]

const always: readonly FlowEvent[] = [
  ...touches.map((touch): FlowEvent => ({ kind: 'touched', touch })),
  { kind: 'pinTyped', length: 0 }, { kind: 'pinTyped', length: 4 }, { kind: 'pinTyped', length: 5 },
  { kind: 'cardPlaced', visit }, { kind: 'cardRemoved' }, { kind: 'receiptTaken' }, { kind: 'serviced' },
  { kind: 'outlet', state: 'empty' }, { kind: 'outlet', state: 'occupied' },
  { kind: 'elapsed', wait: 'idle' }, { kind: 'elapsed', wait: 'countdown' }, { kind: 'elapsed', wait: 'message' }, { kind: 'elapsed', wait: 'forgotten' },
  { kind: 'identified', visit, card: { kind: 'jpki', triesLeft: 2, expired: false } },
  { kind: 'identified', visit, card: { kind: 'jpki', triesLeft: 0, expired: false } },
  { kind: 'identified', visit, card: { kind: 'jpki', triesLeft: 3, expired: true } },
  { kind: 'identified', visit, card: { kind: 'foreign' } }, { kind: 'identified', visit, card: { kind: 'mute' } },
  { kind: 'identified', visit, card: { kind: 'gone' } }, { kind: 'identified', visit, card: { kind: 'failed' } },
  { kind: 'sessionOpened', visit }, { kind: 'refused', visit, reason: 'service.closed' },
  { kind: 'centerFailed', visit, fault: 'center.unreachable' }, { kind: 'centerFailed', visit, fault: 'center.late' },
  { kind: 'proved', visit, proof: { kind: 'right' } }, { kind: 'proved', visit, proof: { kind: 'wrong', triesLeft: 1 } },
  { kind: 'proved', visit, proof: { kind: 'wrong', triesLeft: 0 } }, { kind: 'proved', visit, proof: { kind: 'blocked' } },
  { kind: 'proved', visit, proof: { kind: 'gone' } }, { kind: 'proved', visit, proof: { kind: 'swapped' } },
  { kind: 'proved', visit, proof: { kind: 'failed' } },
  { kind: 'menuArrived', visit, menu: smallMenu }, { kind: 'progress', visit, received: 10, total: 20 },
  { kind: 'held', visit, sheets: 1, fee: 300 }, { kind: 'held', visit, sheets: 1, fee: 600 }, { kind: 'mismatch', visit },
  { kind: 'vaultFailed', visit, fault: 'vault.died' }, { kind: 'vaultEnded', visit, gone: true, bytes: 9, killed: false }, { kind: 'vaultEnded', visit, gone: false, bytes: 0, killed: true },
  { kind: 'coinsRead', visit, values: [100, 500, 1000], canPayOut: 5000 }, { kind: 'coinsRead', visit, values: [100, 500, 1000], canPayOut: 0 },
  { kind: 'inletClosed', visit },
  { kind: 'sheetOut', visit, sheets: 1 }, { kind: 'printed', visit }, { kind: 'nothingOut', visit, fault: 'printer.jam' },
  { kind: 'printUnclear', visit, fault: 'printer.jam' }, { kind: 'receiptPrinted', visit, ok: true }, { kind: 'receiptPrinted', visit, ok: false },
  { kind: 'printed', visit: 'an older visit' }, { kind: 'held', visit: 'an older visit', sheets: 1, fee: 300 },
]

const faults = ['printer.paperEmpty', 'card.readerLost', 'terminal.bug'] as const

/** One coin of the price of one copy; other coins differ in nothing but arithmetic, which the random walks try. */
const coin = 300

/**
 * Everything that may happen in a state. Money and faults are bounded so that the walk ends: coins up to `purse` yen in
 * one visit, one device fault at a time besides those the flow itself finds.
 */
export function happenings(purse: number): (flow: Flow) => readonly FlowEvent[] {
  return (flow) => {
    const { inserted } = flow.holding.money
    const coins: FlowEvent[] = inserted + coin <= purse ? [{ kind: 'credited', yen: coin, counter: 1 }] : []
    const raised: FlowEvent[] = flow.machine.faults.length > 0 ? [] : faults.map((code) => ({ kind: 'faultRaised', code }))
    const cleared: FlowEvent[] = flow.machine.faults.map((code) => ({ kind: 'faultCleared', code }))
    return [...always, ...coins, ...raised, ...cleared, ...payOuts(flow)]
  }
}

function payOuts(flow: Flow): readonly FlowEvent[] {
  const asked = flow.holding.payingOut
  const of = flow.visit
  const part = asked > 100 ? 100 : 0
  return [{ kind: 'paidOut', visit: of, result: 'paid', paid: asked }, { kind: 'paidOut', visit: of, result: 'short', paid: part }]
}
