import type { Answer, CenterFault, SessionOpened } from '../../center/center.ts'
import { holderOf } from '../../center/holder.ts'
import type { SessionMenu } from '../../center/protocol.ts'
import type { Identified, Proved } from '../../hardware/card/card.ts'
import type { CoinState, PaidOut } from '../../hardware/coins/coins.ts'
import type { CardSeen, FlowEvent, PinOutcome } from '../flow/event.ts'
import type { FaultCode } from '../flow/fault.ts'
import { denominations } from '../flow/yen.ts'
import type { Denomination } from '../flow/yen.ts'
import { menuFrom } from './menu-from.ts'
import { paidOutOf } from './pay-out.ts'
import type { Papers } from './papers.ts'

/** Each function hears one answer, notes in the papers what the flow must not know, and says the rest in the flow's words. */

export function hearCard(papers: Papers, seen: Identified): FlowEvent {
  if (seen.kind === 'jpki') papers.certificateDigest = seen.certificateDigest
  const card: CardSeen = seen.kind === 'jpki' ? { kind: 'jpki', triesLeft: seen.triesLeft, expired: seen.expired } : { kind: seen.kind }
  return { kind: 'identified', visit: papers.visit, card }
}

export function hearSession(papers: Papers, answer: Answer<SessionOpened>): FlowEvent {
  if (answer.kind !== 'ok') return declined(answer, papers.visit)
  papers.session = answer.value.session
  papers.challenge = Buffer.from(answer.value.challenge, 'base64url')
  return { kind: 'sessionOpened', visit: papers.visit }
}

export function hearProof(papers: Papers, proved: Proved): FlowEvent {
  return { kind: 'proved', visit: papers.visit, proof: pinOutcome(papers, proved) }
}

/** A certificate that names nobody proves nothing. */
function pinOutcome(papers: Papers, proved: Proved): PinOutcome {
  if (proved.kind === 'wrong') return { kind: 'wrong', triesLeft: proved.triesLeft }
  if (proved.kind !== 'right') return { kind: proved.kind }
  papers.holder = holderOf(proved.certificate)
  papers.proof = { certificate: base64url(proved.certificate), signature: base64url(proved.signature) }
  return { kind: papers.holder === null ? 'failed' : 'right' }
}

/** `unknown` is told of kinds that there are no words for: they are not shown (I-18). */
export function hearMenu(papers: Papers, answer: Answer<SessionMenu>, unknown: () => void): FlowEvent {
  if (answer.kind !== 'ok') return declined(answer, papers.visit)
  papers.municipalityCode = answer.value.municipalityCode
  const menu = menuFrom(answer.value)
  if (menu.entries.length < answer.value.entries.length) unknown()
  return { kind: 'menuArrived', visit: papers.visit, menu }
}

export function hearCoins(visit: string | null, state: CoinState): FlowEvent {
  return { kind: 'coinsRead', visit, values: knownValues(state), canPayOut: state.canPayOut }
}

/** Money that device and terminal both know. */
export function knownValues({ values }: CoinState): readonly Denomination[] {
  return denominations.filter((value) => values.includes(value))
}

export function hearPaidOut(visit: string | null, asked: number, answer: PaidOut): FlowEvent {
  const { kind, paid } = paidOutOf(asked, answer)
  return { kind: 'paidOut', visit, result: kind, paid }
}

const centerFaults: Readonly<Record<CenterFault, FaultCode>> = {
  unreachable: 'center.unreachable', late: 'center.late', invalidAnswer: 'center.invalidAnswer', suspended: 'center.suspended',
}

export function centerFaultCode(fault: CenterFault): FaultCode {
  return centerFaults[fault]
}

function declined(answer: Exclude<Answer<unknown>, { kind: 'ok' }>, visit: string): FlowEvent {
  if (answer.kind === 'refused') return { kind: 'refused', visit, reason: answer.reason }
  return { kind: 'centerFailed', visit, fault: centerFaultCode(answer.fault) }
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
