import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** What a device in software has kept over a restart; `fresh` where the file does not exist yet. Throws when it is none of ours. */
export function readKept<T>(file: string, schema: z.ZodType<T>, fresh: T): T {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (!z.object({ code: z.literal('ENOENT') }).safeParse(error).success) throw error
    return fresh
  }
}

/** Replaces the file as a whole, so a kill leaves the old state or the new one; nobody cuts the power of what is only software. */
export function writeKept(file: string, state: object): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(state))
  renameSync(`${file}.new`, file)
}
