import type { Advance, Effect } from './effect.ts'
import type { PinOutcome } from './event.ts'
import type { At, Flow } from './flow.ts'
import { begun } from './asking.ts'
import { move, seeOff } from './move.ts'

/** Of 利用者証明用 and of カードAP alike. */
export const pinLength = 4

const forget: readonly Effect[] = [{ kind: 'forgetPin' }]
/** While something is being checked, nobody is hurried. */
export const unhurried: readonly Effect[] = [{ kind: 'unwait', name: 'idle' }, { kind: 'unwait', name: 'countdown' }]

/** All four digits are there and 確定する was touched. Card, or municipality, is asked once. */
export function checkPin(flow: Flow, step: At<'pin'>): Advance {
  if (step.length !== pinLength || step.checking) return 'ignored'
  const check: Effect = step.type === null ? { kind: 'provePin' } : { kind: 'verifyPin', certificate: step.type.entry.kind }
  return { flow: { ...flow, step: { ...step, checking: true } }, effects: [...unhurried, check] }
}

/** カードAP: another certificate after all. */
export function backFromPin(flow: Flow, { type, checking }: At<'pin'>): Advance {
  if (type === null || checking) return 'ignored'
  return move(flow, { kind: 'choosing', errand: type.errand, chosen: type.entry.id, returning: null }, forget)
}

/** What card, phone or municipality said of it. */
export function proved(flow: Flow, proof: PinOutcome): Advance {
  const { step } = flow
  if (step.kind === 'reading' && step.awaiting === 'proof') return deviceProved(flow, step, proof)
  if (step.kind !== 'pin' || !step.checking) return 'ignored'
  return step.type === null ? cardProved(flow, step, proof) : typeProved(flow, step, step.type, proof)
}

/** ③→④, or what else the card said. */
function cardProved(flow: Flow, step: At<'pin'>, proof: PinOutcome): Advance {
  switch (proof.kind) {
    case 'right': return move(flow, { kind: 'takeCard', medium: step.medium, method: 'jpki', menu: null }, [...forget, { kind: 'authenticate' }])
    case 'wrong':
      if (proof.triesLeft === 0) return seeOff(flow, { kind: 'refused', reason: 'pin.blocked' }, forget)
      if (flow.holding.card === 'none') return seeOff(flow, { kind: 'refused', reason: 'card.gone' }, forget)
      return again(flow, step, proof.triesLeft)
    case 'blocked': return seeOff(flow, { kind: 'refused', reason: 'pin.blocked' }, forget)
    case 'gone': return seeOff(flow, { kind: 'refused', reason: 'card.gone' }, forget)
    case 'swapped': return seeOff(flow, { kind: 'refused', reason: 'card.swapped' }, forget)
    case 'failed': return seeOff(flow, { kind: 'trouble', fault: 'card.failed' }, forget)
  }
}

/** ②→④: the phone has asked its owner itself. */
function deviceProved(flow: Flow, step: At<'reading'>, proof: PinOutcome): Advance {
  const medium = step.seen?.medium ?? 'card'
  switch (proof.kind) {
    case 'right': return move(flow, { kind: 'takeCard', medium, method: 'jpki', menu: null }, [{ kind: 'authenticate' }])
    case 'blocked': return seeOff(flow, { kind: 'refused', reason: 'pin.blocked' })
    case 'gone': return seeOff(flow, { kind: 'refused', reason: 'card.gone' })
    case 'swapped': return seeOff(flow, { kind: 'refused', reason: 'card.swapped' })
    case 'wrong': case 'failed': return seeOff(flow, { kind: 'trouble', fault: 'card.failed' })
  }
}

/** カードAP ⑤→⑥: the municipality's server has counted this try. */
function typeProved(flow: Flow, step: At<'pin'>, { errand, entry }: NonNullable<At<'pin'>['type']>, proof: PinOutcome): Advance {
  switch (proof.kind) {
    case 'right': return begun(flow, { ...errand, proven: [...errand.proven, entry.kind] }, entry, forget)
    case 'wrong':
      if (proof.triesLeft === 0) return seeOff(flow, { kind: 'refused', reason: 'pin.blocked' }, forget)
      return again(flow, step, proof.triesLeft)
    case 'blocked': return seeOff(flow, { kind: 'refused', reason: 'pin.blocked' }, forget)
    // Words of a card, which has no part in this.
    case 'gone': case 'swapped': case 'failed': return seeOff(flow, { kind: 'trouble', fault: 'center.invalidAnswer' }, forget)
  }
}

function again(flow: Flow, step: At<'pin'>, triesLeft: number): Advance {
  return move(flow, { ...step, length: 0, triesLeft, wrong: true, checking: false }, forget)
}
