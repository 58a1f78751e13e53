import { describe, expect, test } from 'vitest'
import { judge } from './report.ts'

const well = { code: 0, output: 'what it said' }
const badly = { code: 1, output: 'what it said' }

function vitest(...files: readonly { readonly status: string; readonly tests: readonly string[] }[]): string {
  return JSON.stringify({
    success: true,
    testResults: files.map(({ status, tests }, index) => ({
      status, name: `file ${index}`, message: 'why it is lost',
      assertionResults: tests.map((each, nth) => ({
        status: each, fullName: `test ${nth}`, ...each === 'failed' ? { failureMessages: ['because'] } : {},
      })),
    })),
  })
}

function playwright(stats: Readonly<Record<string, number>>, errors: readonly unknown[] = []): string {
  return JSON.stringify({ errors, stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } })
}

describe('vitest', () => {
  test('counts tests, not files', () => {
    const text = vitest({ status: 'passed', tests: ['passed', 'passed'] }, { status: 'passed', tests: ['passed', 'skipped'] })
    expect(judge('vitest', well, text)).toEqual({ passed: 3, failed: 0, skipped: 1, output: 'what it said' })
  })

  test('files that could not be loaded are a failure each', () => {
    const lost = { status: 'failed', tests: [] }
    expect(judge('vitest', badly, vitest({ status: 'passed', tests: ['passed'] }, lost, lost)))
      .toEqual({ passed: 1, failed: 2, skipped: 0, output: 'file 1\nwhy it is lost\n\nfile 2\nwhy it is lost\n\nwhat it said' })
  })

  test('a file whose tests passed and whose teardown failed is one failure', () => {
    expect(judge('vitest', badly, vitest({ status: 'failed', tests: ['passed'] }))).toMatchObject({ passed: 1, failed: 1 })
  })

  test('a failed test is counted once, and named before all that was said', () => {
    expect(judge('vitest', badly, vitest({ status: 'failed', tests: ['passed', 'failed'] })))
      .toEqual({ passed: 1, failed: 1, skipped: 0, output: 'file 0\ntest 1\nbecause\n\nwhat it said' })
  })
})

describe('playwright', () => {
  test('counts what it expected', () => {
    expect(judge('playwright', well, playwright({ expected: 4, skipped: 1 }))).toMatchObject({ passed: 4, failed: 0, skipped: 1 })
  })

  test('flaky is failed', () => {
    expect(judge('playwright', well, playwright({ expected: 1, flaky: 1 }))).toMatchObject({ passed: 1, failed: 1 })
  })

  test('an error outside all tests is a failure', () => {
    expect(judge('playwright', badly, playwright({ expected: 1 }, [{ message: 'no browser' }]))).toMatchObject({ passed: 1, failed: 1 })
  })
})

describe('both', () => {
  test.each(['vitest', 'playwright'] as const)('%s: no test found is a failure', (runner) => {
    const text = runner === 'vitest' ? vitest() : playwright({})
    expect(judge(runner, well, text)).toEqual({ passed: 0, failed: 1, skipped: 0, output: 'It found no test.\nwhat it said' })
  })

  test('only skipped tests are no tests', () => {
    expect(judge('playwright', well, playwright({ skipped: 2 }))).toMatchObject({ passed: 0, failed: 1 })
  })

  test('no report is a failure', () => {
    expect(judge('vitest', well, null)).toEqual({ passed: 0, failed: 1, skipped: 0, output: 'It wrote no report.\nwhat it said' })
  })

  test('ending badly with every test passed is a failure', () => {
    expect(judge('vitest', badly, vitest({ status: 'passed', tests: ['passed'] }))).toMatchObject({ passed: 1, failed: 1 })
  })

  test('a report of another shape throws', () => {
    expect(() => judge('vitest', well, '{}')).toThrow()
  })
})
