import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** One thing to be checked. It counts itself: a static step is one, a test run as many as it found. */
export interface Step {
  readonly name: string
  run(): Promise<Outcome>
}

export interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Shown when something failed. */
  readonly output: string
}

export interface Ran {
  readonly code: number
  readonly output: string
}

/** Runs a program under our Node and gathers what it says. A program killed by a signal has failed. */
export async function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => { output += text })
  }
  await once(child, 'close')
  return { code: child.exitCode ?? 1, output }
}

/** A step that is one program, and passes when the program exits with 0. */
export function programStep(name: string, program: string, ...args: readonly string[]): Step {
  return {
    name,
    async run() {
      const { code, output } = await run(program, args)
      return code === 0 ? { passed: 1, failed: 0, skipped: 0, output } : { passed: 0, failed: 1, skipped: 0, output }
    },
  }
}

/** A step that throws is a bug of the step; it must not take the last line with it. */
function brokenStep(error: unknown): Outcome {
  return { passed: 0, failed: 1, skipped: 0, output: error instanceof Error ? error.stack ?? error.message : String(error) }
}

/** Prints one line a step, and its output when something in it failed. */
async function report(step: Step): Promise<Outcome> {
  const begun = performance.now()
  const outcome = await step.run().catch(brokenStep)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  const skipped = outcome.skipped === 0 ? '' : `, ${outcome.skipped} skipped`
  const counts = `${outcome.passed} passed, ${outcome.failed} failed${skipped}`
  console.log(`${outcome.failed === 0 ? 'ok  ' : 'FAIL'} ${step.name.padEnd(16)} ${seconds.padStart(6)} s   ${counts}`)
  if (outcome.failed > 0) console.log(outcome.output.trimEnd().replaceAll(/^/gm, '     '))
  return outcome
}

/** Runs the steps, at most `width` at a time, beginning in the order given. */
export async function runSteps(steps: readonly Step[], width: number): Promise<Outcome[]> {
  const waiting = [...steps]
  const outcomes: Outcome[] = []
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) outcomes.push(await report(step))
  }
  await Promise.all(Array.from({ length: width }, worker))
  return outcomes
}

/** The last line, alone, and the exit code that goes with it. */
export function conclude(outcomes: readonly Outcome[]): void {
  const sum = (pick: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + pick(outcome), 0)
  const failed = sum((outcome) => outcome.failed)
  console.log(`${sum((outcome) => outcome.passed)} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
