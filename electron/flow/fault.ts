/** A fault of the terminal or its neighbours: where + what. Closed, so every code has its texts and its remedy. */
export const faultCodes = [
  'card.readerLost', 'card.failed', 'card.forgotten', 'paper.forgotten',
  'coins.offline', 'coins.jam', 'coins.payoutStuck', 'coins.short',
  'printer.offline', 'printer.paperEmpty', 'printer.jam', 'printer.coverOpen', 'printer.tonerEmpty', 'printer.busy',
  'printer.other', 'printer.unknownResult', 'receipt.failed',
  'center.unreachable', 'center.invalidAnswer', 'center.late', 'center.suspended',
  'certificate.mismatch', 'certificate.invalid', 'vault.died', 'wipe.failed', 'terminal.restarted', 'terminal.bug',
] as const
export type FaultCode = (typeof faultCodes)[number]

/** Why this person with this card is not served now. Not a fault: the machine is well. */
export const refusals = [
  'card.foreign', 'card.mute', 'card.expired', 'card.gone', 'card.swapped', 'pin.blocked', 'certificate.revoked',
  'certificate.unknown', 'service.closed', 'service.notOffered', 'service.notEligible',
] as const
export type Refusal = (typeof refusals)[number]
