import { X509Certificate, createPrivateKey, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { serialOf } from './keep.ts'
import type { Certified, Keep } from './keep.ts'

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)
const content = z.strictObject({ certificate: base64url, privateKey: base64url })
const fileName = /^([a-zA-Z0-9.-]+)\.(\d{1,6})\.json$/

interface Entry { readonly name: string; readonly generation: number }

/**
 * Keeps in files that are written once and never changed: what replaces one has the next number. So several processes share a
 * folder without a lock: who writes a number first has written it for all. Only the owner can read them.
 */
export class FolderKeep implements Keep {
  readonly #folder: string
  readonly #remedy: string

  /** @param remedy what to do about a broken file. */
  constructor(folder: string, remedy: string) {
    this.#folder = folder
    this.#remedy = remedy
  }

  /** Reads everything. Rejects with file and remedy when something can't be read, or isn't ours. */
  async check(): Promise<void> {
    for (const entry of await this.#entries()) await this.#read(entry)
  }

  async latest(name: string): Promise<Certified | null> {
    const entry = await this.#latest(name)
    return entry === null ? null : this.#read(entry)
  }

  async take(name: string, isGood: (kept: Certified) => boolean, make: () => Promise<Certified>): Promise<Certified> {
    for (;;) {
      const entry = await this.#latest(name)
      const kept = entry === null ? null : await this.#read(entry)
      if (kept !== null && isGood(kept)) return kept
      const made = await make()
      // Where somebody else was faster, theirs is judged like any other.
      if (await this.#create({ name, generation: (entry?.generation ?? 0) + 1 }, made)) return made
    }
  }

  async nameOf(serial: string): Promise<string | null> {
    for (const entry of await this.#entries()) if ((await this.#read(entry)).serial === serial) return entry.name
    return null
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

  async #read(entry: Entry): Promise<Certified> {
    const file = this.#fileOf(entry)
    const text = await readFile(file, 'utf8')
    try {
      const { certificate, privateKey } = content.parse(JSON.parse(text))
      return belonging(Buffer.from(certificate, 'base64url'), Buffer.from(privateKey, 'base64url'))
    } catch (error) {
      throw new Error(`${file} is broken: ${this.#remedy}`, { cause: error })
    }
  }

  /** In one piece or not at all; false when there is one of that number by now. */
  async #create(entry: Entry, { certificate, privateKey }: Certified): Promise<boolean> {
    const draft = join(this.#folder, `${randomUUID()}.draft`)
    try {
      const file = await open(draft, 'wx', 0o600)
      await file.writeFile(`${JSON.stringify({ certificate: text(certificate), privateKey: text(privateKey) })}\n`)
      await file.sync()
      await file.close()
      await link(draft, this.#fileOf(entry))
      return true
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
      throw error
    } finally {
      await rm(draft, { force: true })
    }
  }

  #fileOf({ name, generation }: Entry): string {
    return join(this.#folder, `${name}.${generation}.json`)
  }
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

function belonging(certificate: Uint8Array, privateKey: Uint8Array): Certified {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  if (!new X509Certificate(certificate).checkPrivateKey(key)) throw new Error('the key is another certificate’s')
  return { certificate, privateKey, serial: serialOf(certificate) }
}
