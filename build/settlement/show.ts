import { table } from '../../center/reference/figures-table.ts'
import { cashFields, floatFields, momentText, periodText, texts, valueText } from '../../electron/settlement/report.ts'
import type { Cell } from '../../center/reference/figures-table.ts'
import type { FigureLine, Figures } from '../../electron/settlement/figures.ts'
import type { Report } from '../../electron/settlement/report.ts'

/** The report as lines of text, to be read in a terminal; its words are those of the paper. */
export function reportText(report: Report): string {
  const { settlement, place, terminal, demo } = report
  const title = `${texts[`title.${settlement.period.kind}`]}　${periodText(settlement)}　${place}　${terminal}`
  return [title, ...(demo ? [texts.demo] : []), ...figures(report), ...money(report), ...owed(report), ...center(report), ...books(report)].join('\n')
}

const section = (title: string, lines: readonly string[]): readonly string[] => ['', title, ...lines]

function figures({ settlement: { lines, sum } }: Report): readonly string[] {
  if (lines.length === 0) return section(texts['section.issued'], [texts.none])
  const head = [
    texts.municipality, texts.type, texts.count, texts.copies, texts.gross, texts.ofCash, texts.ofCashless, texts.commission, texts.payable,
    texts['standing.未交付返金済'], texts['standing.交付不良要返金'], texts.misprinted, texts['standing.不整合'], texts['standing.未交付未収'], texts['standing.未報告'],
  ]
  const cells = ({ issued, cash, cashless, commission, payable, refunded, toRefund, misprinted, mismatched, uncollected, open }: Figures): readonly Cell[] => [
    issued.applications, issued.copies, issued.yen, cash, cashless, commission, payable,
    refunded.yen, toRefund.yen, misprinted.yen, mismatched.yen, uncollected.applications, open.applications,
  ]
  const named = (line: FigureLine): readonly Cell[] => [line.municipality, texts[`type.${line.type}`], ...cells(line)]
  // The first row says which columns are numbers.
  return section(texts['section.issued'], [table(head, [...lines.map(named), [texts.sum, '', ...cells(sum)]])])
}

function money({ settlement: { cash, float, cashless } }: Report): readonly string[] {
  const rows: readonly (readonly Cell[])[] = [
    ...cashFields.map((field) => [texts.cash, texts[`cash.${field}`], cash[field]]),
    ...(float === null ? [] : floatFields.map((field) => [texts.float, texts[`float.${field}`], float[field]])),
    [texts.cashless, texts['cashless.charged'], cashless.charged],
    [texts.cashless, texts['cashless.captured'], cashless.captured],
    ...cashless.pending.map(({ reference, yen }) => [texts.cashless, `${texts['cashless.pending']} ${reference}`, yen]),
    ...(float?.adjustments ?? []).map(({ at, yen }) => [texts.adjustment, momentText(at), yen]),
  ]
  return section(texts['section.money'], [table(['', '', texts.yen], rows), ...(float === null ? [texts['float.none']] : [])])
}

function owed({ settlement }: Report): readonly string[] {
  if (settlement.owed.length === 0) return section(texts['section.owed'], [texts.none])
  const rows = settlement.owed.map(({ reference, at, why, yen }) => [reference, momentText(at), texts[`why.${why}`], yen])
  return section(texts['section.owed'], [table([texts.reference, texts.at, texts.why, texts.yen], rows)])
}

function center({ reconciliation }: Report): readonly string[] {
  if (reconciliation === null) return section(texts['section.center'], [texts['center.notAsked']])
  const { here, there, differences, equal } = reconciliation
  const sums = ([[texts['center.here'], here], [texts['center.there'], there]] as const)
    .map(([name, { applications, copies, yen }]) => [name, applications, copies, yen])
  return section(texts['section.center'], [
    table([texts['standing.交付済'], texts.count, texts.copies, texts.yen], sums),
    equal ? texts['center.equal'] : texts['center.unequal'],
    ...(equal ? [] : [table([texts.difference, texts.certificate, texts['center.here'], texts['center.there']],
      differences.map((difference) =>
        [texts[`difference.${difference.kind}`], difference.certificate, valueText(difference, difference.here), valueText(difference, difference.there)]))]),
  ])
}

function books({ settlement: { breaches, closes } }: Report): readonly string[] {
  if (closes) return section(texts['section.books'], [texts['books.closes']])
  if (breaches.length === 0) return section(texts['section.books'], [texts['books.feesDiffer']])
  const rows = breaches.map(({ reference, kind, yen }) => [reference, texts[`breach.${kind}`], yen])
  return section(texts['section.books'], [texts['books.broken'], table([texts.reference, texts.breach, texts.yen], rows)])
}
