import { entriesElsewhere, livesHere, offered } from '../entries.ts'
import { extractOf, fuhyoQuestions, kosekiQuestions } from './koseki-questions.ts'
import { kosekiOf } from './koseki.ts'
import { renderFuhyo } from './fuhyo.ts'
import { renderKoseki } from './koseki-certificate.ts'
import type { Entry, IssuingServer, ResidentRecord } from '../issuing-server.ts'

const kinds = ['koseki', 'fuhyo'] as const
const hour = 60 * 60_000

/** 戸籍: apart from all others, for whoever has the 本籍 there, wherever they live. Copied every hour. */
export const kosekiServer: IssuingServer = {
  system: '戸籍',
  kinds,
  entriesFor(record) {
    const { code, offers } = record.municipality
    const register = kosekiOf(record.applicant, code)
    if (offers === null) return []
    if (register === null) return livesHere(record) ? keptElsewhere(record) : []
    return [
      ...offered(record, 'koseki', offers.koseki, ({ namesArchived }) => kosekiQuestions(register, namesArchived)),
      ...offered(record, 'fuhyo', offers.fuhyo, () => fuhyoQuestions(register)),
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

/** Of a resident whose 戸籍 another municipality keeps: it issues after 利用登録 there (A3). Foreign residents have none. */
function keptElsewhere(record: ResidentRecord): readonly Entry[] {
  const { offers } = record.municipality
  if (record.applicant.nationality.kind === 'foreign') return []
  const entries = kinds.flatMap((kind) => offered(record, kind, offers?.[kind], () => []))
  return entries.map((entry) => ({ ...entry, unavailable: { reason: 'origin.notRegistered', note: null } }))
}
