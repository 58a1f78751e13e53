import { commissionOn } from '../../center/commission.ts'
import { dayOf } from '../../center/japan-time.ts'
import { within } from './period.ts'
import type { CertificateKind } from '../flow/menu.ts'
import type { Yen } from '../flow/yen.ts'
import type { Fate } from './fates.ts'
import type { Period } from './period.ts'

/** How many, and what they come to. */
export interface Tally {
  readonly applications: number
  readonly copies: number
  readonly yen: Yen
}

export interface Figures {
  /** 交付済; its yen is the gross: what became ours of it. */
  readonly issued: Tally
  /** The gross, as it was paid. Yen. */
  readonly cash: Yen
  readonly cashless: Yen
  /** 委託手数料 on the copies issued, by the rate of each one's day. Yen. */
  readonly commission: Yen
  /** 払込額: gross without commission; less than nothing where fees are lower than the commission on them. Yen. */
  readonly payable: Yen
  /** 未交付返金済. */
  readonly refunded: Tally
  /** 交付不良要返金, 印刷不良 included. */
  readonly toRefund: Tally
  /** 印刷不良: nobody knows what came out. */
  readonly misprinted: Tally
  /** 不整合. */
  readonly mismatched: Tally
  /** 未交付未収. */
  readonly uncollected: Tally
  /** 未報告. */
  readonly open: Tally
}

/** What a municipality's certificates of one type come to. */
export interface FigureLine extends Figures {
  readonly municipality: string
  readonly type: CertificateKind
}

const noTally: Tally = { applications: 0, copies: 0, yen: 0 }
const noFigures: Figures = {
  issued: noTally, cash: 0, cashless: 0, commission: 0, payable: 0, refunded: noTally, toRefund: noTally, misprinted: noTally,
  mismatched: noTally, uncollected: noTally, open: noTally,
}

/** The certificates of a period by municipality and type, in that order. */
export function figuresOf(fates: readonly Fate[], period: Period): readonly FigureLine[] {
  const during = within(period)
  const lines = new Map<string, FigureLine>()
  for (const fate of fates) {
    if (!during(fate.at)) continue
    const { municipality, type } = fate
    const key = `${municipality} ${type}`
    const before = lines.get(key) ?? { municipality, type, ...noFigures }
    lines.set(key, { municipality, type, ...sumOf([before, figuresOfOne(fate)]) })
  }
  return [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line)
}

export function tallyOf(all: readonly Tally[]): Tally {
  return all.reduce(both, noTally)
}

export function sumOf(all: readonly Figures[]): Figures {
  return all.reduce(add, noFigures)
}

function figuresOfOne({ standing, misprinted, copies, due, kept, charged, at }: Fate): Figures {
  const tally = { applications: 1, copies, yen: due }
  switch (standing) {
    case '交付済': {
      const yen = kept + charged
      const commission = copies * commissionOn(dayOf(at))
      return { ...noFigures, issued: { ...tally, yen }, cash: kept, cashless: charged, commission, payable: yen - commission }
    }
    case '未交付返金済': return { ...noFigures, refunded: tally }
    case '未交付未収': return { ...noFigures, uncollected: tally }
    case '交付不良要返金': return { ...noFigures, toRefund: tally, misprinted: misprinted ? tally : noTally }
    case '不整合': return { ...noFigures, mismatched: tally }
    case '未報告': return { ...noFigures, open: tally }
  }
}

function add(a: Figures, b: Figures): Figures {
  return {
    issued: both(a.issued, b.issued),
    cash: a.cash + b.cash,
    cashless: a.cashless + b.cashless,
    commission: a.commission + b.commission,
    payable: a.payable + b.payable,
    refunded: both(a.refunded, b.refunded),
    toRefund: both(a.toRefund, b.toRefund),
    misprinted: both(a.misprinted, b.misprinted),
    mismatched: both(a.mismatched, b.mismatched),
    uncollected: both(a.uncollected, b.uncollected),
    open: both(a.open, b.open),
  }
}

function both(a: Tally, b: Tally): Tally {
  return { applications: a.applications + b.applications, copies: a.copies + b.copies, yen: a.yen + b.yen }
}
