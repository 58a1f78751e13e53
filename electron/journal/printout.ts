import type { Entry } from './entry.ts'
import type { Row } from './journal.ts'

/** What the journal still says of one printing years later, when the paper and the person are gone (I-21). Digests are hex. */
export interface Printout {
  readonly transaction: string
  readonly certificate: string
  /** Wall clock when the first byte was about to go to the printer, ms. */
  readonly at: number
  /** SHA-256 of the document that went to the printer. */
  readonly document: string
  /** `possible`: nobody knows whether a sheet came out. */
  readonly paper: 'out' | 'possible'
  /** Pseudonym, within this visit, of who was let in; null: nobody was. */
  readonly holderDigest: string | null
  /** As the terminal worked them out for its application; null: there was none. */
  readonly holderBinding: string | null
  readonly requestDigest: string | null
  readonly verdict: Verdict
}

/** Whether what was printed was the requester's, or in which respect it was not, the first that is found. */
export type Verdict =
  | 'matched' | 'nobodyLetIn' | 'neverAppliedFor' | 'neverHeld' | 'otherVisit' | 'otherHolder' | 'otherRequest' | 'otherDocument'

type Of<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>

/** All that was written about one printing until it began. */
interface Traces {
  readonly authenticated: Of<'authenticated'> | undefined
  readonly applied: Of<'applied'> | undefined
  readonly held: Of<'held'> | undefined
}

/**
 * Every printing that may have brought paper, in order, each judged by what was written before it: the question that took
 * Kawasaki a search back to 2017 (A13). The terminal's own digests are held against those the center signed, and the
 * document that was verified against the one that was printed; none of it tells who the holder is. Pure.
 */
export function printoutsOf(rows: Iterable<Pick<Row, 'at' | 'entry'>>): readonly Printout[] {
  const authenticated = new Map<string, Of<'authenticated'>>()
  const applied = new Map<string, Of<'applied'>>()
  const held = new Map<string, Of<'held'>>()
  const printouts: Printout[] = []
  for (const { at, entry } of rows) {
    if (entry.kind === 'authenticated') authenticated.set(entry.transaction, entry)
    else if (entry.kind === 'applied') applied.set(entry.certificate, entry)
    else if (entry.kind === 'held') held.set(entry.certificate, entry)
    else if (entry.kind === 'printEnded') end(printouts, entry)
    else if (entry.kind === 'printBegun') {
      const { transaction, certificate } = entry
      const traces = { authenticated: authenticated.get(transaction), applied: applied.get(certificate), held: held.get(certificate) }
      printouts.push(begin(entry, at, traces))
    }
  }
  return printouts
}

function begin(begun: Of<'printBegun'>, at: number, traces: Traces): Printout {
  const { transaction, certificate, document } = begun
  return {
    transaction, certificate, at, document, paper: 'possible', holderDigest: traces.authenticated?.holderDigest ?? null,
    holderBinding: traces.applied?.holderBinding ?? null, requestDigest: traces.applied?.requestDigest ?? null,
    verdict: judge(begun, traces),
  }
}

/** Where surely nothing came out nobody can have got anything. */
function end(printouts: Printout[], { certificate, outcome }: Of<'printEnded'>): void {
  const index = printouts.findLastIndex((printout) => printout.certificate === certificate)
  const begun = printouts[index]
  if (begun === undefined) return
  if (outcome === 'nothingOut') printouts.splice(index, 1)
  else if (outcome === 'printed') printouts[index] = { ...begun, paper: 'out' }
}

function judge({ transaction, document }: Of<'printBegun'>, { authenticated, applied, held }: Traces): Verdict {
  if (authenticated === undefined) return 'nobodyLetIn'
  if (applied === undefined) return 'neverAppliedFor'
  if (held === undefined) return 'neverHeld'
  if (applied.transaction !== transaction || held.transaction !== transaction) return 'otherVisit'
  if (held.holderBinding !== applied.holderBinding) return 'otherHolder'
  if (held.requestDigest !== applied.requestDigest) return 'otherRequest'
  return held.document === document ? 'matched' : 'otherDocument'
}
