import { parseArgs } from 'node:util'

export interface Arguments {
  /** Configuration file; null = the one we ship. */
  readonly config: string | null
  readonly serve: boolean
  readonly real: boolean
}

/** Reads the command line; a word it does not know is said, with those it knows. */
export function readArguments(argv: readonly string[]): Arguments | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...argv], options: { config: { type: 'string' }, serve: { type: 'boolean' }, real: { type: 'boolean' } },
    })
    return { config: values.config ?? null, serve: values.serve ?? false, real: values.real ?? false }
  } catch (error) {
    return { wrong: `${error instanceof Error ? error.message : String(error)}\nknown: --serve, --real, --config FILE` }
  }
}
