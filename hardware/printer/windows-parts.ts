import { execFile } from 'node:child_process'
import type { WindowsParts } from './windows-printer.ts'

/** What Windows says of its printers is a few hundred bytes a job. */
const longestAnswer = 1_000_000

/**
 * The real thing: `pdf-to-printer`, and the PowerShell that every Windows has.
 * @param quietMs how long PowerShell may take before it is ended, ms. @param shell its program.
 */
export function windowsParts(quietMs: number, shell = 'powershell.exe'): WindowsParts {
  return {
    async print(path, options) {
      // Loaded where it is needed: every vault of every machine passes here.
      const { default: library } = await import('pdf-to-printer')
      await library.print(path, options)
    },
    run: (script, variables) => {
      const { promise, resolve } = Promise.withResolvers<string | null>()
      execFile(shell, ['-NoProfile', '-NonInteractive', '-Command', script], {
        env: { ...process.env, ...variables }, timeout: quietMs, killSignal: 'SIGKILL', maxBuffer: longestAnswer, windowsHide: true,
      }, (error, said) => resolve(error === null ? said : null))
      return promise
    },
  }
}
