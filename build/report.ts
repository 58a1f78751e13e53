import { z } from 'zod'
import type { Outcome, Ran } from './step.ts'

const vitestReport = z.object({
  success: z.boolean(),
  testResults: z.array(z.object({
    status: z.enum(['passed', 'failed', 'skipped', 'pending', 'todo', 'disabled']),
    assertionResults: z.array(z.object({ status: z.enum(['passed', 'failed', 'skipped', 'pending', 'todo', 'disabled']) })),
  })),
})

const playwrightReport = z.object({
  errors: z.array(z.unknown()),
  stats: z.object({
    expected: z.number().int(), unexpected: z.number().int(), flaky: z.number().int(), skipped: z.number().int(),
  }),
})

interface Counted {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** A file that could not even be loaded has no tests to fail, and is one failure. */
function countVitest(text: string): Counted {
  const { testResults } = vitestReport.parse(JSON.parse(text))
  const tests = testResults.flatMap((file) => file.assertionResults)
  const passed = tests.filter((test) => test.status === 'passed').length
  const failed = tests.filter((test) => test.status === 'failed').length
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')).length
  return { passed, failed: failed + broken, skipped: tests.length - passed - failed }
}

/** A test that passed only at a second try has failed. */
function countPlaywright(text: string): Counted {
  const { errors, stats } = playwrightReport.parse(JSON.parse(text))
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped }
}

/**
 * What a test run amounts to. Finding no test, writing no report, or exiting badly with every test passed
 * (an error outside all tests) is a failure too.
 */
export function judge(runner: 'vitest' | 'playwright', ran: Ran, text: string | null): Outcome {
  const broken = (why: string, counted: Counted): Outcome => ({ ...counted, failed: 1, output: `${why}\n${ran.output}` })
  if (text === null) return broken('It wrote no report.', { passed: 0, failed: 0, skipped: 0 })
  const counted = runner === 'vitest' ? countVitest(text) : countPlaywright(text)
  if (counted.failed > 0) return { ...counted, output: ran.output }
  if (ran.code !== 0) return broken(`It ended with ${ran.code} though no test failed.`, counted)
  if (counted.passed === 0) return broken('It found no test.', counted)
  return { ...counted, output: ran.output }
}
