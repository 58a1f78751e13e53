import { beginOf, endOf } from './japan-time.ts'
import type { Answer, Center } from './center.ts'
import type { LedgerEntry, LedgerSpan } from './protocol.ts'

/** Of one walk; so many pages no terminal fills in years. */
const mostPages = 1_000

/**
 * The center's lines about the asking terminal of all these days, page by page. A line that moved in between, because its report came, counts
 * as it was seen last. Pages that go backwards, stand still or leave the span are `invalidAnswer`.
 */
export async function wholeLedger(
  center: Pick<Center, 'readLedger'>, session: string, { from, to }: Omit<LedgerSpan, 'after'>,
): Promise<Answer<readonly LedgerEntry[]>> {
  const lines = new Map<string, LedgerEntry>()
  const [begin, end] = [beginOf(from), endOf(to)]
  let after: LedgerSpan['after'] = null
  for (let pages = 0; pages < mostPages; pages += 1) {
    const answer = await center.readLedger(session, { from, to, after })
    if (answer.kind !== 'ok') return answer
    for (const line of answer.value.lines) {
      if (line.at < begin || line.at >= end || (after !== null && !follows(line, after))) return invalid
      after = { at: line.at, transaction: line.transaction }
      lines.set(line.transaction, line)
    }
    if (!answer.value.more) return { kind: 'ok', value: [...lines.values()] }
    if (answer.value.lines.length === 0) return invalid
  }
  return invalid
}

const invalid = { kind: 'fault', fault: 'invalidAnswer' } as const

function follows(line: Pick<LedgerEntry, 'at' | 'transaction'>, before: NonNullable<LedgerSpan['after']>): boolean {
  return line.at === before.at ? line.transaction > before.transaction : line.at > before.at
}
