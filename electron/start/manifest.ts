import { lstatSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { canonicalJson, sha256 } from '../../center/digests.ts'

/** Lies in the folder that it describes, and does not list itself. */
export const manifestName = 'manifest.json'

const manifest = z.strictObject({
  version: z.literal(1),
  build: z.string().regex(/^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/, 'is no semver'),
  /** SHA-256, lower-case hex, by path below the folder, with slashes. */
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
})
export type Manifest = z.infer<typeof manifest>

export interface Expected {
  /** A folder without a manifest will not do. */
  readonly production: boolean
  /** Semver. */
  readonly build: string
}

export type CheckedManifest =
  /** Digest: SHA-256 of the manifest as canonical JSON, hex. */
  | { readonly kind: 'whole'; readonly digest: string }
  /** No manifest, which is allowed only at development. */
  | { readonly kind: 'none' }
  /** The first file that is changed, missing, no plain file, or not listed. */
  | { readonly kind: 'altered'; readonly file: string }
  | { readonly kind: 'otherBuild'; readonly build: string }
  | { readonly kind: 'unreadable'; readonly why: string }

/** What a manifest of the folder as it is now says. @param build semver. */
export function manifestOf(folder: string, build: string): Manifest {
  const files = filesBelow(folder).map((path) => [path, sha256(readFileSync(join(folder, path)))])
  return manifest.parse({ version: 1, build, files: Object.fromEntries(files) })
}

/**
 * Whether a folder holds exactly what was built, of the build that is expected (I-16, R6: the wrong program on a terminal). The
 * manifest carries digests and no signature yet, so this finds a mistaken, mixed or damaged installation; it does not stop somebody
 * who can write the manifest too. What lies outside the folder (Electron, the PC/SC binary) is not looked at.
 */
export function checkManifest(folder: string, { production, build }: Expected): CheckedManifest {
  try {
    const text = readText(join(folder, manifestName))
    if (text === null) return production ? { kind: 'unreadable', why: 'it is not there' } : { kind: 'none' }
    const read = manifest.safeParse(JSON.parse(text))
    if (!read.success) {
      return { kind: 'unreadable', why: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') }
    }
    const file = alteredIn(folder, read.data)
    if (file !== undefined) return { kind: 'altered', file }
    if (read.data.build !== build) return { kind: 'otherBuild', build: read.data.build }
    return { kind: 'whole', digest: sha256(canonicalJson(read.data)) }
  } catch (error) {
    return { kind: 'unreadable', why: error instanceof Error ? error.message : String(error) }
  }
}

/** Only what was found in the folder is opened, so no listed path leads out of it; a link is no plain file and leads nowhere. */
function alteredIn(folder: string, { files }: Manifest): string | undefined {
  const listed = new Map(Object.entries(files))
  const there = new Set(filesBelow(folder))
  const asListed = (path: string): boolean =>
    there.has(path) && lstatSync(join(folder, path)).isFile() && listed.get(path) === sha256(readFileSync(join(folder, path)))
  return [...new Set([...listed.keys(), ...there])].toSorted().find((path) => !asListed(path))
}

function filesBelow(folder: string, below = ''): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = `${below}${entry.name}`
    if (entry.isDirectory()) return filesBelow(folder, `${path}/`)
    return path === manifestName ? [] : [path]
  })
}

/** Null when there is no such file; one that is there and can't be read throws. */
function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
