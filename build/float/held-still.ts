import { existsSync } from 'node:fs'
import { journalFile, openJournal } from '../../electron/journal/journal.ts'

/**
 * Keeps the terminal of this data folder from starting while something is done to it; null: it is running. Its journal is what only one can have, so
 * it is held, and nothing is written to it. Where there is none yet, no terminal has ever run.
 */
export function heldStill(dataFolder: string): (() => void) | null {
  const file = journalFile(dataFolder)
  if (!existsSync(file)) return () => {}
  const opened = openJournal(file, { now: () => ({ wall: Date.now(), monotonic: performance.now() }) })
  switch (opened.kind) {
    case 'opened': return () => opened.journal.close()
    case 'inUse': return null
    // A terminal does not start on it either.
    case 'corrupt': case 'otherVersion': case 'unavailable': return () => {}
  }
}
