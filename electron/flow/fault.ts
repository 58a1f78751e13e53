/** A fault of the terminal or its neighbours: where + what. Closed, so every code has its texts and its remedy. */
export const faultCodes = [
  'card.readerLost', 'card.failed', 'card.forgotten', 'paper.forgotten',
  'coins.offline', 'coins.jam', 'coins.payoutStuck', 'coins.short', 'coins.broken', 'coins.fraud', 'coins.uncounted', 'cashless.unknown',
  'printer.offline', 'printer.paperEmpty', 'printer.jam', 'printer.coverOpen', 'printer.tonerEmpty', 'printer.busy',
  'printer.other', 'printer.unknownResult', 'receipt.failed',
  'center.unreachable', 'center.invalidAnswer', 'center.late', 'center.suspended', 'clock.skewed',
  'certificate.mismatch', 'certificate.invalid', 'vault.died', 'wipe.failed', 'terminal.restarted', 'terminal.bug',
] as const
export type FaultCode = (typeof faultCodes)[number]

/**
 * Why this person, with this card, is not served now, or not with this certificate. Not a fault: the machine is well. The
 * first lines are the terminal's own, the rest are the center's (B3); each has a text: what, why in general terms, where to go.
 */
export const refusals = [
  'card.foreign', 'card.mute', 'card.expired', 'card.gone', 'card.swapped', 'card.juki', 'checkNumber.blocked', 'copies.limit', 'service.ownMunicipalityOnly',
  'certificate.revoked', 'certificate.unknown', 'certificate.issuedToday', 'card.noPin', 'card.notRegistered', 'pin.changedToday', 'pin.blocked',
  'method.notAccepted', 'method.unavailable', 'service.closed', 'service.stopped', 'service.notOffered',
  'person.underAge', 'person.guardianship', 'person.movedInToday', 'person.movingOut', 'person.householdMovingOut', 'person.protected', 'person.deceased',
  'record.tooLong', 'record.externalCharacter', 'record.archived', 'record.stale', 'seal.notRegistered',
  'tax.undeclared', 'tax.yearSwitch', 'tax.currentYearOnly', 'tax.notResident', 'koseki.pending',
  'origin.notRegistered', 'origin.inWork', 'origin.refused', 'origin.factsDiffer',
] as const
export type Refusal = (typeof refusals)[number]
