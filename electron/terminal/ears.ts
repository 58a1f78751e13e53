import type { Answer, CenterFault, SessionOpened } from '../../center/center.ts'
import { cardApHolder, holderOf } from '../../center/holder.ts'
import type { PinVerified, Registered, SessionMenu } from '../../center/protocol.ts'
import type { FactsRead, Identified, Proved, Readable } from '../../hardware/card/card.ts'
import type { CoinState, PaidOut } from '../../hardware/coins/coins.ts'
import type { CardSeen, FlowEvent, PinOutcome } from '../flow/event.ts'
import type { FaultCode, Refusal } from '../flow/fault.ts'
import type { Method, Seen } from '../flow/flow.ts'
import { denominations } from '../flow/yen.ts'
import type { Denomination } from '../flow/yen.ts'
import { isSkewed } from './clock.ts'
import { menuFrom } from './menu-from.ts'
import { paidOutOf } from './pay-out.ts'
import type { Papers } from './papers.ts'
import type { Municipalities } from './settings.ts'

/** Each function hears one answer, notes in the papers what the flow must not know, and says the rest in the flow's words. */

/** @param jukiCards whether 住基カード are taken. */
export function hearCard(papers: Papers, identified: Identified, jukiCards: boolean): FlowEvent {
  return { kind: 'identified', visit: papers.visit, card: cardSeen(papers, identified, jukiCards) }
}

function cardSeen(papers: Papers, identified: Identified, jukiCards: boolean): CardSeen {
  if (identified.kind !== 'readable') return { kind: identified.kind }
  if (identified.medium === 'juki' && !jukiCards) return { kind: 'juki' }
  const same = papers.presented === null ? null : isSame(papers.presented.certificateDigest, identified)
  const { medium, municipality, jpki, userId } = identified
  // A second look changes nothing of what the visit began with.
  papers.presented ??= { medium, municipality, certificateDigest: jpki?.certificateDigest ?? null, userId }
  return { kind: 'readable', seen: seenOf(identified), same }
}

/** Two certificates that can't be seen are not the same one. */
function isSame(first: string | null, { jpki }: Readable): boolean {
  return first !== null && first === jpki?.certificateDigest
}

function seenOf({ medium, municipality, jpki, userId }: Readable): Seen {
  return {
    medium, jpki: jpki === null ? null : { triesLeft: jpki.triesLeft, expired: jpki.expired, ownerVerified: jpki.ownerVerified },
    // A 利用者ID means something within its municipality only.
    cardAp: userId !== null && municipality !== null,
  }
}

/**
 * @param now our own wall clock, ms.
 * @param stopped what a stop that is in force here says of a method, whatever the center's session says of it.
 */
export function hearSession(papers: Papers, answer: Answer<SessionOpened>, now: number, stopped: (method: Method) => Refusal | null): FlowEvent {
  if (answer.kind !== 'ok') return declined(answer, papers.visit)
  const { session, challenge, methods } = answer.value
  if (isSkewed(answer.value.now, now)) return { kind: 'centerFailed', visit: papers.visit, fault: 'clock.skewed' }
  papers.session = session
  papers.challenge = Buffer.from(challenge, 'base64url')
  const barred = (method: Method): Refusal | null => methods[method] ?? stopped(method)
  return { kind: 'sessionOpened', visit: papers.visit, jpki: barred('jpki'), cardAp: barred('cardAp') }
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

/** What the municipality's server says of a カードAP PIN. */
export function hearPin({ visit }: Papers, answer: Answer<PinVerified>): FlowEvent {
  return answer.kind === 'ok' ? { kind: 'proved', visit, proof: answer.value } : declined(answer, visit)
}

/** `left` is told of what there are no words or no coins for: it is not shown (I-18). */
export function hearMenu(papers: Papers, method: Method, answer: Answer<SessionMenu>, municipalities: Municipalities, left: () => void): FlowEvent {
  const { visit } = papers
  if (answer.kind !== 'ok') return declined(answer, visit)
  papers.menu = answer.value
  papers.method = method
  if (method === 'cardAp') papers.holder = cardApHolderOf(papers)
  const { menu, unknown, elsewhere } = menuFrom(answer.value, municipalities)
  if (unknown > 0) left()
  if (menu.entries.length === 0 && elsewhere > 0) return { kind: 'refused', visit, reason: 'service.ownMunicipalityOnly' }
  if (menu.entries.length === 0 && menu.origin === null) return { kind: 'refused', visit, reason: 'service.notOffered' }
  return { kind: 'menuArrived', visit, menu }
}

function cardApHolderOf({ presented }: Papers): Papers['holder'] {
  if (presented === null || presented.municipality === null || presented.userId === null) throw new Error('nobody has been introduced')
  return cardApHolder(presented.municipality, presented.userId)
}

export function hearFacts(papers: Papers, read: FactsRead): FlowEvent {
  return { kind: 'factsRead', visit: papers.visit, outcome: factsOutcome(papers, read) }
}

function factsOutcome(papers: Papers, read: FactsRead): PinOutcome {
  if (read.kind === 'wrong') return { kind: 'wrong', triesLeft: read.triesLeft }
  if (read.kind !== 'right') return { kind: read.kind }
  const { facts, attestation, certificate } = read
  papers.facts = { facts, attestation, certificate }
  return { kind: 'right' }
}

export function hearRegistration({ visit }: Papers, answer: Answer<Registered>): FlowEvent {
  return answer.kind === 'ok' ? { kind: 'registered', visit, number: answer.value.number } : declined(answer, visit)
}

export function hearCoins(visit: string | null, state: CoinState): FlowEvent {
  return { kind: 'coinsRead', visit, values: knownValues(state), tubes: state.tubes }
}

/** Money that device and terminal both know. */
export function knownValues({ values }: CoinState): readonly Denomination[] {
  return denominations.filter((value) => values.includes(value))
}

export function hearPaidOut(visit: string | null, asked: number, answer: PaidOut): FlowEvent {
  const believed = paidOutOf(asked, answer)
  return { kind: 'paidOut', visit, result: believed.kind, paid: believed.kind === 'unknown' ? 0 : believed.paid }
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
