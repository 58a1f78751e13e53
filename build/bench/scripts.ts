import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { languages } from '../../electron/flow/language.ts'
import type { Figure } from './figure.ts'

/** The screen's first page may load so much script before it can draw anything, KB gzipped. */
const mostInitial = 150

/** JavaScript of the built screens in `folder`: what the first page needs, and what each language brings. */
export function scripts(folder: string): readonly Figure[] {
  const assets = join(folder, 'assets')
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name)
  const initial = withImports(assets, named)
  const chunks = [...initial].flatMap((file) => [...textOf(assets, file).matchAll(/import\([`"']\.\/([^`"']+\.js)[`"']\)/g)].map(([, name = '']) => name))
  return [
    { name: 'initial JavaScript, gzipped', value: kilobytes(assets, initial), unit: 'KB', most: mostInitial },
    ...languages.filter((language) => language !== 'ja').map((language): Figure => {
      const chunk = chunks.find((file) => file.startsWith(`${language.toLowerCase()}-`))
      if (chunk === undefined) throw new Error(`No script brings ${language}`)
      const brought = [...withImports(assets, [chunk])].filter((file) => !initial.has(file))
      return { name: `JavaScript of ${language}, gzipped`, value: kilobytes(assets, brought), unit: 'KB', most: null }
    }),
  ]
}

/** These files, and whatever they import before they can run. */
function withImports(assets: string, files: readonly string[]): ReadonlySet<string> {
  const found = new Set(files)
  for (const file of found) {
    for (const [, name = ''] of textOf(assets, file).matchAll(/(?:import|from)\s*[`"']\.\/([^`"']+\.js)[`"']/g)) found.add(name)
  }
  return found
}

function textOf(assets: string, file: string): string {
  return readFileSync(join(assets, file), 'utf8')
}

function kilobytes(assets: string, files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(assets, file)), { level: 9 }).length, 0) / 1024
}
