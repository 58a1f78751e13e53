import { parseArgs } from 'node:util'

export interface CenterOptions {
  /** Configuration file: it alone says which center, and who this terminal is. */
  readonly config: string
  readonly json: boolean
}

const known = 'npm run doctor -- center --config FILE [--json]'

/** Reads what follows `doctor center`; what is wrong with it is said, with what there is. */
export function readCenterOptions(args: readonly string[]): CenterOptions | { readonly wrong: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: { config: { type: 'string' }, json: { type: 'boolean', default: false } } })
    const { config = '', json } = values
    return config === '' ? { wrong: `which center? ${known}` } : { config, json }
  } catch (error) {
    return { wrong: `${error instanceof Error ? error.message : String(error)}\n${known}` }
  }
}
