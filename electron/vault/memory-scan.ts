import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

const chunk = 4 * 1024 * 1024

/**
 * Counts where any of the needles stands in the writable memory of a process (Linux). Meant for a process other than the
 * one that asks: a needle is itself in the memory of the asker. What is unmapped while it looks is passed over.
 */
export function countInMemory(pid: number, needles: readonly Uint8Array[]): number {
  const overlap = Math.max(...needles.map((needle) => needle.length)) - 1
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  const buffer = Buffer.allocUnsafeSlow(chunk + overlap)
  let count = 0
  try {
    for (const { start, end } of writableMaps(pid)) {
      for (let at = start; at < end; at += chunk) {
        const got = readAt(memory, buffer, at, Math.min(chunk + overlap, end - at))
        for (const needle of needles) count += countIn(buffer.subarray(0, got), needle, chunk)
      }
    }
  } finally {
    buffer.fill(0)
    closeSync(memory)
  }
  return count
}

function writableMaps(pid: number): { start: number; end: number }[] {
  return readFileSync(`/proc/${pid}/maps`, 'latin1').split('\n').flatMap((line) => {
    const [, start, end, access] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? []
    if (start === undefined || end === undefined || access?.startsWith('rw') !== true) return []
    return [{ start: parseInt(start, 16), end: parseInt(end, 16) }]
  })
}

function readAt(memory: number, buffer: Buffer, at: number, length: number): number {
  let got = 0
  while (got < length) {
    const read = readSome(memory, buffer, got, length - got, at + got)
    if (read === 0) break
    got += read
  }
  return got
}

function readSome(memory: number, buffer: Buffer, offset: number, length: number, at: number): number {
  try {
    return readSync(memory, buffer, offset, length, at)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EIO' || error.code === 'EFAULT')) return 0
    throw error
  }
}

/** Only those that begin before `limit`: the rest is counted with the next chunk. */
function countIn(hay: Buffer, needle: Uint8Array, limit: number): number {
  let count = 0
  for (let at = hay.indexOf(needle); at !== -1 && at < limit; at = hay.indexOf(needle, at + 1)) count += 1
  return count
}
