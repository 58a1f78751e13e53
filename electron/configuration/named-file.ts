import { readFileSync } from 'node:fs'

/** What stands in a file that a configuration names, or in the configuration's own; null where it can't be read. */
export function readNamedFile(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
