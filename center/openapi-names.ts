import { z } from 'zod'
import { localText } from './local-text.ts'
import {
  application, centerStanding, certificateRequest, claims, ledgerEntry, ledgerPage, ledgerSpan, menuEntry, originOffer, outcome, pinVerified, registered, registration,
  sessionMenu, sessionOpened, vaultKey,
} from './protocol.ts'
import { holidays, hoursWindow, schedule } from './schedule.ts'
import { stopNotice } from './stops.ts'
import { answered, asked, callNames, envelopePiece } from './wire.ts'
import type { CallName } from './wire.ts'

const [, refused, fault] = answered.heartbeat.options
const { shape: { terminal: terminalIdentity, presented } } = asked.openSession

/** What the description of the wire calls by a name and refers to; the rest stands where it is used. */
const named: Readonly<Record<string, z.ZodType>> = {
  LocalText: localText, Schedule: schedule, HoursWindow: hoursWindow, Holidays: holidays, StopNotice: stopNotice,
  TerminalIdentity: terminalIdentity, Presented: presented, Proof: asked.authenticate.shape.proof,
  Transaction: application.shape.transaction, VaultKey: vaultKey, CertificateRequest: certificateRequest, Application: application,
  Registration: registration, Outcome: outcome, LedgerSpan: ledgerSpan,
  CenterStanding: centerStanding, SessionOpened: sessionOpened, SessionMenu: sessionMenu, MenuEntry: menuEntry, OriginOffer: originOffer,
  PinVerified: pinVerified, Registered: registered, EnvelopePiece: envelopePiece, LedgerPage: ledgerPage, LedgerEntry: ledgerEntry, Claims: claims,
  Refused: refused, Fault: fault, CenterRefusal: refused.shape.reason, CenterFault: fault.shape.fault,
}

/** Names of what a call asks and of what it is answered. */
export const questionOf = (call: CallName): string => `${capital(call)}Question`
export const answerOf = (call: CallName): string => `${capital(call)}Answer`

const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

/** Every named part of the wire. */
export function namedParts(): z.core.$ZodRegistry<{ id: string }> {
  const parts = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) parts.add(schema, { id })
  for (const call of callNames) {
    parts.add(asked[call], { id: questionOf(call) })
    parts.add(answered[call], { id: answerOf(call) })
  }
  return parts
}
