import { usualAids } from './aids.ts'
import type { CardSeen, FlowEvent, PinOutcome } from './event.ts'
import type { Draft, Flow, Seen, Standing } from './flow.ts'
import { smallMenu, smallTypeMenu } from './small-menu.ts'
import type { Touch } from './touch.ts'
import type { Yen } from './yen.ts'

const visit = 'a visit'
const plenty = [{ value: 10, count: 500, capacity: 500 }]
const emptied = [{ value: 100, count: 0, capacity: 50 }, { value: 500, count: 0, capacity: 50 }]

const touches: readonly Touch[] = [
  { kind: 'confirm' }, { kind: 'back' }, { kind: 'cancel' }, { kind: 'taken' }, { kind: 'continue' },
  { kind: 'answer', question: 'scope', choice: 'self', on: true }, { kind: 'answer', question: 'scope', choice: 'part', on: true },
  { kind: 'answer', question: 'members', choice: 'a', on: true }, { kind: 'answer', question: 'members', choice: 'a', on: false },
  { kind: 'answer', question: 'items', choice: 'number', on: true }, { kind: 'answer', question: 'nothing', choice: 'x', on: true },
  { kind: 'answer', question: 'year', choice: 'this', on: true }, { kind: 'answer', question: 'year', choice: 'old', on: true },
  { kind: 'copies', copies: 2 }, { kind: 'copies', copies: 3 },
  { kind: 'edit', line: 'scope' }, { kind: 'edit', line: 'copies' }, { kind: 'edit', line: 'certificate' },
  { kind: 'remove', place: 0 }, { kind: 'remove', place: 1 },
  { kind: 'language', language: 'en' }, { kind: 'aids', aids: { ...usualAids, textSize: 'largest' } },
  { kind: 'register' }, { kind: 'prefecture', prefecture: '99' }, { kind: 'municipality', code: '99001' }, { kind: 'municipality', code: '00000' },
]

const choices: readonly Touch[] = ['juminhyo', 'tax', 'koseki', 'inkan'].map((entry) => ({ kind: 'choose', entry }))

const jpki = { triesLeft: 2, expired: false, ownerVerified: false }
const card: Seen = { medium: 'card', jpki, cardAp: false }
const seen: readonly Seen[] = [
  card, { ...card, jpki: { ...jpki, triesLeft: 0 } }, { ...card, jpki: { ...jpki, expired: true } },
  { medium: 'card', jpki, cardAp: true }, { medium: 'juki', jpki: null, cardAp: true },
  { medium: 'iphone', jpki: { ...jpki, ownerVerified: true }, cardAp: false },
]
const cards: readonly CardSeen[] = [
  ...seen.map((each): CardSeen => ({ kind: 'readable', seen: each, same: null })),
  { kind: 'readable', seen: card, same: true }, { kind: 'readable', seen: card, same: false },
  { kind: 'juki' }, { kind: 'foreign' }, { kind: 'mute' }, { kind: 'gone' }, { kind: 'failed' },
]
const outcomes: readonly PinOutcome[] = [
  { kind: 'right' }, { kind: 'wrong', triesLeft: 1 }, { kind: 'wrong', triesLeft: 0 }, { kind: 'blocked' }, { kind: 'gone' }, { kind: 'swapped' },
  { kind: 'failed' },
]
const standings: readonly Standing[] = [
  { service: null, barred: [] }, { service: 'service.closed', barred: [] }, { service: 'service.stopped', barred: [] },
  { service: null, barred: [{ entry: 'juminhyo', reason: 'service.stopped' }] },
  { service: 'service.closed', barred: [{ entry: 'juminhyo', reason: 'service.stopped' }] },
]

const always: readonly FlowEvent[] = [
  ...touches.map(touched),
  { kind: 'pinTyped', length: 0 }, { kind: 'pinTyped', length: 4 }, { kind: 'pinTyped', length: 14 }, { kind: 'pinTyped', length: 15 },
  { kind: 'cardPlaced', visit }, { kind: 'cardRemoved' }, { kind: 'receiptTaken' }, { kind: 'serviced' },
  { kind: 'outlet', state: 'empty' }, { kind: 'outlet', state: 'occupied' },
  { kind: 'elapsed', wait: 'idle' }, { kind: 'elapsed', wait: 'countdown' }, { kind: 'elapsed', wait: 'message' }, { kind: 'elapsed', wait: 'forgotten' },
  ...standings.map((standing): FlowEvent => ({ kind: 'standing', standing })),
  ...cards.map((each): FlowEvent => ({ kind: 'identified', visit, card: each })),
  { kind: 'sessionOpened', visit, jpki: null, cardAp: null }, { kind: 'sessionOpened', visit, jpki: 'method.notAccepted', cardAp: null },
  { kind: 'sessionOpened', visit, jpki: 'method.unavailable', cardAp: 'method.notAccepted' },
  ...outcomes.flatMap((outcome): FlowEvent[] => [{ kind: 'proved', visit, proof: outcome }, { kind: 'factsRead', visit, outcome }]),
  { kind: 'registered', visit, number: 'AB12' },
  { kind: 'refused', visit, reason: 'service.closed' },
  { kind: 'centerFailed', visit, fault: 'center.unreachable' }, { kind: 'centerFailed', visit, fault: 'center.late' },
  { kind: 'coinsRead', visit, values: [100, 500, 1000], tubes: plenty }, { kind: 'coinsRead', visit, values: [100, 500, 1000], tubes: emptied },
  { kind: 'inletClosed', visit }, { kind: 'stopsRead', visit }, { kind: 'owedSlipPrinted', visit, ok: true }, { kind: 'owedSlipPrinted', visit, ok: false },
  { kind: 'receiptPrinted', visit, ok: true }, { kind: 'receiptPrinted', visit, ok: false },
  { kind: 'printed', visit: 'an older visit', item: 0 }, { kind: 'held', visit: 'an older visit', item: 0, sheets: 1, fee: 300 },
  ...[0, 1].flatMap((item): FlowEvent[] => [
    { kind: 'progress', visit, item, received: 10, total: 20 },
    { kind: 'held', visit, item, sheets: 1, fee: 300 }, { kind: 'held', visit, item, sheets: 1, fee: 0 }, { kind: 'held', visit, item, sheets: 1, fee: 600 },
    { kind: 'mismatch', visit, item }, { kind: 'itemRefused', visit, item, reason: 'record.tooLong' },
    { kind: 'vaultFailed', visit, item, fault: 'center.late' }, { kind: 'vaultFailed', visit, item, fault: 'center.unreachable' },
    { kind: 'vaultEnded', visit, item, gone: true, bytes: 9, killed: false }, { kind: 'vaultEnded', visit, item, gone: false, bytes: 0, killed: true },
    { kind: 'sheetOut', visit, item, sheets: 1 }, { kind: 'printed', visit, item }, { kind: 'nothingOut', visit, item, fault: 'printer.jam' },
    { kind: 'printUnclear', visit, item, fault: 'printer.jam' },
  ]),
]

const cashless: readonly FlowEvent[] = [
  touched({ kind: 'payCashless' }), { kind: 'cashlessSeen', visit, available: true }, { kind: 'cashlessSeen', visit, available: false },
  { kind: 'authorised', visit }, { kind: 'notAuthorised', visit, why: 'declined' }, { kind: 'notAuthorised', visit, why: 'cancelled' },
  { kind: 'notAuthorised', visit, why: 'unknown' }, { kind: 'captured', visit, result: 'done' }, { kind: 'captured', visit, result: 'unknown' },
  { kind: 'released', visit, result: 'done' }, { kind: 'released', visit, result: 'refused' },
]

const faults = ['printer.paperEmpty', 'card.readerLost', 'terminal.bug'] as const

/** A coin of the price of one certificate; other coins differ in nothing but arithmetic, which the random walks try. */
const coin = 300

/**
 * Everything that may happen in a state. Money, faults and baskets are bounded so that the walk ends: coins up to `purse` yen
 * in one visit, one device fault at a time besides those the flow itself finds, two certificates in a basket of which the
 * first is a plain one.
 * @param beside `cashless`: with a terminal beside; and the money is tampered with, where there is some.
 */
export function happenings(purse: Yen, beside: 'alone' | 'cashless' = 'alone'): (flow: Flow) => readonly FlowEvent[] {
  return (flow) => {
    const { inserted } = flow.holding.money
    const coins: FlowEvent[] = inserted + coin <= purse ? [{ kind: 'credited', yen: coin, inlet: 'coins', counter: 1 }] : []
    const raised: FlowEvent[] = flow.machine.faults.length > 0 ? [] : faults.map((code) => ({ kind: 'faultRaised', code }))
    const tampered: FlowEvent[] = inserted > 0 && flow.machine.locked.length === 0 ? [{ kind: 'faultRaised', code: 'coins.fraud' }] : []
    const more = beside === 'cashless' ? [...cashless, ...tampered] : []
    const cleared: FlowEvent[] = flow.machine.faults.map((code) => ({ kind: 'faultCleared', code }))
    return [...always, ...coins, ...more, ...raised, ...cleared, ...payOuts(flow), ...menus(flow), ...baskets(flow)]
  }
}

/** All that may happen with a terminal beside, until a visit has ended: nobody comes after it, for that would be the first visit over again. */
export function happeningsBeside(purse: Yen): (flow: Flow) => readonly FlowEvent[] {
  const all = happenings(purse, 'cashless')
  return (flow) => all(flow).filter(({ kind }) => flow.visit !== null || kind !== 'cardPlaced')
}

function payOuts(flow: Flow): readonly FlowEvent[] {
  const asked = flow.holding.payingOut
  const of = flow.visit
  const part = asked > 100 ? 100 : 0
  return [{ kind: 'paidOut', visit: of, result: 'paid', paid: asked }, { kind: 'paidOut', visit: of, result: 'short', paid: part }]
}

/** Each method has the menu of its kind. */
function menus({ step }: Flow): readonly FlowEvent[] {
  const menu = step.kind === 'takeCard' && step.method === 'cardAp' ? smallTypeMenu : smallMenu
  return [{ kind: 'menuArrived', visit, menu }]
}

/**
 * 「ほかの証明書も申請する」 after a plain first certificate, or after the registration of a 本籍地; and what may be chosen then. Coming
 * back from ⑩ in order to choose something else, one certificate stands for all.
 */
function baskets({ step }: Flow): readonly FlowEvent[] {
  const another: Touch = { kind: 'another' }
  if (step.kind === 'confirming') return step.errand.basket.length === 0 && isPlain(step.draft) ? [touched(another)] : []
  if (step.kind !== 'choosing') return [another, ...choices].map(touched)
  if (step.errand.basket.length > 1 || !step.errand.basket.every(isPlain)) return []
  return (step.returning === null ? choices : choices.slice(1, 2)).map(touched)
}

function isPlain({ entry, answers, copies }: Draft): boolean {
  return entry.kind === 'juminhyo' && copies === 1 && !answers.some(({ choices: chosen }) => chosen.some((choice) => choice === 'part' || choice === 'number'))
}

function touched(touch: Touch): FlowEvent {
  return { kind: 'touched', touch }
}
