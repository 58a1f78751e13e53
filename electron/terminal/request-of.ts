import type { CertificateRequest } from '../../center/protocol.ts'
import type { Order } from '../flow/flow.ts'
import type { Language } from '../flow/language.ts'

/** What is sent to the center: exactly what ⑩ showed, for the municipality that issues it (I-04). */
export function requestOf({ issuer, kind, copies, due, answers }: Order, language: Language): CertificateRequest {
  return {
    municipalityCode: issuer, kind, copies, fee: due, language,
    answers: answers.map(({ question, choices }) => ({ question, choices: [...choices] })),
  }
}
