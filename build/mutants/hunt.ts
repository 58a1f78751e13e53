import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { run } from '../step.ts'
import type { Mutant } from './mutant.ts'

export type Hunted =
  | { readonly kind: 'noticed'; readonly by: readonly string[] }
  /** The tests are as green as before: the guard may be taken out and nobody would know. */
  | { readonly kind: 'unnoticed' }
  /** The code has moved on: the line to be broken is not there, or there more than once. */
  | { readonly kind: 'stale' }

const report = z.object({ testResults: z.array(z.object({ assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })), message: z.string() })) })
/** What is broken may wait for ever, and is noticed by that, too: after so long, ms. */
const hangs = 20_000
const folders = ['electron', 'center', 'hardware', 'typeface', 'locales', 'build']
const files = ['package.json', 'tsconfig.json']

/** A copy of the code in which things may be broken. */
export class HuntingGround {
  readonly #folder = mkdtempSync(join(tmpdir(), 'mutants-'))
  readonly #root: string

  /** @param root of the checkout. */
  constructor(root: string) {
    this.#root = root
    for (const name of [...folders, ...files]) cpSync(join(root, name), join(this.#folder, name), { recursive: true, filter: (path) => basename(path) !== 'out' })
    symlinkSync(join(root, 'node_modules'), join(this.#folder, 'node_modules'))
  }

  /** Breaks one thing, runs those of its tests that are to notice until one does, and mends it again. */
  async hunt({ file, from, to, tests, noticedBy }: Mutant): Promise<Hunted> {
    const path = join(this.#folder, file)
    const sound = readFileSync(join(this.#root, file), 'utf8')
    if (sound.split(from).length !== 2) return { kind: 'stale' }
    writeFileSync(path, sound.replace(from, () => to))
    try {
      const by = await this.#failing(tests, noticedBy)
      return by.length === 0 ? { kind: 'unnoticed' } : { kind: 'noticed', by }
    } finally {
      writeFileSync(path, sound)
    }
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Names of the tests that fail; a file that does not even load counts as one, under its own name. */
  async #failing(tests: readonly string[], named: string): Promise<readonly string[]> {
    const file = join(this.#folder, 'report.json')
    rmSync(file, { force: true })
    await run('vitest', [
      'run', '--root', this.#folder, '--config', join(this.#folder, 'build/vitest.config.ts'), '--project', 'unit', '--project', 'walk',
      '--testNamePattern', named.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'), '--bail', '1', '--maxWorkers', '1', '--testTimeout', String(hangs), '--reporter', 'json', `--outputFile.json=${file}`, ...tests,
    ])
    const { testResults } = report.parse(JSON.parse(readFileSync(file, 'utf8')))
    return testResults.flatMap(({ assertionResults, message }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName)
      return failed.length === 0 && message !== '' ? [message] : failed
    })
  }
}
