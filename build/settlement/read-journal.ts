import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { journalFile, openJournal } from '../../electron/journal/journal.ts'
import type { Opened } from '../../electron/journal/journal.ts'
import type { JournalRow } from '../../electron/settlement/fates.ts'

export type ReadJournal = { readonly kind: 'read'; readonly rows: readonly JournalRow[] } | { readonly kind: 'refused'; readonly why: string }

/** All of a stopped terminal's journal, its chain verified. A journal is read here and never made. */
export function readJournal(dataFolder: string): ReadJournal {
  const file = journalFile(resolve(dataFolder))
  if (!existsSync(file) && !existsSync(`${file}-wal`))
    return refused(`${file}: there is no journal; the terminal has not run with this dataFolder (--config FILE names another, a relative one begins in the folder of this shell)`)
  const opened = openJournal(file, { now: () => ({ wall: Date.now(), monotonic: performance.now() }) })
  if (opened.kind !== 'opened') return refused(`${file}: ${whyNot(opened)}`)
  const rows = opened.journal.read()
  opened.journal.close()
  return { kind: 'read', rows }
}

const refused = (why: string) => ({ kind: 'refused', why }) as const

function whyNot(opened: Exclude<Opened, { kind: 'opened' }>): string {
  switch (opened.kind) {
    case 'inUse': return 'the terminal is running, and its journal is its own until it ends; stop it, settle, and start it again'
    case 'corrupt': return `is broken (${opened.why}) and proves nothing; it is kept as it is, staff decides what becomes of it`
    case 'otherVersion': return `was written in the words of another version of the terminal (${opened.version}); settle with that one`
    case 'unavailable': return `can't be opened (${opened.code})`
  }
}
