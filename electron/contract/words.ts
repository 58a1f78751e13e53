/** The words of the flow that the screen draws with, so that it needs nothing of the flow itself. */
export { languages } from '../flow/language.ts'
export { denominations } from '../flow/yen.ts'
export { faultCodes, refusals } from '../flow/fault.ts'
export { certificateKinds } from '../flow/menu.ts'
export type { Language, LocalText } from '../flow/language.ts'
export type { FaultCode, Refusal } from '../flow/fault.ts'
export type { CertificateKind, Choice } from '../flow/menu.ts'
export type { Denomination, Yen } from '../flow/yen.ts'
