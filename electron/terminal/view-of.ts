import { referenceOf } from '../journal/entry.ts'
import { applicable, answerTo, questionOf } from '../flow/draft.ts'
import type { Draft, Flow, Step, Why } from '../flow/flow.ts'
import type { WaitName } from '../flow/event.ts'
import type { LocalText } from '../flow/language.ts'
import type { Denomination } from '../flow/yen.ts'
import type { ConfirmView, Notice, ReadyView, ScreenView, View } from '../contract/view.ts'

/** What the screen shows besides the flow itself. */
export interface Surroundings {
  readonly serial: number
  readonly demo: boolean
  readonly hours: ReadyView['hours']
  readonly notices: readonly Notice[]
  /** Money the coin device takes at all. */
  readonly values: readonly Denomination[]
  readonly left: (wait: WaitName) => number
  /** Since when the terminal is out of service, ISO 8601. */
  readonly since: string
}

/** Draws the flow as a view: everything the screen may know, and nothing more. */
export function viewOf(flow: Flow, around: Surroundings): View {
  const { counting, extensionsLeft } = flow.patience
  return {
    serial: around.serial, epoch: flow.epoch, language: flow.language, demo: around.demo,
    countdown: counting ? { msLeft: around.left('countdown'), extensionsLeft } : null,
    screen: screenOf(flow, around),
  }
}

function screenOf(flow: Flow, around: Surroundings): ScreenView {
  const { step, holding, machine } = flow
  const reference = flow.visit === null ? '' : referenceOf(flow.visit)
  switch (step.kind) {
    case 'ready': return { name: 'ready', hours: around.hours, accepts: around.values, notices: around.notices }
    case 'reading': return { name: 'reading' }
    case 'pin': return pinView(step)
    case 'takeCard': return { name: 'takeCard', removed: holding.card === 'none' }
    case 'choosing': return {
      name: 'choose', municipality: step.menu.municipality, chosen: step.chosen,
      entries: step.menu.entries.map(({ kind, description, fee, unavailable }) => ({ kind, description, fee, unavailable })),
    }
    case 'asking': return questionView(step)
    case 'copies': return {
      name: 'copies', certificate: step.draft.entry.kind, copies: step.draft.copies, limit: step.draft.entry.copiesLimit,
      fee: step.draft.entry.fee, total: step.draft.entry.fee * step.draft.copies,
    }
    case 'confirming': return confirmView(step.draft)
    case 'downloading': return { name: 'download', received: step.received, total: step.total }
    case 'paying': return {
      name: 'pay', certificate: step.order.kind, copies: step.order.copies, fee: step.order.fee, due: step.order.due,
      inserted: holding.money.inserted, accepts: step.accepts ?? [], change: step.change, msLeft: around.left('idle'),
    }
    case 'printing': return { name: 'print', sheet: step.done, sheets: step.sheets }
    case 'handing': return {
      name: 'takePaper', sheets: step.sheets, card: holding.card === 'inside', change: holding.money.inserted - holding.money.kept,
      sensor: machine.outlet !== 'unknown',
    }
    case 'receipt': return {
      name: 'takeReceipt', receipt: receiptState(holding.receipt), paperStillThere: machine.outlet === 'occupied', reference,
    }
    case 'settling': return settlingView(flow, step.why, reference)
    case 'outOfService': return { name: 'outOfService', faults: [...machine.locked, ...machine.faults], since: around.since }
  }
}

function pinView(step: Extract<Step, { kind: 'pin' }>): ScreenView {
  const full = 3
  return {
    name: 'pin', length: step.length, wrong: step.wrong, checking: step.checking,
    triesLeft: step.triesLeft < full ? step.triesLeft : null,
  }
}

function questionView(step: Extract<Step, { kind: 'asking' }>): ScreenView {
  const question = questionOf(step.draft, step.question)
  if (question === undefined) throw new Error('a question is asked that the menu does not have')
  switch (question.screen) {
    case 'scope': return { name: 'scope', question: question.id, choices: question.choices, chosen: step.chosen[0] ?? null }
    case 'members': return { name: 'members', question: question.id, choices: question.choices, chosen: step.chosen }
    case 'items': return { name: 'items', question: question.id, choices: question.choices, chosen: step.chosen, caution: step.caution }
  }
}

function confirmView(draft: Draft): ConfirmView {
  const { entry, copies } = draft
  const lines = applicable(draft).map((question) => {
    const chosen = answerTo(draft, question.id)?.choices ?? []
    const texts: readonly LocalText[] = question.choices.filter((choice) => chosen.includes(choice.id)).map((choice) => choice.text)
    return { question: question.id, screen: question.screen, chosen: texts }
  })
  return { name: 'confirm', certificate: entry.kind, lines, copies, fee: entry.fee, total: entry.fee * copies }
}

function receiptState(receipt: Flow['holding']['receipt']): 'printing' | 'outlet' | 'failed' {
  return receipt === 'none' ? 'outlet' : receipt
}

function settlingView(flow: Flow, why: Why, reference: string): ScreenView {
  const { money, card, paper, payingOut, inlet } = flow.holding
  const done = payingOut === 0 && inlet === 'closed'
  const inside = card === 'inside'
  switch (why.kind) {
    case 'trouble': return {
      name: 'trouble', fault: why.fault, returned: money.returned, owed: money.owed, card: inside, paper: paper === 'possible',
      done, reference,
    }
    case 'refused':
      if (why.reason.startsWith('card.')) return { name: 'cardRefused', reason: why.reason }
      return { name: 'refused', reason: why.reason, card: inside }
    case 'cancelled': case 'timeout':
      if (money.inserted === 0) return { name: 'leaving', card: inside, reason: why.kind }
      return { name: 'refund', inserted: money.inserted, returned: money.returned, owed: money.owed, done, card: inside, reference }
    case 'finished': return { name: 'leaving', card: inside, reason: 'finished' }
  }
}
