import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { judge } from './report.ts'
import { run } from './step.ts'
import type { Step } from './step.ts'

const folder = resolve('build/out/report')

function testStep(name: string, runner: 'vitest' | 'playwright', report: string, args: readonly string[]): Step {
  return {
    name,
    async run() {
      const file = resolve(folder, report)
      mkdirSync(folder, { recursive: true })
      rmSync(file, { force: true })
      const ran = await run(runner, args)
      return judge(runner, ran, existsSync(file) ? readFileSync(file, 'utf8') : null)
    },
  }
}

function vitestStep(name: string, project: string): Step {
  const report = `${project}.json`
  return testStep(name, 'vitest', report, [
    'run', '--root', '.', '--config', 'build/vitest.config.ts', '--project', project,
    '--reporter', 'dot', '--reporter', 'json', `--outputFile.json=${resolve(folder, report)}`,
  ])
}

/** Fast tests of single files. */
export const unitTests = vitestStep('unit tests', 'unit')

/** Walks over every state and every power cut. */
export const walkTests = vitestStep('walks', 'walk')

/** Tests on real parts: pcscd, a printer, processes that are killed. One file at a time. */
export const stackTests = vitestStep('stack tests', 'stack')

/** Journeys in a real browser; where the report goes stands in the configuration. */
export const journeys = testStep('journeys', 'playwright', 'journeys.json', ['test', '--config', 'e2e/playwright.config.ts'])
