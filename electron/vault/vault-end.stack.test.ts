import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { examineHost } from '../../hardware/wipe/examine-host.ts'
import { startNodeChild } from '../process/node-child.ts'
import { serveCenter } from './served-center.ts'
import { openVaults } from './vault-host.ts'
import { usualVaultDeadlines } from './vault.ts'
import type { VaultPrinter } from './vault-message.ts'
import type { Vault, VaultDeadlines, VaultTold } from './vault.ts'

const center = await serveCenter(new URL('../../center/reference/process.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'vault-end-'))
afterAll(() => {
  center.close()
  rmSync(folder, { recursive: true })
})

/** A vault with real deadlines, ms. */
async function open(entry: string, printer: VaultPrinter, deadlines: VaultDeadlines): Promise<{ vault: Vault; heard: (kind: VaultTold['kind']) => Promise<VaultTold> }> {
  const vault = openVaults({
    start: startNodeChild, entry: new URL(entry, import.meta.url), center: center.address, printer, deadlines,
    timer(ms, due) {
      const timer = setTimeout(due, ms)
      return () => clearTimeout(timer)
    },
  })(await center.visit('kaku-taro'))
  const { pid } = vault
  if (pid === null) throw new Error('no process')
  onTestFinished(() => {
    if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL')
  })
  const told: VaultTold[] = []
  vault.watch((word) => told.push(word))
  return { vault, heard: (kind) => first(told, kind) }
}

/** The first of its kind among what is being told. */
async function first<Word extends { readonly kind: string }>(told: readonly Word[], kind: Word['kind']): Promise<Word> {
  const found = await vi.waitUntil(() => told.find((word) => word.kind === kind), patience)
  if (found === undefined) throw new Error(kind)
  return found
}

const word = z.looseObject({ kind: z.string() })
const killed = { kind: 'ended', erased: false, killed: true, bytes: 0 }

test('one that does nothing but turn in a circle is killed at the deadline', async () => {
  const { vault, heard } = await open('hanging-vault.fixture.ts', { kind: 'demo', folder }, { erase: 300, giveUp: 600 })
  await heard('held')
  vault.print()
  vault.erase()
  expect(await heard('ended')).toEqual(killed)
  expect(existsSync(`/proc/${vault.pid}`)).toBe(false)
})

test('one whose printer takes every connection and answers none needs no killing: it gives up, and says that nothing came out', async () => {
  const printer = createServer((socket) => void socket.on('error', () => {}))
  printer.listen(0, '127.0.0.1')
  await once(printer, 'listening')
  onTestFinished(() => void printer.close())
  const { port } = z.object({ port: z.number() }).parse(printer.address())
  const { vault, heard } = await open('vault-process.ts', { kind: 'ipp', uri: `ipp://127.0.0.1:${port}/ipp/print`, certificate: null }, usualVaultDeadlines)
  await heard('held')
  const asked = once(printer, 'connection')
  vault.print()
  await asked
  vault.erase()
  expect(await heard('nothingOut')).toEqual({ kind: 'nothingOut', fault: 'other' })
  expect(await heard('ended')).toMatchObject({ erased: true, killed: false })
  expect(existsSync(`/proc/${vault.pid}`)).toBe(false)
})

test('a vault that crashes while it holds a certificate leaves no core, however large cores may be where it was started', async () => {
  // From a shell that allows cores, as a shell of staff may.
  const terminal = fork(fileURLToPath(new URL('hosting-process.ts', import.meta.url)), [], {
    execPath: '/bin/sh', execArgv: ['-c', 'ulimit -c unlimited 2>/dev/null; exec "$0" "$@"', process.execPath],
    cwd: folder, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced',
  })
  onTestFinished(() => void terminal.kill('SIGKILL'))
  const told: z.infer<typeof word>[] = []
  terminal.on('message', (message) => told.push(word.parse(message)))
  terminal.send({ kind: 'start', job: await center.visit('kaku-taro'), center: center.address, printer: { kind: 'demo', folder } })
  const { pid } = z.object({ pid: z.number() }).parse(await first(told, 'started'))
  await first(told, 'held')
  expect(examineHost(pid, []).cores.kept).toBe(false)
  process.kill(pid, 'SIGSEGV')
  expect(await first(told, 'ended')).toEqual(killed)
  expect(readdirSync(folder).filter((name) => name.startsWith('core'))).toEqual([])
})
