import { chosenAt } from '../chosen.ts'
import { drawDocument } from '../document.ts'
import { entriesElsewhere, livesHere, offered } from '../entries.ts'
import { taxForms } from '../municipalities.ts'
import { fiscalYear } from './fiscal-year.ts'
import { drawTaxFront } from './tax-front.ts'
import { taxQuestions, yearQuestion } from './tax-questions.ts'
import { kaigoSheetOf, taxSheetOf } from './tax-sheets.ts'
import type { IssuingServer, Order } from '../issuing-server.ts'
import type { TaxSheet } from './tax-sheets.ts'

const kinds = ['tax', 'kaigo'] as const
const hour = 60 * 60_000
const day = 24 * hour
/** 4:00 in Japan is 19:00 UTC the day before. */
const nightlyAt = 19 * hour

/** 税務: reads the copy that the nightly batch makes at four (Japan's time). */
export const taxServer: IssuingServer = {
  system: '税務',
  kinds,
  entriesFor(record, now) {
    const { offers } = record.municipality
    if (offers === null || !livesHere(record)) return []
    return [
      ...offered(record, 'tax', offers.tax, ({ certificates }) => taxQuestions(certificates, now)),
      ...offered(record, 'kaigo', offers.kaigo, () => []),
      ...entriesElsewhere(record, kinds),
    ]
  },
  async render(order) {
    const sheet = sheetFor(order)
    if (sheet === null) return { kind: 'refused', reason: 'service.notOffered' }
    const issuedAt = order.issuedAt.getTime()
    const registryAt = Math.floor((issuedAt - nightlyAt) / day) * day + nightlyAt
    return drawDocument(order, {
      title: sheet.title,
      format: 'A4',
      registryAt,
      fronts: [(face, place) => drawTaxFront(face, sheet, order.record, order.issuedAt, place)],
    })
  },
}

function sheetFor({ record: { applicant }, kind, answers, issuedAt }: Order): TaxSheet | null {
  if (kind === 'kaigo') return kaigoSheetOf(applicant, fiscalYear(issuedAt.getTime()))
  const [chosen] = chosenAt(answers, 'form')
  const form = taxForms.find((candidate) => candidate === chosen)
  if (form === undefined) return null
  const [year] = chosenAt(answers, yearQuestion(form))
  return year === undefined ? null : taxSheetOf(form, applicant, Number(year))
}
