import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { windowsParts } from './windows-parts.ts'

const hostile = `'"; Remove-Item C:\\ -Recurse; $(calc) \`n*[a-z]?%PATH% ';`

/** A program in PowerShell's place. */
function shell(body: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'windows-parts-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'shell')
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

test('the library prints nowhere but on Windows', async () => {
  const options = { printer: 'Apeos', side: 'duplexlong', paperSize: 'A4', scale: 'noscale', copies: 2, silent: true } as const
  await expect(windowsParts(1_000).print('/nowhere.pdf', options)).rejects.toBe('Operating System not supported')
})

test('what SumatraPDF is started with on Windows: our printer, silently, two-sided on A4, not scaled', () => {
  const stage = `
    const { promisify } = require('node:util')
    require('node:child_process').execFile = Object.assign(() => {}, {
      [promisify.custom]: async (program, args) => { console.log(JSON.stringify({ program, args })) },
    })
    require('node:os').platform = () => 'win32'
    require('pdf-to-printer').print(${JSON.stringify(import.meta.filename)}, {
      printer: ${JSON.stringify(hostile)}, side: 'duplexlong', paperSize: 'A4', scale: 'noscale', copies: 2, silent: true,
    })`
  const { program, args } = JSON.parse(execFileSync(process.execPath, ['-e', stage], { encoding: 'utf8', cwd: import.meta.dirname }))
  expect(program).toMatch(/SumatraPDF[^/]*\.exe$/)
  expect(args).toEqual(['-print-to', hostile, '-silent', '-print-settings', 'noscale,duplexlong,paper=A4,2x', import.meta.filename])
})
