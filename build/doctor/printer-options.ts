import { parseArgs } from 'node:util'

export interface PrinterOptions {
  /** The configuration whose printer is examined, or the address (and certificate's file) of one that no configuration names yet. */
  readonly which: { readonly config: string } | { readonly uri: string; readonly certificate: string | null }
  readonly testSheet: boolean
  readonly json: boolean
}

const known = 'npm run doctor -- printer --config FILE | --uri ipp://HOST/ipp/print [--certificate FILE], and [--test-sheet] [--json]'

/** Reads what follows `doctor printer`; what is wrong with it is said, with what there is. */
export function readPrinterOptions(args: readonly string[]): PrinterOptions | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: 'string' }, uri: { type: 'string' }, certificate: { type: 'string' },
        'test-sheet': { type: 'boolean', default: false }, json: { type: 'boolean', default: false },
      },
    })
    const { config, uri, certificate = null, 'test-sheet': testSheet, json } = values
    const rest = { testSheet, json }
    if (config !== undefined && uri === undefined && certificate === null) return { which: { config }, ...rest }
    if (config === undefined && uri !== undefined) return { which: { uri, certificate }, ...rest }
    return { wrong: `which printer? One configuration, or one address: ${known}` }
  } catch (error) {
    return { wrong: `${error instanceof Error ? error.message : String(error)}\n${known}` }
  }
}
