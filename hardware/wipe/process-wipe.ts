import { constants } from 'node:fs'
import { lstat, open, readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Wipe } from './wipe.ts'

/** Erasing with what the operating system gives. What it can't honestly claim: the printer's memory, remanence of DRAM and SSD. */
export function openProcessWipe(): Wipe {
  return { overwrite, gone, sweep }
}

/** Only bytes that read back as zero are counted. */
function overwrite(buffers: readonly Uint8Array[]): number {
  let bytes = 0
  for (const buffer of buffers) {
    buffer.fill(0)
    if (buffer.every(byte => byte === 0)) bytes += buffer.byteLength
  }
  return bytes
}

/**
 * True only when the system knows no such process. A zombie does not count as gone: its leader can have ended while another of its
 * threads still holds the pages.
 */
function gone(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) throw new RangeError('a process has a positive number')
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return codeOf(error) === 'ESRCH'
  }
}

async function sweep(folders: readonly string[]): Promise<number> {
  let swept = 0
  for (const folder of folders) {
    const found = await lstat(folder).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    })
    if (found !== null && !found.isDirectory()) throw new Error('only a folder can be swept')
    if (found !== null) swept += await sweepFolder(folder)
  }
  return swept
}

/** A link is removed as a link: what it points at may lie anywhere. */
async function sweepFolder(folder: string): Promise<number> {
  let swept = 0
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      swept += await sweepFolder(path)
    } else {
      if (entry.isFile() && await overwriteFile(path)) swept += 1
      await unlink(path)
    }
  }
  return swept
}

const block = new Uint8Array(65_536)

/**
 * Overwrites in place (a rewritten file would get new blocks and leave the old ones) and waits for the disk. False for a file with
 * a second name: its content is also somebody else's.
 */
async function overwriteFile(path: string): Promise<boolean> {
  const file = await open(path, constants.O_RDWR | constants.O_NOFOLLOW)
  try {
    const { size, nlink } = await file.stat()
    if (nlink > 1) return false
    for (let at = 0; at < size;) at += (await file.write(block, 0, Math.min(block.length, size - at), at)).bytesWritten
    await file.sync()
    return true
  } finally {
    await file.close()
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}
