import type { CertificateRequest } from '../../center/protocol.ts'
import type { Order } from '../flow/flow.ts'
import type { Language } from '../flow/language.ts'
import type { Papers } from './papers.ts'

/** What is sent to the center: exactly what ⑩ showed. */
export function requestOf(order: Order, { municipalityCode }: Papers, language: Language): CertificateRequest {
  if (municipalityCode === null) throw new Error('an order without a municipality')
  return {
    municipalityCode, kind: order.kind, copies: order.copies, fee: order.due, language,
    answers: order.answers.map(({ question, choices }) => ({ question, choices: [...choices] })),
  }
}
