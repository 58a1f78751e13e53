import { parseSync, Visitor } from 'oxc-parser'

export interface Import {
  readonly line: number
  /** As written; null where it is computed and cannot be known. */
  readonly specifier: string | null
  readonly typeOnly: boolean
}

/**
 * Everything a module reaches for: imports, re-exports, dynamic imports, `import('…').Type`, and modules
 * started by their address (`new URL('…', import.meta.url)`), which would otherwise be a door past the rules.
 * Throws when the source does not parse.
 */
export function importsOf(path: string, source: string): readonly Import[] {
  const { program, errors } = parseSync(path, source)
  const [error] = errors
  if (error !== undefined) throw new Error(`${path}: ${error.message}`)
  const found: { readonly start: number; readonly specifier: string | null; readonly typeOnly: boolean }[] = []
  const note = (start: number, specifier: string | null, typeOnly: boolean) => { found.push({ start, specifier, typeOnly }) }

  new Visitor({
    ImportDeclaration: (node) => note(node.start, node.source.value, node.importKind === 'type'),
    ExportAllDeclaration: (node) => note(node.start, node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) note(node.start, node.source.value, node.exportKind === 'type')
    },
    ImportExpression: (node) => note(node.start, literal(node.source), false),
    TSImportType: (node) => note(node.start, node.source.value, true),
    NewExpression: (node) => {
      const [address, base] = node.arguments
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL' || address === undefined || base === undefined) return
      if (source.slice(base.start, base.end) !== 'import.meta.url') return
      const specifier = literal(address)
      // An address without a dot is relative too, unlike a specifier.
      if (specifier !== null && /\.[cm]?[jt]sx?$/.test(specifier)) note(node.start, specifier.startsWith('.') ? specifier : `./${specifier}`, false)
    },
  }).visit(program)

  return found.map(({ start, ...rest }) => ({ ...rest, line: source.slice(0, start).split('\n').length }))
}

function literal(node: { readonly type: string; readonly value?: unknown }): string | null {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : null
}
