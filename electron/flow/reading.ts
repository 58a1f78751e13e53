import type { Advance, Taken } from './effect.ts'
import type { Answered, CardSeen } from './event.ts'
import type { Refusal } from './fault.ts'
import type { At, Flow, Method, Seen } from './flow.ts'
import { move, seeOff } from './move.ts'

/** ①→②: a card on the reader opens the visit. */
export function beginVisit(flow: Flow, visit: string): Advance {
  const opened = { ...flow, visit, holding: { ...flow.holding, card: 'inside' as const } }
  return move(opened, { kind: 'reading', awaiting: 'card', seen: null }, [{ kind: 'identifyCard' }])
}

/** ②: what was presented. */
export function identified(flow: Flow, step: At<'reading'>, card: CardSeen): Advance {
  if (step.awaiting !== 'card') return 'ignored'
  if (card.kind !== 'readable') return seeOffUnread(flow, card)
  const { seen } = card
  const refusal = uselessCard(seen)
  if (refusal !== null) return refused({ ...flow, step: { ...step, seen } }, refusal)
  return { flow: { ...flow, step: { ...step, awaiting: 'session', seen } }, effects: [{ kind: 'openSession' }] }
}

/** A card that says nothing of itself, or is none of ours. */
export function seeOffUnread(flow: Flow, card: Exclude<CardSeen, { kind: 'readable' }>): Taken {
  switch (card.kind) {
    case 'foreign': return refused(flow, 'card.foreign')
    case 'juki': return refused(flow, 'card.juki')
    case 'mute': return refused(flow, 'card.mute')
    case 'gone': return refused(flow, 'card.gone')
    case 'failed': return seeOff(flow, { kind: 'trouble', fault: 'card.failed' })
  }
}

/** ②→③, or ②→④: which of the two methods it is, by what the card holds and what its municipality accepts (A1-18). */
export function sessionOpened(flow: Flow, step: At<'reading'>, { jpki, cardAp }: Extract<Answered, { kind: 'sessionOpened' }>): Advance {
  if (step.awaiting !== 'session' || step.seen === null) return 'ignored'
  const { seen } = step
  const method = methodFor(seen, { jpki, cardAp })
  if (method === 'cardAp') return move(flow, { kind: 'takeCard', medium: seen.medium, method, menu: null }, [{ kind: 'introduce' }])
  if (method !== 'jpki' || seen.jpki === null) return refused(flow, method === 'jpki' ? 'method.notAccepted' : method)
  if (seen.jpki.ownerVerified) return { flow: { ...flow, step: { ...step, awaiting: 'proof' } }, effects: [{ kind: 'proveDevice' }] }
  const { triesLeft } = seen.jpki
  return move(flow, { kind: 'pin', medium: seen.medium, type: null, length: 0, triesLeft, wrong: false, checking: false })
}

/** ④→⑤ once the card is off the reader and the menu has come, in whichever order. */
export function cardTaken(flow: Flow): Advance {
  if (flow.step.kind !== 'takeCard') return 'ignored'
  const { menu, method } = flow.step
  if (menu === null || flow.holding.card === 'inside') return { flow, effects: [] }
  return move(flow, { kind: 'choosing', errand: { menu, method, proven: [], basket: [] }, chosen: null, returning: null })
}

/** 公的個人認証 first: one PIN serves every certificate. */
function methodFor(seen: Seen, barred: { readonly jpki: Refusal | null; readonly cardAp: Refusal | null }): Method | Refusal {
  const own = jpkiRefusal(seen)
  if (own === null && barred.jpki === null) return 'jpki'
  if (seen.cardAp && barred.cardAp === null) return 'cardAp'
  // The municipality takes カードAP only, and this card's area holds none (a move clears it, A16-02).
  if (!seen.cardAp && barred.jpki === 'method.notAccepted' && barred.cardAp === null) return 'card.notRegistered'
  if (seen.jpki === null) return barred.cardAp ?? 'method.notAccepted'
  return own ?? barred.jpki ?? 'method.notAccepted'
}

/** A card with neither method in working order need not bother the center. */
function uselessCard(seen: Seen): Refusal | null {
  if (seen.cardAp) return null
  return seen.jpki === null ? 'card.notRegistered' : jpkiRefusal(seen)
}

function jpkiRefusal({ jpki }: Seen): Refusal | null {
  if (jpki === null) return 'method.notAccepted'
  if (jpki.expired) return 'card.expired'
  return jpki.triesLeft === 0 ? 'pin.blocked' : null
}

function refused(flow: Flow, reason: Refusal): Taken {
  return seeOff(flow, { kind: 'refused', reason })
}
