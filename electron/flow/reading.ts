import type { Advance } from './effect.ts'
import type { CardSeen, PinOutcome } from './event.ts'
import type { Flow, Step } from './flow.ts'
import { move, seeOff } from './move.ts'

type Reading = Extract<Step, { kind: 'reading' }>
type Pin = Extract<Step, { kind: 'pin' }>

/** ①→②: a card on the reader opens the visit. */
export function beginVisit(flow: Flow, visit: string): Advance {
  const opened = { ...flow, visit, holding: { ...flow.holding, card: 'inside' as const } }
  return move(opened, { kind: 'reading', awaiting: 'card', triesLeft: null }, [{ kind: 'identifyCard' }])
}

/** ②: what the card is. */
export function identified(flow: Flow, step: Reading, card: CardSeen): Advance {
  if (step.awaiting !== 'card') return 'ignored'
  switch (card.kind) {
    case 'jpki':
      if (card.expired) return seeOff(flow, { kind: 'refused', reason: 'card.expired' })
      if (card.triesLeft === 0) return seeOff(flow, { kind: 'refused', reason: 'pin.blocked' })
      return { flow: { ...flow, step: { ...step, awaiting: 'session', triesLeft: card.triesLeft } }, effects: [{ kind: 'openSession' }] }
    case 'foreign': return seeOff(flow, { kind: 'refused', reason: 'card.foreign' })
    case 'mute': return seeOff(flow, { kind: 'refused', reason: 'card.mute' })
    case 'gone': return seeOff(flow, { kind: 'refused', reason: 'card.gone' })
    case 'failed': return seeOff(flow, { kind: 'trouble', fault: 'card.failed' })
  }
}

/** ②→③. */
export function sessionOpened(flow: Flow, step: Reading): Advance {
  if (step.awaiting !== 'session' || step.triesLeft === null) return 'ignored'
  return move(flow, { kind: 'pin', length: 0, triesLeft: step.triesLeft, wrong: false, checking: false })
}

/** ③: all four digits are there and 確定する was touched. The card is asked once. */
export function checkPin(flow: Flow, step: Pin): Advance {
  if (step.length !== 4 || step.checking) return 'ignored'
  return {
    flow: { ...flow, step: { ...step, checking: true } },
    effects: [{ kind: 'unwait', name: 'idle' }, { kind: 'unwait', name: 'countdown' }, { kind: 'provePin' }],
  }
}

/** ③→④, or what else the card said. */
export function proved(flow: Flow, step: Pin, proof: PinOutcome): Advance {
  if (!step.checking) return 'ignored'
  const forget = [{ kind: 'forgetPin' } as const]
  switch (proof.kind) {
    case 'right': return move(flow, { kind: 'takeCard', menu: null }, [...forget, { kind: 'authenticate' }])
    case 'wrong':
      if (proof.triesLeft === 0) return seeOff(flow, { kind: 'refused', reason: 'pin.blocked' }, forget)
      if (flow.holding.card === 'none') return seeOff(flow, { kind: 'refused', reason: 'card.gone' }, forget)
      return move(flow, { kind: 'pin', length: 0, triesLeft: proof.triesLeft, wrong: true, checking: false }, forget)
    case 'blocked': return seeOff(flow, { kind: 'refused', reason: 'pin.blocked' }, forget)
    case 'gone': return seeOff(flow, { kind: 'refused', reason: 'card.gone' }, forget)
    case 'swapped': return seeOff(flow, { kind: 'refused', reason: 'card.swapped' }, forget)
    case 'failed': return seeOff(flow, { kind: 'trouble', fault: 'card.failed' }, forget)
  }
}

/** ④→⑤ once the card is off the reader and the menu has come, in whichever order. */
export function cardTaken(flow: Flow): Advance {
  if (flow.step.kind !== 'takeCard') return 'ignored'
  const { menu } = flow.step
  if (menu === null || flow.holding.card === 'inside') return { flow, effects: [] }
  return move(flow, { kind: 'choosing', menu, chosen: null })
}
