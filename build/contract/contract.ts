import { fileURLToPath } from 'node:url'
import { createVitest } from 'vitest/node'
import { centerFile, fileVariable } from './center-file.ts'
import { isKept, sumOf, tableOf } from './result-table.ts'
import type { TestCase } from 'vitest/node'
import type { Result } from './result-table.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * `npm run contract -- FILE`: runs the contract of the center port against the module FILE and prints what it keeps. Exit code: 0 it
 * keeps all, 1 it does not or can't be loaded, 2 asked wrongly.
 */
async function runContract(words: readonly string[]): Promise<number> {
  // npm starts us in the project's folder, wherever it was asked.
  const asked = centerFile(words, process.env['INIT_CWD'] ?? process.cwd())
  if ('wrong' in asked) {
    console.error(asked.wrong)
    return 2
  }
  const vitest = await createVitest('test', {
    root, config: fileURLToPath(new URL('vitest.config.ts', import.meta.url)), watch: false, reporters: [{}], env: { [fileVariable]: asked.file },
  })
  await vitest.start()
  const modules = vitest.state.getTestModules()
  const results = modules.flatMap(({ children }) => [...children.allTests()].map(resultOf))
  const broken = [...modules.flatMap((module) => module.errors()), ...vitest.state.getUnhandledErrors()].map(firstLine)
  for (const line of tableOf(results)) console.log(line)
  for (const line of broken) console.error(line)
  console.log(sumOf(results))
  return isKept(results) && broken.length === 0 ? 0 : 1
}

function resultOf(test: TestCase): Result {
  const { state, errors = [] } = test.result()
  const result = ({ passed: 'kept', failed: 'broken', skipped: 'not run', pending: 'not run' } as const)[state]
  return { suite: test.parent.type === 'suite' ? test.parent.name : '', test: test.name, result, why: errors.map(firstLine) }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error) ? String(error.message) : String(error)
  return message.split('\n')[0] ?? ''
}

const code = await runContract(process.argv.slice(2))
// Not vitest.close(), nor a wait until nothing is left to do: both wait without end for a worker that does not go. All has been said.
process.stdout.write('', () => process.exit(code))
