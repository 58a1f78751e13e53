import { entriesElsewhere, entryOf } from '../entries.ts'
import { extractOf, fuhyoQuestions, kosekiQuestions } from './koseki-questions.ts'
import { kosekiOf } from './koseki.ts'
import { renderFuhyo } from './fuhyo.ts'
import { renderKoseki } from './koseki-certificate.ts'
import type { IssuingServer } from '../issuing-server.ts'

const kinds = ['koseki', 'fuhyo'] as const
const hour = 60 * 60_000

/** 戸籍: apart from all others, for whoever has the 本籍 there, wherever they live. Copied every hour. */
export const kosekiServer: IssuingServer = {
  system: '戸籍',
  kinds,
  entriesFor(record) {
    const { code, offers } = record.municipality
    const register = kosekiOf(record.applicant, code)
    if (offers === null || register === null) return []
    const { koseki, fuhyo } = offers
    return [
      ...(koseki === undefined ? [] : [entryOf(record, 'koseki', koseki, kosekiQuestions(register, koseki.namesArchived))]),
      ...(fuhyo === undefined ? [] : [entryOf(record, 'fuhyo', fuhyo, fuhyoQuestions(register))]),
      ...entriesElsewhere(record, kinds),
    ]
  },
  async render(order) {
    const register = kosekiOf(order.record.applicant, order.record.municipality.code)
    if (register === null) return { kind: 'refused', reason: 'service.notOffered' }
    const extract = extractOf(order.answers, register)
    const registryAt = Math.floor(order.issuedAt.getTime() / hour) * hour
    return order.kind === 'koseki' ? renderKoseki(order, register, extract, registryAt) : renderFuhyo(order, register, extract, registryAt)
  },
}
