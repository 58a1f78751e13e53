import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync, copyFileSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { openHttpCenter } from '../../center/http-center.ts'
import { readCenterFiles } from '../../electron/configuration/center-files.ts'
import demo from '../../electron/configuration/demo.json' with { type: 'json' }
import { readConfiguration } from '../../electron/configuration/read-configuration.ts'

const folder = mkdtempSync(join(tmpdir(), 'served-'))
const config = join(folder, 'base.json')
writeFileSync(config, JSON.stringify({ ...demo, dataFolder: join(folder, 'data') }))
afterAll(() => rmSync(folder, { recursive: true }))

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('serve-center.ts', import.meta.url)), '--config', config, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Serves until the test ends it. Gives the configuration's file of each terminal. */
async function serving(...args: readonly string[]) {
  const child = start('--port', '0', ...args)
  const files: string[] = []
  let sites: string | null = null
  let revoked: string | null = null
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<string> => (await lines.next()).value ?? ''
  for (let line = await next(); !line.startsWith('ready'); line = await next()) {
    if (line === '') throw new Error('it ended before it was ready')
    const [, file] = /^terminal .* --config (.+)$/.exec(line) ?? []
    if (file !== undefined) files.push(file)
    revoked = /^revoked +(.+)$/.exec(line)?.[1] ?? revoked
    sites = /^sites +(http:.+)$/.exec(line)?.[1] ?? sites
  }
  return {
    files, sites, revoked, next,
    type: (words: string): void => void child.stdin.write(`${words}\n`),
    async end() {
      child.kill('SIGTERM')
      return (await once(child, 'exit'))[0]
    },
  }
}

function reach(file = '') {
  const read = readConfiguration(file)
  if (read.kind === 'wrong' || read.configuration.center.kind !== 'https') throw new Error(JSON.stringify(read))
  const { center, terminal } = read.configuration
  const files = readCenterFiles(center, { terminal, now: Date.now() })
  if (files.kind === 'wrong') throw new Error(files.why)
  const identity = (name: string) => ({ terminal: name, build: 'b', configuration: '0'.repeat(64), devices: [] })
  return { center, heartbeat: (name = terminal) => openHttpCenter(files.way).heartbeat(identity(name)), key: center.key, certificate: center.certificate }
}

test('every terminal gets what it needs, for itself only, and the same after a restart', async () => {
  const first = await serving('--terminal', 'demo-1', '--terminal', 'shop-2')
  const [one, two] = first.files.map(reach)
  expect(await one?.heartbeat()).toMatchObject({ kind: 'ok' })
  expect(await two?.heartbeat()).toMatchObject({ kind: 'ok' })
  expect(await two?.heartbeat('demo-1')).toEqual({ kind: 'fault', fault: 'invalidAnswer' })
  expect(statSync(one?.key ?? '').mode & 0o777).toBe(0o600)
  expect(await first.end()).toBe(0)

  chmodSync(one?.key ?? '', 0o644)
  const second = await serving()
  const again = reach(second.files[0])
  expect(statSync(again.key).mode & 0o777).toBe(0o600)
  expect(again.center.signingKeys).toEqual(one?.center.signingKeys)
  expect(await again.heartbeat()).toMatchObject({ kind: 'ok' })
  expect(await second.end()).toBe(0)
})

test('a terminal whose certificate lies among the revoked is let in no more', async () => {
  const before = await serving('--terminal', 'lost-1')
  const { certificate } = reach(before.files[0])
  await before.end()
  mkdirSync(join(folder, 'data', 'center', 'revoked'))
  copyFileSync(certificate, join(folder, 'data', 'center', 'revoked', 'lost-1.crt'))
  const after = await serving('--terminal', 'lost-1', '--terminal', 'demo-1')
  const [lost, kept] = after.files.map(reach)
  expect(after.revoked).toBe('1 lost-1')
  expect(await lost?.heartbeat()).toEqual({ kind: 'fault', fault: 'unreachable' })
  expect(await kept?.heartbeat()).toMatchObject({ kind: 'ok' })
  await after.end()
})

async function refusal(...args: readonly string[]): Promise<[string, unknown]> {
  const child = start(...args)
  const said = await text(child.stderr)
  return [said, child.exitCode ?? (await once(child, 'exit'))[0]]
}

test('wrong options are named, and a port in use is said', async () => {
  expect(await refusal('--port', 'x')).toEqual([expect.stringContaining('--port x: takes a port'), 2])
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  onTestFinished(() => void taken.close())
  const address = taken.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  expect(await refusal('--port', port)).toEqual([expect.stringContaining(`port ${port} of 127.0.0.1 is in use`), 1])
  expect(await refusal('--port', '0', '--host', '192.0.2.7')).toEqual([expect.stringContaining('192.0.2.7 is no address of this machine'), 1])
})

test('the sites are served with it and end with it; a line `figures` counts, and so does the end', async () => {
  const running = await serving()
  const [file = ''] = running.files
  expect(readConfiguration(file)).toMatchObject({ configuration: { statusSite: `${running.sites}registration` } })
  const page = await fetch(new URL('/registration', running.sites ?? ''))
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('登録状況確認')])
  running.type('figures')
  expect(await running.next()).toMatch(/^figures /)
  expect(await running.end()).toBe(0)
  expect(await running.next()).toMatch(/^figures /)
  await expect(fetch(running.sites ?? '')).rejects.toThrow('fetch failed')
})

test('where no sites are wanted there are none; a port for them that is in use is said', async () => {
  const without = await serving('--no-sites')
  expect(without.sites).toBeNull()
  expect(readConfiguration(without.files[0] ?? '')).toMatchObject({ configuration: { statusSite: null } })
  await without.end()
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  onTestFinished(() => void taken.close())
  const address = taken.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const said = `port ${port} is in use: end what listens there, or take another with --sites-port`
  expect(await refusal('--port', '0', '--sites-port', port)).toEqual([expect.stringContaining(said), 1])
  expect(await refusal('--sites-port', 'x')).toEqual([expect.stringContaining('--sites-port x: takes a port'), 2])
})
