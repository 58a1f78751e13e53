import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rmdir, unlink } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Timer } from './timer.ts'

const block = new Uint8Array(65_536)

/** Where the process with this id lays its documents: its own folder, so that it can be swept without anybody else's. @param root absolute. */
export function spoolFolder(root: string, pid: number): string {
  return join(root, String(pid))
}

/**
 * Whether a path is that of a document of ours which nobody watches any more: whoever handed one over leaves it in its file until its job
 * is over, so where the file has gone, he has as well. @param root as in `spoolFolder`.
 */
export function isAbandoned(root: string, path: string): boolean {
  if (!path.toLowerCase().startsWith(`${root}${sep}`.toLowerCase())) return false
  return /^\d+[\\/][0-9a-f-]{36}\.pdf$/i.test(path.slice(root.length + 1)) && !existsSync(path)
}

/** A document on disk, where a spooler takes nothing else. Its name says nothing, nobody else reads it, and it is erased in every case. */
export class SpoolFile {
  readonly name = `${randomUUID()}.pdf`
  readonly path: string
  readonly #folder: string
  #made = false

  /** @param folder absolute, this process's own, which the terminal sweeps; made where it is not there, and goes with the document. */
  constructor(folder: string) {
    this.#folder = folder
    this.path = join(folder, this.name)
  }

  /** False when the disk does not take it. */
  async fill(document: Uint8Array): Promise<boolean> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      const file = await open(this.path, 'wx', 0o600)
      this.#made = true
      try {
        await file.writeFile(document)
      } finally {
        await file.close()
      }
      return true
    } catch {
      return false
    }
  }

  /**
   * Overwrites in place (a rewritten file would get new blocks and leave the old ones), waits for the disk, and removes the name. Windows
   * does neither while somebody has the file open: tried again until `withinMs` have passed. `left`: something of it is still there, for
   * the terminal's sweep.
   */
  async erase(timer: Timer, pollMs: number, withinMs: number): Promise<'erased' | 'left'> {
    if (!this.#made) return 'erased'
    const begun = timer.now()
    let overwritten = false
    for (;;) {
      try {
        if (!overwritten) await overwrite(this.path)
        overwritten = true
        await unlink(this.path)
        await rmdir(this.#folder).catch(() => {})
        return 'erased'
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'erased'
        if (timer.now() - begun >= withinMs) return 'left'
      }
      await timer.wait(pollMs)
    }
  }
}

async function overwrite(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    for (let at = 0; at < size;) at += (await file.write(block, 0, Math.min(block.length, size - at), at)).bytesWritten
    await file.sync()
  } finally {
    await file.close()
  }
}
