import { z } from 'zod'
import type { Outcome, Ran } from './step.ts'

const vitestReport = z.object({
  success: z.boolean(),
  testResults: z.array(z.object({
    status: z.enum(['passed', 'failed', 'skipped', 'pending', 'todo', 'disabled']),
    name: z.string(),
    message: z.string(),
    assertionResults: z.array(z.object({
      status: z.enum(['passed', 'failed', 'skipped', 'pending', 'todo', 'disabled']),
      fullName: z.string(),
      failureMessages: z.array(z.string()).default([]),
    })),
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

interface Read extends Counted {
  /** Each with where it stands and why; none where the runner's own output says it. */
  readonly failures: readonly string[]
}

/**
 * A file that could not even be loaded has no tests to fail, and is one failure. What failed is named with its reasons: between the dots
 * and the words of a thousand tests nobody finds it.
 */
function readVitest(text: string): Read {
  const { testResults } = vitestReport.parse(JSON.parse(text))
  const tests = testResults.flatMap((file) => file.assertionResults)
  const passed = tests.filter((test) => test.status === 'passed').length
  const failures = testResults.filter(({ status }) => status === 'failed').flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return [`${name}\n${message}`]
    return failed.map(({ fullName, failureMessages }) => [name, fullName, ...failureMessages].join('\n'))
  })
  const failed = tests.filter((test) => test.status === 'failed').length
  return { passed, failed: failures.length, skipped: tests.length - passed - failed, failures }
}

/** A test that passed only at a second try has failed. */
function readPlaywright(text: string): Read {
  const { errors, stats } = playwrightReport.parse(JSON.parse(text))
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped, failures: [] }
}

/**
 * What a test run amounts to. Finding no test, writing no report, or exiting badly with every test passed
 * (an error outside all tests) is a failure too.
 */
export function judge(runner: 'vitest' | 'playwright', ran: Ran, text: string | null): Outcome {
  const broken = (why: string, counted: Counted): Outcome => ({ ...counted, failed: 1, output: `${why}\n${ran.output}` })
  if (text === null) return broken('It wrote no report.', { passed: 0, failed: 0, skipped: 0 })
  const { failures, ...counted } = runner === 'vitest' ? readVitest(text) : readPlaywright(text)
  if (counted.failed > 0) return { ...counted, output: [...failures, ran.output].join('\n\n') }
  if (ran.code !== 0) return broken(`It ended with ${ran.code} though no test failed.`, counted)
  if (counted.passed === 0) return broken('It found no test.', counted)
  return { ...counted, output: ran.output }
}
