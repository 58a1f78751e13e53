import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder laid out as the kernel lays out a lamp's; what is written stays as written, since nobody plays the kernel. */
export class LedFolder {
  readonly folder = join(mkdtempSync(join(tmpdir(), 'led-')), 'call')

  /** @param files what the kernel shows beside `brightness`, by name. */
  constructor(files: Readonly<Record<string, string>>) {
    mkdirSync(this.folder)
    for (const [name, text] of Object.entries({ brightness: '0', ...files })) writeFileSync(join(this.folder, name), `${text}\n`)
    onTestFinished(() => rmSync(join(this.folder, '..'), { recursive: true }))
  }

  /** What stands in one of its files; null: it has none of that name. */
  says(name: string): string | null {
    const file = join(this.folder, name)
    return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
  }

  unplug(): void {
    renameSync(this.folder, `${this.folder}.away`)
  }

  plug(): void {
    renameSync(`${this.folder}.away`, this.folder)
  }
}
