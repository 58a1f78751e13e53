import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { conclude, programStep, run, runSteps } from './step.ts'
import type { Outcome, Step } from './step.ts'

const node = process.execPath
let said: string[] = []

beforeEach(() => {
  said = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => { said.push(line) })
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

const outcome = (passed: number, failed: number, output = ''): Outcome => ({ passed, failed, skipped: 0, output })

describe('a program', () => {
  test('gives its exit code and everything it said', async () => {
    const ran = await run(node, ['-e', 'console.log("out"); console.error("err"); process.exit(3)'])
    expect(ran.code).toBe(3)
    expect(ran.output.split('\n').toSorted()).toEqual(['', 'err', 'out'])
  })

  test('that a signal killed has failed', async () => {
    expect((await run(node, ['-e', 'process.kill(process.pid, "SIGKILL")'])).code).toBe(1)
  })

  test('that does not exist is a bug in the step', async () => {
    await expect(run('no-such-program', [])).rejects.toThrow('ENOENT')
  })

  test('counts as one', async () => {
    expect(await programStep('good', node, '-e', '').run()).toMatchObject({ passed: 1, failed: 0 })
    expect(await programStep('bad', node, '-e', 'process.exit(1)').run()).toMatchObject({ passed: 0, failed: 1 })
  })
})

describe('steps', () => {
  test('run no more at a time than they may, and all of them', async () => {
    let running = 0
    const most: number[] = []
    const step: Step = {
      name: 'step',
      async run() {
        running += 1
        most.push(running)
        await Promise.resolve()
        running -= 1
        return outcome(1, 0)
      },
    }
    expect(await runSteps([step, step, step, step, step], 2)).toHaveLength(5)
    expect(Math.max(...most)).toBe(2)
  })

  test('print one line each, and the output of what failed', async () => {
    await runSteps([
      { name: 'good', run: async () => outcome(2, 0, 'nobody reads this') },
      { name: 'bad', run: async () => outcome(1, 1, 'a:1 wrong\nb:2 wrong\n') },
    ], 1)
    expect(said).toEqual([
      expect.stringMatching(/^ok {3}good .* s {3}2 passed, 0 failed$/),
      expect.stringMatching(/^FAIL bad .* s {3}1 passed, 1 failed$/),
      '     a:1 wrong\n     b:2 wrong',
    ])
  })

  test('that throw have failed, and the others still run', async () => {
    const broken: Step = { name: 'broken', run: async () => { throw new Error('no such program') } }
    expect(await runSteps([broken, { name: 'good', run: async () => outcome(1, 0) }], 1)).toMatchObject([{ passed: 0, failed: 1 }, { passed: 1, failed: 0 }])
    expect(said[1]).toContain('no such program')
  })

  test('end with the sum alone on the last line', () => {
    conclude([outcome(1, 0), outcome(40, 0)])
    expect(said).toEqual(['41 passed, 0 failed'])
    expect(process.exitCode).toBe(0)
  })

  test('one failure is enough to fail', () => {
    conclude([outcome(1, 0), outcome(40, 1)])
    expect(said).toEqual(['41 passed, 1 failed'])
    expect(process.exitCode).toBe(1)
  })
})
