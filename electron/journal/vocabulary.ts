import type { FaultCode, Refusal } from '../flow/fault.ts'
import type { FlowEvent, PinOutcome } from '../flow/event.ts'
import type { IssueOutcome } from '../flow/holding.ts'
import type { Closed, Method, StepKind, Why } from '../flow/flow.ts'
import type { CertificateKind } from '../flow/menu.ts'

/** Each word under its own name, so that the compiler tells when the flow learns a word the journal does not know. */
type Words<Word extends string> = { readonly [W in Word]: W }

export const eventWords = {
  touched: 'touched', pinTyped: 'pinTyped',
  cardPlaced: 'cardPlaced', cardRemoved: 'cardRemoved', credited: 'credited', faultRaised: 'faultRaised', faultCleared: 'faultCleared',
  outlet: 'outlet', receiptTaken: 'receiptTaken', elapsed: 'elapsed', standing: 'standing', serviced: 'serviced',
  identified: 'identified', sessionOpened: 'sessionOpened', proved: 'proved', menuArrived: 'menuArrived', refused: 'refused',
  centerFailed: 'centerFailed', factsRead: 'factsRead', registered: 'registered', coinsRead: 'coinsRead', inletClosed: 'inletClosed',
  paidOut: 'paidOut', stopsRead: 'stopsRead', receiptPrinted: 'receiptPrinted', owedSlipPrinted: 'owedSlipPrinted',
  cashlessSeen: 'cashlessSeen', authorised: 'authorised', notAuthorised: 'notAuthorised', captured: 'captured', released: 'released',
  progress: 'progress', held: 'held', itemRefused: 'itemRefused', mismatch: 'mismatch', vaultFailed: 'vaultFailed',
  vaultEnded: 'vaultEnded', sheetOut: 'sheetOut', printed: 'printed', nothingOut: 'nothingOut', printUnclear: 'printUnclear',
} as const satisfies Words<FlowEvent['kind']>

export const stepWords = {
  ready: 'ready', reading: 'reading', pin: 'pin', takeCard: 'takeCard', choosing: 'choosing', explaining: 'explaining', asking: 'asking',
  copies: 'copies', confirming: 'confirming', origin: 'origin', sameCard: 'sameCard', checkNumber: 'checkNumber',
  registering: 'registering', registered: 'registered', downloading: 'downloading', paying: 'paying', clearing: 'clearing',
  printing: 'printing', handing: 'handing', receipt: 'receipt', settling: 'settling', outOfService: 'outOfService',
} as const satisfies Words<StepKind>

export const faultWords = {
  'card.readerLost': 'card.readerLost', 'card.failed': 'card.failed', 'card.forgotten': 'card.forgotten',
  'paper.forgotten': 'paper.forgotten',
  'coins.offline': 'coins.offline', 'coins.jam': 'coins.jam', 'coins.payoutStuck': 'coins.payoutStuck', 'coins.short': 'coins.short',
  'coins.broken': 'coins.broken', 'coins.fraud': 'coins.fraud', 'coins.uncounted': 'coins.uncounted', 'cashless.unknown': 'cashless.unknown',
  'printer.offline': 'printer.offline', 'printer.paperEmpty': 'printer.paperEmpty', 'printer.jam': 'printer.jam',
  'printer.coverOpen': 'printer.coverOpen', 'printer.tonerEmpty': 'printer.tonerEmpty', 'printer.busy': 'printer.busy',
  'printer.other': 'printer.other', 'printer.unknownResult': 'printer.unknownResult', 'receipt.failed': 'receipt.failed',
  'center.unreachable': 'center.unreachable', 'center.invalidAnswer': 'center.invalidAnswer', 'center.late': 'center.late',
  'center.suspended': 'center.suspended', 'clock.skewed': 'clock.skewed',
  'certificate.mismatch': 'certificate.mismatch', 'certificate.invalid': 'certificate.invalid', 'vault.died': 'vault.died',
  'wipe.failed': 'wipe.failed', 'terminal.restarted': 'terminal.restarted', 'terminal.bug': 'terminal.bug',
} as const satisfies Words<FaultCode>

export const refusalWords = {
  'card.foreign': 'card.foreign', 'card.mute': 'card.mute', 'card.expired': 'card.expired', 'card.gone': 'card.gone',
  'card.swapped': 'card.swapped', 'card.juki': 'card.juki', 'checkNumber.blocked': 'checkNumber.blocked', 'copies.limit': 'copies.limit',
  'service.ownMunicipalityOnly': 'service.ownMunicipalityOnly', 'certificate.revoked': 'certificate.revoked',
  'certificate.unknown': 'certificate.unknown', 'certificate.issuedToday': 'certificate.issuedToday', 'card.noPin': 'card.noPin',
  'card.notRegistered': 'card.notRegistered', 'pin.changedToday': 'pin.changedToday', 'pin.blocked': 'pin.blocked',
  'method.notAccepted': 'method.notAccepted', 'method.unavailable': 'method.unavailable', 'service.closed': 'service.closed',
  'service.stopped': 'service.stopped', 'service.notOffered': 'service.notOffered', 'person.underAge': 'person.underAge',
  'person.guardianship': 'person.guardianship', 'person.movedInToday': 'person.movedInToday', 'person.movingOut': 'person.movingOut',
  'person.householdMovingOut': 'person.householdMovingOut', 'person.protected': 'person.protected',
  'person.deceased': 'person.deceased', 'record.tooLong': 'record.tooLong', 'record.externalCharacter': 'record.externalCharacter',
  'record.archived': 'record.archived', 'record.stale': 'record.stale', 'seal.notRegistered': 'seal.notRegistered',
  'tax.undeclared': 'tax.undeclared', 'tax.yearSwitch': 'tax.yearSwitch', 'tax.currentYearOnly': 'tax.currentYearOnly',
  'tax.notResident': 'tax.notResident', 'koseki.pending': 'koseki.pending', 'origin.notRegistered': 'origin.notRegistered',
  'origin.inWork': 'origin.inWork', 'origin.refused': 'origin.refused', 'origin.factsDiffer': 'origin.factsDiffer',
} as const satisfies Words<Refusal>

export const kindWords = {
  juminhyo: 'juminhyo', kisaijiko: 'kisaijiko', inkan: 'inkan', tax: 'tax', koseki: 'koseki', fuhyo: 'fuhyo',
} as const satisfies Words<CertificateKind>

export const methodWords = { jpki: 'jpki', cardAp: 'cardAp' } as const satisfies Words<Method>

export const serviceWords = {
  open: 'open', 'service.closed': 'service.closed', 'service.stopped': 'service.stopped',
} as const satisfies Words<Closed | 'open'>

/** What was tried: the PIN of the card or phone, 照合番号B, or カードAP's PIN of one type of certificate. */
export const pinOfWords = {
  card: 'card', checkNumber: 'checkNumber', ...kindWords,
} as const satisfies Words<'card' | 'checkNumber' | CertificateKind>

export const pinWords = {
  right: 'right', wrong: 'wrong', blocked: 'blocked', gone: 'gone', swapped: 'swapped', failed: 'failed',
} as const satisfies Words<PinOutcome['kind']>

export const issueWords = {
  交付済: '交付済', 未交付返金済: '未交付返金済', 未交付未収: '未交付未収', 交付不良要返金: '交付不良要返金', 不整合: '不整合',
} as const satisfies Words<IssueOutcome>

/** How a visit ended; `recovered` is one that the terminal itself closed after a restart. */
export const endWords = {
  finished: 'finished', cancelled: 'cancelled', timeout: 'timeout', refused: 'refused', trouble: 'trouble', recovered: 'recovered',
} as const satisfies Words<Why['kind'] | 'recovered'>
