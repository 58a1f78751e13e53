import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Debian's package of each program that makes a clip. */
const packages = {
  open_jtalk: 'open-jtalk', 'espeak-ng': 'espeak-ng', opusenc: 'opus-tools', npm: 'npm', tar: 'tar',
} as const

/** Runs a program to its end, with words on its standard input; throws what it said when it fails, and its package when it isn't there. */
export async function runProgram(program: keyof typeof packages, args: readonly string[], words = ''): Promise<void> {
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => { said += text })
  // Whoever ends before having read everything says so by its exit code.
  child.stdin.on('error', () => undefined)
  child.stdin.end(words)
  try {
    await once(child, 'close')
  } catch {
    throw new Error(`${program} can't be run; it is in the package ${packages[program]}`)
  }
  if (child.exitCode !== 0) throw new Error(`${program} failed: ${said.trim().split('\n').at(-1) ?? ''}`)
}
