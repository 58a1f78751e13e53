import type { Answer, CenterFault } from '../../center/center.ts'
import { holderOf } from '../../center/holder.ts'
import type { CertificateRequest } from '../../center/protocol.ts'
import type { CardSeen, FlowEvent, PinOutcome } from '../flow/event.ts'
import type { FaultCode } from '../flow/fault.ts'
import type { Order } from '../flow/flow.ts'
import type { Language } from '../flow/language.ts'
import { denominations } from '../flow/yen.ts'
import { menuFrom } from './menu-from.ts'
import type { Papers } from './papers.ts'
import type { PinPad } from './pin-pad.ts'
import type { Ports } from './ports.ts'
import type { Settings } from './settings.ts'

/** Each function asks one device or neighbour and says its answer in the flow's words. */

export async function identifyCard({ card }: Ports, papers: Papers): Promise<FlowEvent> {
  const seen = await card.identify()
  if (seen.kind === 'jpki') papers.certificateDigest = seen.certificateDigest
  const told: CardSeen = seen.kind === 'jpki' ? { kind: 'jpki', triesLeft: seen.triesLeft, expired: seen.expired } : { kind: seen.kind }
  return { kind: 'identified', visit: papers.visit, card: told }
}

export async function openSession({ center }: Ports, papers: Papers, settings: Settings): Promise<FlowEvent> {
  const answer = await center.openSession({ terminal: settings.terminal, build: settings.build })
  if (answer.kind !== 'ok') return declined(answer, papers.visit)
  papers.session = answer.value.session
  papers.challenge = Buffer.from(answer.value.challenge, 'base64url')
  return { kind: 'sessionOpened', visit: papers.visit }
}

/** The digits go to the card driver in a buffer that it overwrites. */
export async function provePin({ card }: Ports, papers: Papers, pad: PinPad): Promise<FlowEvent> {
  const { challenge, certificateDigest, visit } = papers
  if (challenge === null || certificateDigest === null) throw new Error('a PIN is to be proved before card and challenge are known')
  const proved = await card.prove(challenge, pad.take(), certificateDigest)
  let proof: PinOutcome
  if (proved.kind === 'right') {
    papers.holder = holderOf(proved.certificate)
    papers.proof = { certificate: base64url(proved.certificate), signature: base64url(proved.signature) }
    proof = { kind: papers.holder === null ? 'failed' : 'right' }
  } else {
    proof = proved.kind === 'wrong' ? { kind: 'wrong', triesLeft: proved.triesLeft } : { kind: proved.kind }
  }
  return { kind: 'proved', visit, proof }
}

/** Sends the proof, gets the menu. `unknown` is told of kinds that there are no words for: they are not shown. */
export async function authenticate({ center }: Ports, papers: Papers, unknown: () => void): Promise<FlowEvent> {
  const { session, proof, visit } = papers
  if (session === null || proof === null) throw new Error('authenticating before the card has proved anything')
  const answer = await center.authenticate(session, proof)
  if (answer.kind !== 'ok') return declined(answer, visit)
  papers.municipalityCode = answer.value.municipalityCode
  const menu = menuFrom(answer.value)
  if (menu.entries.length < answer.value.entries.length) unknown()
  return { kind: 'menuArrived', visit, menu }
}

export function requestOf(order: Order, papers: Papers, language: Language): CertificateRequest {
  if (papers.municipalityCode === null) throw new Error('an order without a municipality')
  return {
    municipalityCode: papers.municipalityCode, kind: order.kind, copies: order.copies, fee: order.due, language,
    answers: order.answers.map(({ question, choices }) => ({ question, choices: [...choices] })),
  }
}

export async function readCoins({ coins }: Ports, visit: string | null): Promise<FlowEvent> {
  const state = await coins.state()
  const values = denominations.filter((value) => state.values.includes(value))
  return { kind: 'coinsRead', visit, values, canPayOut: state.canPayOut }
}

export async function closeInlet({ coins }: Ports, visit: string | null): Promise<FlowEvent> {
  await coins.inhibit()
  return { kind: 'inletClosed', visit }
}

export async function payOut({ coins }: Ports, visit: string | null, yen: number): Promise<FlowEvent> {
  const { kind, paid } = await coins.payOut(yen)
  return { kind: 'paidOut', visit, result: kind, paid }
}

export async function printReceipt({ receipts }: Ports, visit: string, lines: readonly string[]): Promise<FlowEvent> {
  return { kind: 'receiptPrinted', visit, ok: (await receipts.print(lines)) === 'printed' }
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
