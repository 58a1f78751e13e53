import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { tillState } from './till.ts'
import type { TillState } from './till.ts'

/** What lay in the devices when they ended, as coins do; `fresh` where the file does not exist yet. Throws when it is none of ours. */
export function readTill(file: string, fresh: TillState): TillState {
  try {
    return tillState.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (!z.object({ code: z.literal('ENOENT') }).safeParse(error).success) throw error
    return fresh
  }
}

/** Replaces the file as a whole, so that a killed process leaves the old state or the new one. */
export function writeTill(file: string, state: TillState): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(state))
  renameSync(`${file}.new`, file)
}
