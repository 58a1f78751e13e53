import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { WindowsParts, WindowsPrintOptions } from './windows-printer.ts'

/** What Windows says of its printers is a few hundred bytes a job. */
const longestAnswer = 1_000_000

/**
 * The real thing: SumatraPDF as `pdf-to-printer` brings it, and the PowerShell that every Windows has. It is started here as the library
 * starts it, for the library gives no handle: what it started can't be ended, and may put a job into the queue long after it was given up.
 * @param quietMs how long PowerShell may take before it is ended, ms. @param shell its program. @param sumatra the program that prints.
 */
export function windowsParts(quietMs: number, shell = 'powershell.exe', sumatra = sumatraOfLibrary): WindowsParts {
  return {
    print: (path, options, given) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      if (given.aborted) return Promise.resolve()
      const child = execFile(sumatra(), sumatraArguments(path, options), { windowsHide: true }, error => error === null ? resolve() : reject(error))
      // Not `signal` of execFile: it would be settled before the program has ended and has let go of the file.
      given.addEventListener('abort', () => child.kill('SIGKILL'), { once: true })
      return promise
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

/** The library does not say where its program lies: beside its own file, outside of an Electron archive, for no program starts in one. */
export function sumatraOfLibrary(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('pdf-to-printer')).replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
  const program = readdirSync(folder).find(name => /^SumatraPDF.*\.exe$/.test(name))
  if (program === undefined) throw new Error('pdf-to-printer has no SumatraPDF')
  return join(folder, program)
}

function sumatraArguments(path: string, { printer, scale, side, paperSize, copies }: WindowsPrintOptions): readonly string[] {
  return ['-print-to', printer, '-silent', '-print-settings', `${scale},${side},paper=${paperSize},${copies}x`, path]
}
