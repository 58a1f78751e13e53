/**
 * Closed reasons why this person, this card or this application is not served now (S3, B3 of public pages). Each has its own
 * text for the customer: what, why in general terms, where to go. None says more about a person than the person has to know.
 */
export const centerRefusals = [
  // The card's electronic certificate, or the card itself
  'certificate.revoked', 'certificate.unknown', 'certificate.issuedToday',
  /** 顔認証マイナンバーカード: has no PIN. */
  'card.noPin',
  /** カードAP: the free area was cleared (a move), or the 利用者ID is not registered. */
  'card.notRegistered',
  'pin.changedToday', 'pin.blocked',
  // The method: not accepted by the municipality; not to be used just now (no OCSP answer)
  'method.notAccepted', 'method.unavailable',
  // The service: outside hours; stopped by notice; the municipality takes no part, or not with this certificate
  'service.closed', 'service.stopped', 'service.notOffered',
  // The person
  'person.underAge', 'person.guardianship', 'person.movedInToday', 'person.movingOut', 'person.householdMovingOut', 'person.protected',
  'person.deceased',
  // The record: too long for the system, 外字登録中, 除票・改製原戸籍・履歴, older than the municipality's limit
  'record.tooLong', 'record.externalCharacter', 'record.archived', 'record.stale',
  'seal.notRegistered',
  'tax.undeclared', 'tax.yearSwitch', 'tax.currentYearOnly', 'tax.notResident',
  'koseki.pending',
  // 本籍地: 利用登録
  'origin.notRegistered', 'origin.inWork', 'origin.refused', 'origin.factsDiffer',
] as const
export type CenterRefusal = (typeof centerRefusals)[number]
