import { csvOf } from './csv-line.ts'
import { cashFields, floatFields, momentText, periodText, texts } from './report.ts'
import type { Field } from './csv-line.ts'
import type { Tally } from './figures.ts'
import type { Report } from './report.ts'

/** What one line says: in which section, of which municipality and type, and how much. */
interface Line {
  readonly section: string
  readonly municipality?: string
  readonly type?: string
  readonly item: string
  readonly tally?: Tally
  readonly yen?: number
  readonly note?: string
}

/** The report as a table for spreadsheets and programs, one fact a line; every line has all fields (RFC 4180). */
export function reportCsv(report: Report): string {
  const { place, terminal, settlement } = report
  const head = [
    texts.place, texts.terminal, texts.period, texts['csv.section'], texts.municipality, texts.type, texts['csv.item'], texts.count, texts.copies, texts.yen,
    texts['csv.note'],
  ]
  const demo: readonly Line[] = report.demo ? [{ section: texts.demo, item: '' }] : []
  const lines = [...demo, ...figures(report), ...money(report), ...owed(report), ...center(report), ...books(report)]
  return csvOf([head, ...lines.map((line) => [place, terminal, periodText(settlement), ...fieldsOf(line)])])
}

function fieldsOf({ section, municipality = '', type = '', item, tally, yen, note = '' }: Line): readonly Field[] {
  return [section, municipality, type, item, tally?.applications ?? '', tally?.copies ?? '', tally?.yen ?? yen ?? '', note]
}

function figures({ settlement: { lines } }: Report): readonly Line[] {
  return lines.flatMap((line): Line[] => {
    const whose = { municipality: line.municipality, type: texts[`type.${line.type}`] }
    const [issued, failed] = [{ section: texts['section.issued'], ...whose }, { section: texts['section.failed'], ...whose }]
    return [
      { ...issued, item: texts['standing.交付済'], tally: line.issued },
      { ...issued, item: texts.ofCash, yen: line.cash },
      { ...issued, item: texts.ofCashless, yen: line.cashless },
      { ...issued, item: texts.commission, yen: line.commission },
      { ...issued, item: texts.payable, yen: line.payable },
      { ...failed, item: texts['standing.未交付返金済'], tally: line.refunded },
      { ...failed, item: texts['standing.交付不良要返金'], tally: line.toRefund },
      { ...failed, item: texts.misprinted, tally: line.misprinted },
      { ...failed, item: texts['standing.不整合'], tally: line.mismatched },
      { ...failed, item: texts['standing.未交付未収'], tally: line.uncollected },
      { ...failed, item: texts['standing.未報告'], tally: line.open },
    ]
  })
}

function money({ settlement: { cash, cashless, float } }: Report): readonly Line[] {
  const of = (section: string) => (item: string, yen: number): Line => ({ section, item, yen })
  const [customers, device, other] = [of(texts.cash), of(texts.float), of(texts.cashless)]
  return [
    ...cashFields.map((field) => customers(texts[`cash.${field}`], cash[field])),
    ...(float === null ? [] : floatFields.map((field) => device(texts[`float.${field}`], float[field]))),
    ...(float?.adjustments ?? []).map(({ at, yen }): Line => ({ section: texts.adjustment, item: texts['float.adjusted'], yen, note: momentText(at) })),
    other(texts['cashless.charged'], cashless.charged),
    other(texts['cashless.captured'], cashless.captured),
    ...cashless.pending.map(({ reference, yen }): Line => ({ section: texts.cashless, item: texts['cashless.pending'], yen, note: reference })),
  ]
}

function owed({ settlement }: Report): readonly Line[] {
  return settlement.owed.map(({ at, reference, yen, why }) =>
    ({ section: texts['section.owed'], item: texts[`why.${why}`], yen, note: `${reference} ${momentText(at)}` }))
}

function center({ reconciliation }: Report): readonly Line[] {
  const section = texts['section.center']
  if (reconciliation === null) return [{ section, item: texts['center.notAsked'] }]
  return [
    { section, item: texts['center.here'], tally: reconciliation.here },
    { section, item: texts['center.there'], tally: reconciliation.there },
    ...reconciliation.differences.map(({ kind, certificate, here, there }): Line =>
      ({ section, item: texts[`difference.${kind}`], note: `${certificate} ${here ?? ''} / ${there ?? ''}` })),
  ]
}

function books({ settlement: { breaches, closes } }: Report): readonly Line[] {
  const section = texts['section.books']
  if (closes) return [{ section, item: texts['books.closes'] }]
  const found = breaches.map(({ kind, reference, yen }): Line => ({ section, item: texts[`breach.${kind}`], yen, note: reference }))
  return found.length > 0 ? found : [{ section, item: texts['books.feesDiffer'] }]
}
