import type { FaultCode, Refusal } from '../flow/fault.ts'
import type { FlowEvent, PinOutcome } from '../flow/event.ts'
import type { IssueOutcome } from '../flow/holding.ts'
import type { StepKind, Why } from '../flow/flow.ts'

/** Each word under its own name, so that the compiler tells when the flow learns a word the journal does not know. */
type Words<Word extends string> = { readonly [W in Word]: W }

export const eventWords = {
  touched: 'touched', pinTyped: 'pinTyped',
  cardPlaced: 'cardPlaced', cardRemoved: 'cardRemoved', credited: 'credited', faultRaised: 'faultRaised', faultCleared: 'faultCleared',
  outlet: 'outlet', receiptTaken: 'receiptTaken', elapsed: 'elapsed', serviced: 'serviced',
  identified: 'identified', sessionOpened: 'sessionOpened', proved: 'proved', menuArrived: 'menuArrived', refused: 'refused',
  centerFailed: 'centerFailed', progress: 'progress', held: 'held', mismatch: 'mismatch', vaultFailed: 'vaultFailed',
  vaultEnded: 'vaultEnded', coinsRead: 'coinsRead', inletClosed: 'inletClosed', paidOut: 'paidOut', sheetOut: 'sheetOut',
  printed: 'printed', nothingOut: 'nothingOut', printUnclear: 'printUnclear', receiptPrinted: 'receiptPrinted',
} as const satisfies Words<FlowEvent['kind']>

export const stepWords = {
  ready: 'ready', reading: 'reading', pin: 'pin', takeCard: 'takeCard', choosing: 'choosing', asking: 'asking', copies: 'copies',
  confirming: 'confirming', downloading: 'downloading', paying: 'paying', printing: 'printing', handing: 'handing',
  receipt: 'receipt', settling: 'settling', outOfService: 'outOfService',
} as const satisfies Words<StepKind>

export const faultWords = {
  'card.readerLost': 'card.readerLost', 'card.failed': 'card.failed', 'card.forgotten': 'card.forgotten',
  'paper.forgotten': 'paper.forgotten',
  'coins.offline': 'coins.offline', 'coins.jam': 'coins.jam', 'coins.payoutStuck': 'coins.payoutStuck', 'coins.short': 'coins.short',
  'printer.offline': 'printer.offline', 'printer.paperEmpty': 'printer.paperEmpty', 'printer.jam': 'printer.jam',
  'printer.coverOpen': 'printer.coverOpen', 'printer.tonerEmpty': 'printer.tonerEmpty', 'printer.busy': 'printer.busy',
  'printer.other': 'printer.other', 'printer.unknownResult': 'printer.unknownResult', 'receipt.failed': 'receipt.failed',
  'center.unreachable': 'center.unreachable', 'center.invalidAnswer': 'center.invalidAnswer', 'center.late': 'center.late',
  'center.suspended': 'center.suspended', 'certificate.mismatch': 'certificate.mismatch', 'certificate.invalid': 'certificate.invalid',
  'vault.died': 'vault.died', 'wipe.failed': 'wipe.failed', 'terminal.restarted': 'terminal.restarted', 'terminal.bug': 'terminal.bug',
} as const satisfies Words<FaultCode>

export const refusalWords = {
  'card.foreign': 'card.foreign', 'card.mute': 'card.mute', 'card.expired': 'card.expired', 'card.gone': 'card.gone',
  'card.swapped': 'card.swapped', 'pin.blocked': 'pin.blocked', 'certificate.revoked': 'certificate.revoked',
  'certificate.unknown': 'certificate.unknown', 'service.closed': 'service.closed', 'service.notOffered': 'service.notOffered',
  'service.notEligible': 'service.notEligible',
} as const satisfies Words<Refusal>

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
