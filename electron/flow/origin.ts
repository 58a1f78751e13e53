import type { Advance, Taken } from './effect.ts'
import type { CardSeen, PinOutcome } from './event.ts'
import type { At, Errand, Flow } from './flow.ts'
import type { Issuer } from './menu.ts'
import { attended, move, seeOff } from './move.ts'
import { unhurried } from './pin.ts'
import { seeOffUnread } from './reading.ts'
import type { Touch } from './touch.ts'

/** Digits of 照合番号B: birth date 6, expiry year 4, security code 4 (S2). */
export const checkNumberLength = 14

interface Registering { readonly errand: Errand; readonly municipality: Issuer }

/** 本籍地市区町村選択 (A3-06): prefecture, then municipality. */
export function origin(flow: Flow, step: At<'origin'>, touch: Touch): Advance {
  const { errand } = step
  const prefectures = errand.menu.origin?.prefectures ?? []
  if (step.prefecture === null) {
    if (touch.kind === 'prefecture' && prefectures.some(({ id }) => id === touch.prefecture)) return attended({ ...flow, step: { ...step, chosen: touch.prefecture } })
    if (touch.kind === 'confirm' && step.chosen !== null) return move(flow, { ...step, prefecture: step.chosen, chosen: null })
    return touch.kind === 'back' ? move(flow, { kind: 'choosing', errand, chosen: null, returning: null }) : 'ignored'
  }
  const municipalities = prefectures.find(({ id }) => id === step.prefecture)?.municipalities ?? []
  if (touch.kind === 'municipality' && municipalities.some(({ code }) => code === touch.code)) return attended({ ...flow, step: { ...step, chosen: touch.code } })
  if (touch.kind === 'back') return move(flow, { ...step, prefecture: null, chosen: step.prefecture })
  const municipality = municipalities.find(({ code }) => code === step.chosen)
  return touch.kind === 'confirm' && municipality !== undefined ? askForCard(flow, { errand, municipality }) : 'ignored'
}

/** A card that lies there by now is looked at at once. */
export function askForCard(flow: Flow, { errand, municipality }: Registering): Taken {
  const reading = flow.holding.card === 'inside'
  return move(flow, { kind: 'sameCard', errand, municipality, reading, again: false }, reading ? [{ kind: 'identifyCard' }] : [])
}

/** The card again: only the one the visit began with will do. */
export function identifiedAgain(flow: Flow, step: At<'sameCard'>, card: CardSeen): Advance {
  if (!step.reading) return 'ignored'
  if (card.kind === 'gone') return lookAgain(flow, step)
  if (card.kind !== 'readable') return seeOffUnread(flow, card)
  if (card.same !== true) return seeOff(flow, { kind: 'refused', reason: 'card.swapped' })
  if (flow.holding.card === 'none') return move(flow, { ...step, reading: false, again: false })
  return move(flow, { kind: 'checkNumber', ...of(step), length: 0, triesLeft: null, wrong: false, checking: false })
}

/** It was lifted and has been put down again while it was looked at: once more, for it will not be told of a second time. */
function lookAgain(flow: Flow, step: At<'sameCard'>): Taken {
  if (flow.holding.card === 'none' || step.again) return move(flow, { ...step, reading: false, again: false })
  return { flow: { ...flow, step: { ...step, again: true } }, effects: [{ kind: 'identifyCard' }] }
}

/** 照合番号入力 (A3-06). */
export function checkNumber(flow: Flow, step: At<'checkNumber'>, touch: Touch): Advance {
  if (touch.kind === 'back' && !step.checking) return move(flow, { kind: 'origin', errand: step.errand, prefecture: null, chosen: null }, [{ kind: 'forgetPin' }])
  if (touch.kind !== 'confirm' || step.checking || step.length !== checkNumberLength) return 'ignored'
  return { flow: { ...flow, step: { ...step, checking: true } }, effects: [...unhurried, { kind: 'readFacts' }] }
}

/** What the card said to the 照合番号B; with the four facts read, they are sent. */
export function factsRead(flow: Flow, step: At<'checkNumber'>, outcome: PinOutcome): Advance {
  if (!step.checking) return 'ignored'
  const forget = [{ kind: 'forgetPin' } as const]
  switch (outcome.kind) {
    case 'right': return move(flow, { kind: 'registering', ...of(step) }, [...forget, { kind: 'register', municipality: step.municipality.code }])
    case 'wrong':
      if (outcome.triesLeft === 0) return seeOff(flow, { kind: 'refused', reason: 'checkNumber.blocked' }, forget)
      if (flow.holding.card === 'none') return withForget(askForCard(flow, of(step)))
      return move(flow, { ...step, length: 0, triesLeft: outcome.triesLeft, wrong: true, checking: false }, forget)
    case 'blocked': return seeOff(flow, { kind: 'refused', reason: 'checkNumber.blocked' }, forget)
    case 'gone': return withForget(askForCard(flow, of(step)))
    case 'swapped': return seeOff(flow, { kind: 'refused', reason: 'card.swapped' }, forget)
    case 'failed': return seeOff(flow, { kind: 'trouble', fault: 'card.failed' }, forget)
  }
}

/** 申請情報送信完了 (A3-06): the 申請番号 on the screen and on a slip. */
export function registrationTaken(flow: Flow, step: At<'registering'>, number: string): Advance {
  const holding = { ...flow.holding, receipt: 'printing' as const }
  return move({ ...flow, holding }, { kind: 'registered', ...of(step), number }, [{ kind: 'printSlip', number, municipality: step.municipality }])
}

/** 終了する, or on to a certificate once the card is taken. */
export function registered(flow: Flow, step: At<'registered'>, touch: Touch): Advance {
  if (touch.kind === 'taken') return seeOff(flow, { kind: 'finished' })
  if (touch.kind !== 'another' || flow.holding.card === 'inside' || flow.holding.receipt === 'printing') return 'ignored'
  const { errand, number, municipality } = step
  const offer = errand.menu.origin
  const menu = offer === null ? errand.menu : { ...errand.menu, origin: { ...offer, status: 'inWork' as const, number, municipality: municipality.name } }
  return move(flow, { kind: 'choosing', errand: { ...errand, menu }, chosen: null, returning: null })
}

/** The card was lifted while the number was being typed: it is asked for anew, and the digits are forgotten. */
export function liftedWhileTyping(flow: Flow, step: At<'checkNumber'>): Advance {
  return step.checking ? { flow, effects: [] } : withForget(askForCard(flow, of(step)))
}

function of({ errand, municipality }: Registering): Registering {
  return { errand, municipality }
}

function withForget({ flow, effects }: Taken): Taken {
  return { flow, effects: [{ kind: 'forgetPin' }, ...effects] }
}
