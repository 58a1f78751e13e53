import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const at = (path: string) => new URL(path, import.meta.url).href

/** What a vault's process loads and may touch files or other programs, and why; everything else has no hands for either. */
const hands: ReadonlyMap<string, string> = new Map([
  [at('../../hardware/printer/demo-printer-folder.ts'), 'the demo printer’s outlet, which production refuses'],
  [at('../../hardware/wipe/process-wipe.ts'), 'overwrites what it finds'],
  [at('../../hardware/printer/spool-file.ts'), 'Windows prints from files only: overwritten and removed'],
  [at('../../hardware/printer/windows-parts.ts'), 'Windows prints by a program only'],
])

/** A module and all that it loads, its own and what it names of others, types left out. */
function loadedBy(module: string, loaded = new Map<string, readonly string[]>()): ReadonlyMap<string, readonly string[]> {
  if (loaded.has(module)) return loaded
  const source = readFileSync(new URL(module), 'utf8')
  const named = [...source.matchAll(/(?:^import|^export|\bimport\() ?(?!type )[^'";]*'([^']+)'/gm)].flatMap(([, name = '']) => name)
  loaded.set(module, named.filter((name) => !name.startsWith('.')))
  for (const name of named) if (name.startsWith('.')) loadedBy(new URL(name, module).href, loaded)
  return loaded
}

const handy = /^(?:node:)?(?:fs|fs\/promises|sqlite|child_process|worker_threads)$|^pdf-to-printer$/
const withHands = (module: string) => [...loadedBy(module)].filter(([, names]) => names.some((name) => handy.test(name))).map(([each]) => each)

test('I-13 no certificate goes into a file: of all that a vault loads only what is named has a way to write one', () => {
  const vault = at('vault-process.ts')
  expect([...loadedBy(vault).keys()]).toEqual(expect.arrayContaining([at('certificate-vault.ts'), at('../../hardware/printer/ipp-exchange.ts'), at('../../center/post.ts')]))
  expect(withHands(vault).filter((module) => !hands.has(module))).toEqual([])
})

test.each(['ipp-printer.ts', 'cups-printer.ts'])('I-13 where the printer is spoken to by %s there is no file at all, and no other program', (driver) => {
  const module = at(`../../hardware/printer/${driver}`)
  expect(loadedBy(module).size).toBeGreaterThan(3)
  expect(withHands(module)).toEqual([])
  expect([...hands.keys()].filter((each) => loadedBy(module).has(each))).toEqual([])
})
