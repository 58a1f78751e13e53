import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflated, longestPacked, openings } from './inflated.ts'
import type { Form, Marker } from './marker.ts'
import { NeedleSearch } from './needle-search.ts'
import { readMemory } from './process-memory.ts'
import type { RunningProcess } from './process-tree.ts'

/** Traces of one marker in one form at one place. */
export interface Residue {
  /** Its name. */
  readonly marker: string
  /** Role and id of a process, or the path of a file. */
  readonly place: string
  readonly form: Form
  /** Found in content that was packed (deflate). */
  readonly packed: boolean
  readonly count: number
}

export interface Scanned {
  readonly residues: readonly Residue[]
  /** All of them together; 0 means something only where the same look has found them before. */
  readonly total: number
  /** Looked through. */
  readonly bytes: number
  /** Processes that had ended, or ended meanwhile: nothing of them is left to be looked through. */
  readonly gone: readonly RunningProcess[]
}

/** What a process is called in a report. */
export function placeOf({ role, pid }: RunningProcess): string {
  return `${role} ${pid}`
}

/**
 * Counts the markers in the memory of processes (Linux), whatever of it is still used. Never give it the process that knows the markers
 * because it asks: it refuses its own, since the needles are there.
 */
export function scanProcesses(processes: readonly RunningProcess[], markers: readonly Marker[]): Scanned {
  const tally = new Tally(markers)
  const gone: RunningProcess[] = []
  let bytes = 0
  for (const running of processes) {
    const place = placeOf(running)
    try {
      bytes += readMemory(running.pid, tally.overlap, (piece, fresh) => tally.count(place, piece, fresh))
      // The pages of one that has just ended read as nothing.
      if (readFileSync(`/proc/${running.pid}/maps`, 'latin1') === '') gone.push(running)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))) throw error
      gone.push(running)
    }
  }
  return { ...tally.result(), bytes, gone }
}

/** Counts where any of these bytes stand in a process's memory, each by itself. */
export function countInMemory(pid: number, needles: readonly Uint8Array[]): number {
  const search = new NeedleSearch(needles)
  let count = 0
  readMemory(pid, search.longest, (piece, fresh) => search.each(piece, (_, at) => { if (at < fresh) count += 1 }))
  return count
}

/** Counts the markers in every file below the folders, in their paths too. Links are not followed: what they lead to is elsewhere. */
export function scanFolders(folders: readonly string[], markers: readonly Marker[]): Scanned {
  const tally = new Tally(markers)
  let bytes = 0
  for (const path of folders.flatMap(filesBelow)) {
    const content = contentOf(path)
    const name = Buffer.from(path)
    tally.count(path, name, name.length)
    if (content === null) continue
    tally.count(path, content, content.length)
    tally.countPacked(path, content)
    bytes += content.length
  }
  return { ...tally.result(), bytes, gone: [] }
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path)
    return entry.isFile() ? [path] : []
  })
}

/** Null: it was removed meanwhile. */
function contentOf(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** The usual first bytes of zlib (RFC 1950) and of gzip (RFC 1952). */
function isPackedHere(first = 0, second = 0): boolean {
  return first === 0x78 || (first === 0x1f && second === 0x8b)
}

/** Counts by marker, place and form. */
class Tally {
  readonly #plain: NeedleSearch
  readonly #all: NeedleSearch
  readonly #meanings: readonly { readonly marker: string; readonly form: Form }[]
  readonly #counts = new Map<string, Residue>()

  constructor(markers: readonly Marker[]) {
    const needles = markers.flatMap(({ name, needles: forms }) => forms.map(({ form, bytes }) => ({ marker: name, form, bytes })))
    this.#meanings = needles
    this.#plain = new NeedleSearch(needles.map(({ bytes }) => bytes))
    this.#all = new NeedleSearch([...needles.map(({ bytes }) => bytes), ...openings])
  }

  /** Of what lies behind a piece so much is needed too. */
  get overlap(): number {
    return Math.max(this.#all.longest, longestPacked)
  }

  /** Those that begin within the first `fresh` bytes; the others are counted with the next piece. */
  count(place: string, piece: Uint8Array, fresh: number): void {
    this.#all.each(piece, (needle, at) => {
      if (at >= fresh) return
      const meaning = this.#meanings[needle]
      if (meaning !== undefined) this.#add({ ...meaning, place, packed: false })
      else this.#unpack(place, piece.subarray(at + (openings[needle - this.#meanings.length]?.length ?? 0)))
    })
  }

  /** Whatever may be packed content wherever it begins; for files, of which there is little. */
  countPacked(place: string, content: Uint8Array): void {
    for (let at = 0; at + 2 < content.length; at += 1) {
      // After `stream` it is counted already.
      if (isPackedHere(content[at], content[at + 1]) && content[at - 1] !== 0x0a) this.#unpack(place, content.subarray(at))
    }
  }

  #unpack(place: string, packed: Uint8Array): void {
    const content = inflated(packed)
    if (content === null) return
    this.#plain.each(content, (needle) => {
      const meaning = this.#meanings[needle]
      if (meaning !== undefined) this.#add({ ...meaning, place, packed: true })
    })
    content.fill(0)
  }

  #add(found: Omit<Residue, 'count'>): void {
    const { marker, place, form, packed } = found
    const key = JSON.stringify([marker, place, form, packed])
    this.#counts.set(key, { marker, place, form, packed, count: (this.#counts.get(key)?.count ?? 0) + 1 })
  }

  result(): { readonly residues: readonly Residue[]; readonly total: number } {
    const residues = [...this.#counts.values()]
    return { residues, total: residues.reduce((sum, { count }) => sum + count, 0) }
  }
}
