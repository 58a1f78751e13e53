import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/** How much is read at a time, bytes. */
const chunk = 4 * 1024 * 1024

const pageBytes = 4096
/** Of a page's entry in `pagemap`, bytes. */
const entryBytes = 8

/**
 * Reads the memory that a process can write, or has made for itself, piece by piece (Linux). Each piece begins with `fresh` bytes that no
 * other has, and goes on for up to `overlap` more, so that nothing is cut in two. What is unmapped while it looks is passed over; a
 * process that is not there is an error. Returns how many bytes were read. The piece given is overwritten afterwards.
 */
export function readMemory(pid: number, overlap: number, look: (piece: Buffer, fresh: number) => void): number {
  if (pid === process.pid) throw new RangeError('a process that looks into itself finds what it looks for')
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  const pages = openSync(`/proc/${pid}/pagemap`, 'r')
  const buffer = Buffer.allocUnsafeSlow(chunk + overlap)
  let bytes = 0
  try {
    const maps = ownMaps(readFileSync(`/proc/${pid}/maps`, 'latin1'))
    for (const { start, end } of maps.flatMap((map) => filledRuns(pages, map))) {
      for (let at = start; at < end; at += chunk) {
        const got = readAt(memory, buffer, at, Math.min(chunk + overlap, end - at))
        look(buffer.subarray(0, got), Math.min(got, chunk))
        bytes += Math.min(got, chunk)
      }
    }
  } finally {
    buffer.fill(0)
    closeSync(pages)
    closeSync(memory)
  }
  return bytes
}

/** Runs of pages that hold anything, in memory or swapped out: V8 and Chromium reserve far more than they fill. */
function filledRuns(pages: number, { start, end }: MemoryMap): readonly MemoryMap[] {
  const entries = Buffer.alloc((end - start) / pageBytes * entryBytes)
  const got = readAt(pages, entries, start / pageBytes * entryBytes, entries.length)
  const runs: { start: number; end: number }[] = []
  for (let at = 0; at + entryBytes <= got; at += entryBytes) {
    // Its two highest bits: present, swapped.
    if (entries.readUInt8(at + entryBytes - 1) < 0x40) continue
    const page = start + at / entryBytes * pageBytes
    const last = runs.at(-1)
    if (last?.end === page) last.end += pageBytes
    else runs.push({ start: page, end: page + pageBytes })
  }
  return runs
}

export interface MemoryMap { readonly start: number; readonly end: number }

/** What of `/proc/PID/maps` can be written, and what belongs to no file: a page may have been closed to writing after it was filled. */
export function ownMaps(text: string): readonly MemoryMap[] {
  return text.split('\n').flatMap((line) => {
    const [, start, end, access, inode] = /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ (\d+)/.exec(line) ?? []
    if (start === undefined || end === undefined || access?.startsWith('r') !== true) return []
    if (!access.startsWith('rw') && inode !== '0') return []
    return [{ start: parseInt(start, 16), end: parseInt(end, 16) }]
  })
}

function readAt(file: number, buffer: Buffer, at: number, length: number): number {
  let got = 0
  while (got < length) {
    const read = readSome(file, buffer, got, length - got, at + got)
    if (read === 0) break
    got += read
  }
  return got
}

function readSome(file: number, buffer: Buffer, offset: number, length: number, at: number): number {
  try {
    return readSync(file, buffer, offset, length, at)
  } catch (error) {
    // vsyscall lies where a file offset is negative.
    if (error instanceof Error && 'code' in error && ['EIO', 'EFAULT', 'ERR_OUT_OF_RANGE'].includes(String(error.code))) return 0
    throw error
  }
}

/** The first so many bytes in a process's memory that begin so, and go on to their full length; null: it has none. */
export function copyFrom(pid: number, beginning: Uint8Array, length: number): Buffer | null {
  let found: Buffer | null = null
  readMemory(pid, length, (piece, fresh) => {
    for (let at = piece.indexOf(beginning); found === null && at !== -1 && at < fresh; at = piece.indexOf(beginning, at + 1)) {
      if (at + length <= piece.length) found = Buffer.from(piece.subarray(at, at + length))
    }
  })
  return found
}
