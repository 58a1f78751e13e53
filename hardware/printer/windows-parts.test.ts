import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { sumatraOfLibrary, windowsParts } from './windows-parts.ts'

const hostile = `'"; Remove-Item C:\\ -Recurse; $(calc) \`n*[a-z]?%PATH% ';`

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'windows-parts-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** A program in the place of PowerShell or SumatraPDF. */
function shell(body: string): string {
  const file = join(newFolder(), 'shell')
  writeFileSync(file, `#!${process.execPath}\n${body}`)
  chmodSync(file, 0o755)
  return file
}

test('a script is one argument, and a name never one', async () => {
  const said = shell('console.log(JSON.stringify({ args: process.argv.slice(2), name: process.env.MADOGUCHI_PRINTER }))')
  const answer = await windowsParts(20_000, said).run('Get-It; $env:MADOGUCHI_PRINTER', { MADOGUCHI_PRINTER: hostile })
  expect(JSON.parse(answer ?? '')).toEqual({
    args: ['-NoProfile', '-NonInteractive', '-Command', 'Get-It; $env:MADOGUCHI_PRINTER'], name: hostile,
  })
})

test.each([
  ['fails', 'console.log("{}"); process.exit(1)'], ['says too much', 'process.stdout.write("x".repeat(2_000_000))'],
])('a shell that %s has said nothing', async (_how, body) => {
  expect(await windowsParts(20_000, shell(body)).run('', {})).toBeNull()
})

test('a shell that is not there, or does not end, has said nothing', async () => {
  expect(await windowsParts(20_000, '/nowhere/powershell.exe').run('', {})).toBeNull()
  expect(await windowsParts(200, shell('setInterval(() => {}, 1_000)')).run('', {})).toBeNull()
})

const options = { printer: hostile, side: 'duplexlong', paperSize: 'A4', scale: 'noscale', copies: 2, silent: true } as const
const never = new AbortController().signal

test('SumatraPDF is started with just what the library itself would start on Windows: our printer, silently, two-sided on A4, not scaled', async () => {
  const stage = `
    const { promisify } = require('node:util')
    require('node:child_process').execFile = Object.assign(() => {}, {
      [promisify.custom]: async (program, args) => { console.log(JSON.stringify({ program, args })) },
    })
    require('node:os').platform = () => 'win32'
    require('pdf-to-printer').print(${JSON.stringify(import.meta.filename)}, ${JSON.stringify(options)})`
  const { program, args } = JSON.parse(execFileSync(process.execPath, ['-e', stage], { encoding: 'utf8', cwd: import.meta.dirname }))
  expect(sumatraOfLibrary()).toBe(program)
  const noted = join(newFolder(), 'noted')
  const sumatra = shell(`require('node:fs').writeFileSync(${JSON.stringify(noted)}, JSON.stringify(process.argv.slice(2)))`)
  await windowsParts(1_000, '', () => sumatra).print(import.meta.filename, options, never)
  expect(JSON.parse(readFileSync(noted, 'utf8'))).toEqual(args)
  expect(args).toEqual(['-print-to', hostile, '-silent', '-print-settings', 'noscale,duplexlong,paper=A4,2x', import.meta.filename])
})

test('a SumatraPDF that fails, or is not there, has printed nothing that is known', async () => {
  const failing = shell('process.exit(1)')
  await expect(windowsParts(1_000, '', () => failing).print('/nowhere.pdf', options, never)).rejects.toThrow('Command failed')
  await expect(windowsParts(1_000, '', () => '/nowhere/SumatraPDF.exe').print('/nowhere.pdf', options, never)).rejects.toThrow('ENOENT')
})

test('a SumatraPDF that does not end is ended when it is given up, and is gone then', async () => {
  const noted = join(newFolder(), 'pid')
  const sumatra = shell(`process.on('SIGTERM', () => {}); require('node:fs').writeFileSync(${JSON.stringify(noted)}, String(process.pid)); setInterval(() => {}, 1_000)`)
  const given = new AbortController()
  const printing = windowsParts(1_000, '', () => sumatra).print('/nowhere.pdf', options, given.signal)
  const over = expect(printing).rejects.toThrow('Command failed')
  const pid = Number(await vi.waitUntil(() => existsSync(noted) && readFileSync(noted, 'utf8'), patience))
  given.abort()
  await over
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  await windowsParts(1_000, '', () => { throw new Error('started') }).print('/nowhere.pdf', options, given.signal)
})
