import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export type LoadedModule =
  | { readonly kind: 'loaded'; readonly exports: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly why: string }

/**
 * Loads a module that somebody has named, and so trusts with all that this process holds.
 * @param file its path; a relative one is taken from the folder the process was started in.
 */
export async function loadModule(file: string): Promise<LoadedModule> {
  try {
    const exports: Readonly<Record<string, unknown>> = await import(/* @vite-ignore */ pathToFileURL(resolve(file)).href)
    return { kind: 'loaded', exports }
  } catch (error) {
    return { kind: 'refused', why: `${file}: can’t be loaded: ${messageOf(error)}` }
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
