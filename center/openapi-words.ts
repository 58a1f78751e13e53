import type { CenterFault } from './center.ts'
import type { CenterRefusal } from './refusals.ts'
import type { CallName } from './wire.ts'

/** One sentence about each thing that the description of the wire names and that does not say itself what it is. */

export const callWords: { readonly [Call in CallName]: readonly [summary: string, more: string] } = {
  heartbeat: ['Sign of life both ways, and the center’s standing', 'Its clock, its hours, the stops in force. Needs no session and opens none.'],
  openSession: ['Begins a visit', 'Says who the terminal is and what was presented; brings the methods that are accepted and the challenge to be signed.'],
  authenticate: ['公的個人認証: proves who it is', 'Certificate and signature over the challenge, which a wrong proof uses up as well. The center asks OCSP. Brings the menu.'],
  introduce: ['カードAP: names the 利用者ID', 'Brings the menu; nothing is issued before the PIN of its type was right. Uses the challenge up.'],
  verifyPin: ['カードAP: the PIN of one type', 'Sealed to the municipality’s server, which counts the tries. Not idempotent: never to be asked twice with one PIN.'],
  register: ['本籍地: 利用登録申請', 'With the card’s signed 4情報. Idempotent by transaction.'],
  apply: ['Sends the application (⑩)', 'Idempotent by transaction: the same again gets the same answer, another content is answered invalidAnswer.'],
  download: ['Fetches the sealed envelope (⑪)', 'Only what this session has applied for, and not once its outcome was reported. Piece by piece, each where the last has ended; the same again brings the same.'],
  readLedger: ['What the center has of this terminal’s transactions', 'Of these days in Japan, a page at a time, in order of time and transaction. Harmless: asked for 日次・月次清算, never during a visit.'],
  report: ['The one outcome of a transaction', 'From any session of the terminal that applied. The first stands: the same again is noted, another is answered invalidAnswer.'],
}

export const refusalWords: { readonly [Reason in CenterRefusal]: string } = {
  'certificate.revoked': 'OCSP says that the certificate was revoked.',
  'certificate.unknown': 'The proof does not hold: no certificate of JPKI, no signature over this challenge, or OCSP does not know it.',
  'certificate.issuedToday': 'Card or certificate was issued today.',
  'card.noPin': 'The card has no PIN (顔認証マイナンバーカード).',
  'card.notRegistered': 'カードAP: the 利用者ID is not registered, or was cleared by a move.',
  'pin.changedToday': 'The PIN was changed today.',
  'pin.blocked': 'The PIN of this type is locked.',
  'method.notAccepted': 'The municipality does not accept this method, or the medium can’t bear it.',
  'method.unavailable': 'The method can’t be used just now: OCSP gives no answer that could be believed.',
  'service.closed': 'Outside the hours of center or municipality.',
  'service.stopped': 'Stopped by a notice.',
  'service.notOffered': 'The municipality takes no part, or not with this certificate.',
  'person.underAge': 'Below the age from which the service can be used.',
  'person.guardianship': 'The register holds a 成年被後見人.',
  'person.movedInToday': 'Moved in today.',
  'person.movingOut': 'A 転出 is under way.',
  'person.householdMovingOut': 'A 転出 of somebody of the household is under way.',
  'person.protected': 'Protected by 支援措置.',
  'person.deceased': 'The register holds a death.',
  'record.tooLong': 'Something is too long for the sheet.',
  'record.externalCharacter': 'A 外字 is being registered.',
  'record.archived': 'Former records (除票, 改製原戸籍, 履歴) are issued at the office only.',
  'record.stale': 'The register is older than the municipality allows.',
  'seal.notRegistered': 'No seal is registered, or no longer.',
  'tax.undeclared': 'Not declared.',
  'tax.yearSwitch': 'Records are being switched to the new fiscal year.',
  'tax.currentYearOnly': 'Only the latest fiscal year is issued.',
  'tax.notResident': 'The address was elsewhere on January 1 of that year.',
  'koseki.pending': 'The 戸籍 is being updated.',
  'origin.notRegistered': 'No 利用登録 with the 本籍地.',
  'origin.inWork': 'The 利用登録 is in work.',
  'origin.refused': 'The 利用登録 was refused.',
  'origin.factsDiffer': 'The card’s 4情報 could not be verified.',
}

export const faultWords: { readonly [Fault in CenterFault]: string } = {
  unreachable: 'Not reached, or the connection broke. The terminal says it of a center; a center says it of what stands behind it.',
  late: 'Not in time; said by the center, the session is none, or has ended.',
  invalidAnswer: 'The two sides do not mean the same: ill-formed, contradicting what was said before, or about something else. Nothing is issued.',
  suspended: 'The center serves nobody now, or not this build of a terminal, or has drawn something that it must not sign.',
}

/** Status codes of the center; none but 200 has a body. */
export const statusWords = {
  200: 'Answered. What was refused or went wrong is an answer too: `kind` tells.',
  400: 'The body is no such question: no JSON, an unknown, missing or ill-formed field.',
  401: 'Nobody the center knows, or asked by another host name.',
  403: 'In another terminal’s name, in its session, or about its transaction: over mutual TLS a terminal speaks for itself.',
  404: 'No such call, method or version.',
  413: 'Larger than any question, or of unknown length.',
  500: 'A bug of the center. Nothing is said about it.',
} as const

/** Parts whose schema says nothing about itself. */
export const partWords: Readonly<Record<string, string>> = {
  LocalText: 'A sentence of a municipality: always Japanese, in other languages where it has them; keys are language tags (BCP 47).',
  Schedule: 'Hours as data, in Japan’s time. The first exception that covers a day counts, else the national holiday, else the weekday.',
  HoursWindow: 'From inclusive, to exclusive, both on one day; must begin before it ends.',
  Holidays: 'National holidays of the years in question.',
  StopNotice: 'Payload of the compact JWS in `stops` (ES256, typ madoguchi-stops): all stops in force, none resumes everything. Versions only go up.',
  TerminalIdentity: 'Who asks: its id, its build, the SHA-256 of its configuration, each device and what drives it (I-16).',
  Presented: 'What lies on the reader, as far as no PIN is needed; 市区町村コード as on the card.',
  Proof: 'Certificate (DER) and its signature over the challenge’s 32 bytes (RSA PKCS#1 v1.5, SHA-256), both base64url.',
  SessionOpened: 'A session lives longer than a whole visit with every screen’s time used up; what ended is unknown.',
  SessionMenu: 'What the municipality of residence offers this person now.',
  MenuEntry: 'One kind of certificate, or why it can’t be had.',
  PinVerified: 'What the municipality’s server made of the PIN.',
  Registered: 'The 利用登録申請 was taken.',
  Application: 'What is applied for, and to whom it may be sealed.',
  EnvelopePiece: 'Part of the sealed envelope from `from` on, in characters; `total` and `digest` (SHA-256) are of the whole, which stays the same until the outcome is reported.',
  LedgerSpan: 'Days in Japan, both included, and after which line to go on.',
  LedgerPage: 'A part of the ledger.',
  CenterRefusal: 'Closed reasons why this person, this card or this application is not served now.',
  Refused: 'Not served, for a reason with a text for the customer.',
  CenterFault: 'Closed faults of the center and of the way to it.',
  Fault: 'No answer that could be used; fails closed.',
}
