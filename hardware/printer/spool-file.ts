import { randomUUID } from 'node:crypto'
import { mkdir, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Timer } from './timer.ts'

const block = new Uint8Array(65_536)

/** A document on disk, where a spooler takes nothing else. Its name says nothing, nobody else reads it, and it is erased in every case. */
export class SpoolFile {
  readonly name = `${randomUUID()}.pdf`
  readonly path: string
  readonly #folder: string
  #made = false

  /** @param folder absolute, the vault's own, which the terminal sweeps at its start; made where it is not there. */
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
   * does neither while somebody has the file open: tried again until `withinMs` have passed. A name whose content is gone may then stay
   * for the sweep; content that stays is an error.
   */
  async erase(timer: Timer, pollMs: number, withinMs: number): Promise<void> {
    if (!this.#made) return
    const begun = timer.now()
    let overwritten = false
    for (;;) {
      try {
        if (!overwritten) await overwrite(this.path)
        overwritten = true
        return await unlink(this.path)
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
        if (timer.now() - begun >= withinMs) {
          if (overwritten) return
          throw new Error('a document could not be erased', { cause: error })
        }
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
