import { dayOf } from '../japan-time.ts'
import type { Method } from '../center.ts'
import type { Outcome } from '../protocol.ts'
import type { AcceptedApplication, LedgerLine } from './ledger.ts'

/** How an accepted application stands; 未報告: its terminal has not said yet. */
export type Standing = Outcome | '未報告'

/**
 * One line of the statistics (A9-05, A9-06): what of one kind a municipality had to do with in a day, and how it ended. Nobody can be
 * found in it: no transaction, no session, no terminal.
 */
export interface Figure {
  /** ISO day in Japan: of the report, or of the application as long as there is none. */
  readonly day: string
  /** Code of the municipality that issues. */
  readonly municipality: string
  readonly kind: string
  readonly method: Method
  readonly standing: Standing
  readonly applications: number
  readonly copies: number
  /** Yen, of all copies together, whether they were kept or not. */
  readonly fees: number
}

/**
 * What the ledger comes to, in order of day, municipality, kind, method and standing. What a terminal gave up before it was accepted is no
 * application, and not in it.
 */
export function figuresOf(lines: readonly LedgerLine[]): readonly Figure[] {
  const figures = new Map<string, Figure>()
  for (const { accepted, outcome, at } of lines) {
    if (accepted === null) continue
    const figure = figureOf(accepted, outcome ?? '未報告', at)
    const key = keyOf(figure)
    const before = figures.get(key)
    figures.set(key, before === undefined ? figure : sum(before, figure))
  }
  return [...figures].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, figure]) => figure)
}

function figureOf({ issuer: municipality, kind, method, copies, fee }: AcceptedApplication, standing: Standing, at: number): Figure {
  return { day: dayOf(at), municipality, kind, method, standing, applications: 1, copies, fees: fee }
}

/** Kinds are the municipality's own words, so parts are kept apart by more than a letter that may stand in them. */
const keyOf = ({ day, municipality, kind, method, standing }: Figure): string => JSON.stringify([day, municipality, kind, method, standing])

function sum(a: Figure, b: Figure): Figure {
  return { ...a, applications: a.applications + b.applications, copies: a.copies + b.copies, fees: a.fees + b.fees }
}
