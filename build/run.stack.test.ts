import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

let root = ''
const lock = JSON.stringify({ packages: {} })

// A checkout in small: the real launcher, nothing to install, and a command that shows what it was given.
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'run-'))
  for (const folder of ['build', 'node_modules/.bin']) mkdirSync(join(root, folder), { recursive: true })
  for (const name of ['run', 'commands', 'setup', 'bundle']) {
    copyFileSync(fileURLToPath(new URL(`${name}.mjs`, import.meta.url)), join(root, `build/${name}.mjs`))
  }
  symlinkSync(process.execPath, join(root, 'node_modules/.bin/node'))
  writeFileSync(join(root, 'package-lock.json'), lock)
  writeFileSync(join(root, 'node_modules/.package-lock.json'), lock)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function start(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(root, 'build/run.mjs'), ...args], { cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] })
}

async function finish(child: ChildProcess) {
  const ended = once(child, 'exit')
  const [out, err] = await Promise.all([child.stdout, child.stderr].map(async (stream) => (stream === null ? '' : text(stream))))
  await ended
  return { out, err, code: child.exitCode, signal: child.signalCode }
}

function entry(source: string): void {
  writeFileSync(join(root, 'build/diagram.ts'), source)
}

test('passes arguments on, in the folder of the checkout, and our programs come first on the path', async () => {
  entry('const path: string = process.env.PATH\nconsole.log(JSON.stringify([process.argv.slice(2), process.cwd(), path.split(":")[0]]))')
  const { out, err } = await finish(start('diagram', '--a', 'b c'))
  expect(err).toBe('')
  expect(JSON.parse(out ?? '')).toEqual([['--a', 'b c'], root, join(root, 'node_modules/.bin')])
})

test('passes the exit code back', async () => {
  entry('process.exit(7)')
  expect(await finish(start('diagram'))).toMatchObject({ code: 7, out: '' })
})

test.each(['SIGTERM', 'SIGINT'] as const)('passes %s on, and waits for the child to end in its own way', async (signal) => {
  entry(`process.once('${signal}', () => { console.log('tidied up'); process.exit(5) })\nsetInterval(() => {}, 1000)\nconsole.log('up')`)
  const child = start('diagram')
  child.stdout?.once('data', () => child.kill(signal))
  expect(await finish(child)).toMatchObject({ code: 5, out: 'up\ntidied up\n' })
})

test('ends by the signal that ended the child', async () => {
  entry('process.kill(process.pid, "SIGTERM")')
  expect(await finish(start('diagram'))).toMatchObject({ code: null, signal: 'SIGTERM' })
})

test('says how a command is used without setting anything up', async () => {
  rmSync(join(root, 'node_modules'), { recursive: true })
  const { out, code } = await finish(start('start', '--help'))
  expect(out).toContain('--serve')
  expect(code).toBe(0)
})

test('names the commands when there is none of that name, even one every object has', async () => {
  for (const name of ['strat', 'toString']) {
    expect(await finish(start(name))).toMatchObject({ code: 2, err: expect.stringContaining(`There is no command ${name}.\n\nnpm start`) })
  }
})

test('says in one plain line what cannot be set up', async () => {
  rmSync(join(root, 'package-lock.json'))
  expect(await finish(start('diagram'))).toMatchObject({ code: 1, err: `No package-lock.json in ${root}/\n` })
})
