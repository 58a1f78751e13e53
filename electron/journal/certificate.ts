import type { FaultCode, Refusal } from '../flow/fault.ts'
import type { IssueOutcome, Item } from '../flow/holding.ts'
import type { Yen } from '../flow/yen.ts'
import type { Entry } from './entry.ts'

/** How far one certificate of a visit got, read off the journal alone. It begins with its application. */
export interface Certificate {
  /** Its transaction id at the center. */
  readonly certificate: string
  /** Of all its copies, yen. */
  readonly due: Yen
  /** `begun`: nobody saw the printing end. */
  readonly printing: 'none' | 'begun' | 'printed' | 'nothingOut' | 'unknown'
  /** Another paper than was ordered (I-07). */
  readonly mismatch: boolean
  readonly data: 'possible' | 'gone'
  readonly reported: { readonly outcome: IssueOutcome; readonly acknowledged: boolean } | null
}

/** An entry about one certificate. What was dropped before it was applied for never became one. */
export type About = Extract<Entry, { readonly certificate: string }> | (Extract<Entry, { kind: 'dropped' }> & { readonly certificate: string })

/** The certificates of a visit, in the order of their applications, after one more entry about one of them. */
export function followed(certificates: readonly Certificate[], entry: About): readonly Certificate[] {
  const known = certificates.find(({ certificate }) => certificate === entry.certificate)
  if (known === undefined) return [...certificates, certificateAfter(null, entry)]
  return certificates.map((each) => (each === known ? certificateAfter(each, entry) : each))
}

/** One certificate after one more entry about it; null before its first. */
export function certificateAfter(before: Certificate | null, entry: About): Certificate {
  return { ...(before ?? unseen(entry.certificate)), ...change(entry) }
}

/** As the flow has it, as far as an outcome depends on it. */
export function itemOf(certificate: Certificate): Pick<Item, 'issue' | 'failed'> {
  return { issue: issueOf(certificate), failed: certificate.mismatch ? 'certificate.mismatch' : null }
}

/** What has become of the application, in the flow's words. */
export function issueOf({ printing }: Certificate): Item['issue'] {
  switch (printing) {
    case 'none': case 'nothingOut': return 'applied'
    case 'printed': return 'printed'
    case 'begun': case 'unknown': return 'unclear'
  }
}

function unseen(certificate: string): Certificate {
  return { certificate, due: 0, printing: 'none', mismatch: false, data: 'possible', reported: null }
}

function change(entry: About): Partial<Certificate> {
  switch (entry.kind) {
    case 'applied': return { due: entry.due }
    case 'printBegun': return { printing: 'begun' }
    case 'printEnded': return { printing: entry.outcome, ...(entry.outcome === 'nothingOut' ? mismatching(entry.fault) : {}) }
    case 'dropped': return mismatching(entry.reason)
    case 'erased': return entry.processGone ? { data: 'gone' } : {}
    case 'reported': return { reported: { outcome: entry.outcome, acknowledged: entry.acknowledged } }
    case 'held': case 'eraseBegun': return {}
  }
}

function mismatching(reason: Refusal | FaultCode): Partial<Certificate> {
  return reason === 'certificate.mismatch' ? { mismatch: true } : {}
}
