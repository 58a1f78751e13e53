import { dirname, resolve } from 'node:path'
import { configuration } from './configuration.ts'
import { readNamedFile } from './named-file.ts'
import type { Configuration } from './configuration.ts'

export type ReadConfiguration = { readonly kind: 'read'; readonly configuration: Configuration } | { readonly kind: 'wrong'; readonly why: string }

/** Reads a configuration file (JSON). What is wrong is said with file, key and what would be allowed; nothing is guessed. */
export function readConfiguration(file: string): ReadConfiguration {
  const text = readNamedFile(file)
  if (text === null) return { kind: 'wrong', why: `${file}: can't be read` }
  const json = parseJson(text)
  if (json.kind === 'broken') return { kind: 'wrong', why: `${file}: is not JSON (${json.why})` }
  const parsed = parseConfiguration(json.value, file)
  return parsed.kind === 'read' ? { kind: 'read', configuration: located(parsed.configuration, dirname(file)) } : parsed
}

/** The same with the files it names found from where the configuration's own stands. */
function located(configuration: Configuration, folder: string): Configuration {
  return { ...configuration, center: locatedCenter(configuration.center, folder), printer: locatedPrinter(configuration.printer, folder) }
}

function locatedCenter(center: Configuration['center'], folder: string): Configuration['center'] {
  switch (center.kind) {
    case 'reference': return center
    case 'https': return {
      ...center, authority: resolve(folder, center.authority), certificate: resolve(folder, center.certificate), key: resolve(folder, center.key),
    }
    case 'module': return { ...center, file: resolve(folder, center.file) }
  }
}

function locatedPrinter(printer: Configuration['printer'], folder: string): Configuration['printer'] {
  if (printer.kind !== 'ipp' || printer.certificate === undefined) return printer
  return { ...printer, certificate: resolve(folder, printer.certificate) }
}

/** Takes a configuration from its parsed JSON. @param name of where it stands, for whoever has to mend it. */
export function parseConfiguration(value: unknown, name: string): ReadConfiguration {
  const parsed = configuration.safeParse(value)
  if (parsed.success) return { kind: 'read', configuration: parsed.data }
  const lines = parsed.error.issues.map((issue) => `${name}: ${issue.path.length > 0 ? issue.path.join('.') : 'the whole'}: ${issue.message}${allowed(issue)}`)
  return { kind: 'wrong', why: lines.join('\n') }
}

/** Which kinds there are, where the parser's own sentence does not say it. */
function allowed({ path }: { readonly path: readonly PropertyKey[] }): string {
  const kinds = kindsOf[path.join('.')]
  return kinds === undefined ? '' : ` (kinds: ${kinds.join(', ')})`
}

const kindsOf: Readonly<Record<string, readonly string[]>> = {
  center: ['reference', 'https', 'module'], card: ['demo', 'pcsc'], coins: ['demo', 'cctalk'], printer: ['demo', 'ipp', 'windows', 'cups'], receipt: ['demo', 'printer', 'escpos'],
  'receipt.line': ['serial', 'network'],
  cashless: ['none', 'demo'],
  staffCall: ['none', 'led', 'demo'],
}

function parseJson(text: string): { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'broken'; readonly why: string } {
  try {
    return { kind: 'value', value: JSON.parse(text) }
  } catch (error) {
    return { kind: 'broken', why: error instanceof Error ? error.message : String(error) }
  }
}
