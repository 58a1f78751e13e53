import { certificateAfter } from '../journal/certificate.ts'
import type { CertificateKind } from '../flow/menu.ts'
import type { IssueOutcome } from '../flow/holding.ts'
import type { Yen } from '../flow/yen.ts'
import type { About, Certificate } from '../journal/certificate.ts'
import type { Entry } from '../journal/entry.ts'
import type { Row } from '../journal/journal.ts'

/** All that settlement reads of the journal. */
export type JournalRow = Pick<Row, 'at' | 'entry'>

/** How an application ended; 未報告: it has not. */
export type Standing = IssueOutcome | '未報告'

/** What became of one certificate that was applied for, read off the journal alone. */
export interface Fate {
  /** The visit's own id. */
  readonly transaction: string
  /** Its transaction id at the center. */
  readonly certificate: string
  /** 市区町村コード of who issues. */
  readonly municipality: string
  readonly type: CertificateKind
  readonly copies: number
  /** Of all copies, yen. */
  readonly due: Yen
  /** What of it became ours when it was printed: in cash, and by the cashless terminal. Yen. */
  readonly kept: Yen
  readonly charged: Yen
  readonly standing: Standing
  /** 印刷不良: nobody knows what came out. */
  readonly misprinted: boolean
  /** What it is dated by, ms since 1970: its printing; else the first report of its outcome; else its application. */
  readonly at: number
  /** When the center took note of its outcome, ms since 1970; null: it has not. */
  readonly acknowledgedAt: number | null
}

type Applied = Extract<Entry, { kind: 'applied' }>

interface Course {
  readonly applied: Applied
  readonly state: Certificate
  readonly kept: Yen
  readonly charged: Yen
  readonly appliedAt: number
  readonly printedAt: number | null
  readonly reportedAt: number | null
  readonly acknowledgedAt: number | null
}

/** Every certificate of the journal, in the order of their applications: a pure fold. */
export function fatesOf(rows: Iterable<JournalRow>): readonly Fate[] {
  const courses = new Map<string, Course>()
  for (const { at, entry } of rows) {
    if (!isAbout(entry)) continue
    const before = courses.get(entry.certificate)
    if (before !== undefined) courses.set(entry.certificate, after(before, entry, at))
    else if (entry.kind === 'applied') courses.set(entry.certificate, begun(entry, at))
  }
  return [...courses.values()].map(fateOf)
}

function isAbout(entry: Entry): entry is About {
  return 'certificate' in entry && entry.certificate !== null
}

function begun(applied: Applied, appliedAt: number): Course {
  return { applied, state: certificateAfter(null, applied), kept: 0, charged: 0, appliedAt, printedAt: null, reportedAt: null, acknowledgedAt: null }
}

function after(before: Course, entry: About, at: number): Course {
  const course = { ...before, state: certificateAfter(before.state, entry) }
  if (entry.kind === 'printEnded' && entry.outcome === 'printed')
    return { ...course, kept: course.kept + entry.kept, charged: course.charged + entry.charged, printedAt: course.printedAt ?? at }
  if (entry.kind === 'printEnded' && entry.outcome === 'unknown') return { ...course, printedAt: course.printedAt ?? at }
  if (entry.kind !== 'reported') return course
  return {
    ...course,
    reportedAt: course.reportedAt ?? at,
    acknowledgedAt: course.acknowledgedAt ?? (entry.acknowledged ? at : null),
  }
}

function fateOf({ applied, state, kept, charged, appliedAt, printedAt, reportedAt, acknowledgedAt }: Course): Fate {
  const { transaction, certificate, municipality, type, copies, due } = applied
  const standing = standingOf(state)
  const misprinted = standing === '交付不良要返金' && (state.printing === 'unknown' || state.printing === 'begun')
  const at = printedAt ?? reportedAt ?? appliedAt
  return { transaction, certificate, municipality, type, copies, due, kept, charged, standing, misprinted, at, acknowledgedAt }
}

/** Paper counts before words: what was printed is 交付済 whether it has been reported or not. */
function standingOf({ printing, reported }: Certificate): Standing {
  if (printing === 'printed') return '交付済'
  return printing === 'unknown' ? '交付不良要返金' : reported?.outcome ?? '未報告'
}
