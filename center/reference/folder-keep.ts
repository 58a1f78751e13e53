import { X509Certificate, createPrivateKey, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { serialOf } from './keep.ts'
import type { Certified, Keep } from './keep.ts'

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)
const content = z.strictObject({ certificate: base64url, privateKey: base64url })
const fileName = /^([a-zA-Z0-9.-]+)\.(\d{1,6})\.json$/
const draftName = /^[0-9a-f-]{36}\.draft$/
/** Longer than anybody writes on a draft, ms. */
const abandonedAfter = 60_000

interface Entry { readonly name: string; readonly generation: number }

/**
 * Keeps in files that are written once and never changed: what replaces one has the next number. So several processes share a
 * folder without a lock: who writes a number first has written it for all. Only the owner can read them.
 */
export class FolderKeep implements Keep {
  readonly #folder: string
  readonly #remedy: string
  /** By serial. Files never change: none is read twice to answer for it. */
  readonly #names = new Map<string, string>()
  readonly #read = new Set<string>()

  /** @param remedy what to do about a broken file. */
  constructor(folder: string, remedy: string) {
    this.#folder = folder
    this.#remedy = remedy
  }

  /**
   * Reads everything, and removes what processes that were killed have left unfinished: there are keys in it. Rejects with file
   * and remedy when something can't be read, or isn't ours.
   */
  async check(): Promise<void> {
    const entries = await this.#entries()
    await this.#sweep()
    for (const entry of entries) await this.#open(entry)
  }

  async latest(name: string): Promise<Certified | null> {
    const entry = await this.#latest(name)
    return entry === null ? null : this.#open(entry)
  }

  async take(name: string, isGood: (kept: Certified) => boolean, make: () => Promise<Certified>): Promise<Certified> {
    for (;;) {
      const entry = await this.#latest(name)
      const kept = entry === null ? null : await this.#open(entry)
      if (kept !== null && isGood(kept)) return kept
      const made = await make()
      // Where somebody else was faster, theirs is judged like any other.
      if (await this.#create({ name, generation: (entry?.generation ?? 0) + 1 }, made)) return made
    }
  }

  async nameOf(serial: string): Promise<string | null> {
    const broken: unknown[] = []
    for (const entry of this.#names.has(serial) ? [] : await this.#entries()) {
      if (this.#read.has(this.#fileOf(entry))) continue
      await this.#open(entry).catch((error: unknown) => broken.push(error))
    }
    const name = this.#names.get(serial)
    // Whether it is nobody's can't be said while one can't be read; what another file tells is true all the same.
    if (name === undefined && broken.length > 0) throw broken[0]
    return name ?? null
  }

  async #latest(wanted: string): Promise<Entry | null> {
    const entries = (await this.#entries()).filter(({ name }) => name === wanted)
    return entries.toSorted((a, b) => b.generation - a.generation)[0] ?? null
  }

  async #entries(): Promise<readonly Entry[]> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    return (await readdir(this.#folder)).flatMap((file) => {
      const [, name, generation] = fileName.exec(file) ?? []
      return name === undefined ? [] : [{ name, generation: Number(generation) }]
    })
  }

  async #open(entry: Entry): Promise<Certified> {
    const file = this.#fileOf(entry)
    const text = await readFile(file, 'utf8')
    try {
      const { certificate, privateKey } = content.parse(JSON.parse(text))
      const kept = belonging(Buffer.from(certificate, 'base64url'), Buffer.from(privateKey, 'base64url'))
      this.#names.set(kept.serial, entry.name)
      this.#read.add(file)
      return kept
    } catch (error) {
      throw new Error(`${file} is broken: ${this.#remedy}`, { cause: error })
    }
  }

  /** In one piece or not at all; false when there is one of that number by now. */
  async #create(entry: Entry, { certificate, privateKey, serial }: Certified): Promise<boolean> {
    const draft = join(this.#folder, `${randomUUID()}.draft`)
    try {
      const file = await open(draft, 'wx', 0o600)
      await file.writeFile(`${JSON.stringify({ certificate: text(certificate), privateKey: text(privateKey) })}\n`)
      await file.sync()
      await file.close()
      await link(draft, this.#fileOf(entry))
      this.#names.set(serial, entry.name)
      return true
    } catch (error) {
      if (isCode(error, 'EEXIST')) return false
      throw error
    } finally {
      await rm(draft, { force: true })
    }
  }

  async #sweep(): Promise<void> {
    for (const file of (await readdir(this.#folder)).filter((name) => draftName.test(name))) {
      const draft = join(this.#folder, file)
      if (Date.now() - await lastWritten(draft) > abandonedAfter) await rm(draft, { force: true })
    }
  }

  #fileOf({ name, generation }: Entry): string {
    return join(this.#folder, `${name}.${generation}.json`)
  }
}

/** Milliseconds since 1970; never, when whoever wrote on it has finished meanwhile. */
async function lastWritten(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs
  } catch (error) {
    if (isCode(error, 'ENOENT')) return Infinity
    throw error
  }
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

function belonging(certificate: Uint8Array, privateKey: Uint8Array): Certified {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  if (!new X509Certificate(certificate).checkPrivateKey(key)) throw new Error('the key is another certificate’s')
  return { certificate, privateKey, serial: serialOf(certificate) }
}
