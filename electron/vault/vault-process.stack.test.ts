import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { startNodeChild } from '../process/node-child.ts'
import { serveCenter } from './served-center.ts'
import { openVaults } from './vault-host.ts'
import type { VaultJob, VaultTold } from './vault.ts'

const entry = new URL('vault-process.ts', import.meta.url)
const center = await serveCenter(new URL('../../center/reference/process.ts', import.meta.url))
afterAll(() => center.close())

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => rmSync(join(folder, 'paper'), { recursive: true, force: true }))

const papers = (): string[] => existsSync(join(folder, 'paper')) ? readdirSync(join(folder, 'paper')) : []

function open(job: VaultJob) {
  const deadlines: (() => void)[] = []
  const told: VaultTold[] = []
  const waiting: { kind: VaultTold['kind']; resolve: (told: VaultTold) => void }[] = []
  const vault = openVaults({
    start: startNodeChild, entry, center: center.address, printer: { kind: 'demo', folder }, deadlines: { erase: 3000, giveUp: 9000 },
    timer(_ms, due) {
      deadlines.push(due)
      return () => void deadlines.splice(deadlines.indexOf(due), 1)
    },
  })(job)
  const { pid } = vault
  if (pid === null) throw new Error('no process')
  onTestFinished(() => {
    if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL')
  })
  vault.watch((word) => {
    told.push(word)
    for (const { kind, resolve } of waiting) if (kind === word.kind) resolve(word)
  })
  const heard = async (kind: VaultTold['kind']): Promise<VaultTold> => {
    const word = told.find((earlier) => earlier.kind === kind)
    if (word !== undefined) return word
    const { promise, resolve } = Promise.withResolvers<VaultTold>()
    waiting.push({ kind, resolve })
    return await promise
  }
  const kinds = () => told.map((word) => word.kind).filter((kind) => kind !== 'progress')
  return { vault, pid, told, heard, kinds, deadlines }
}

const killed = { kind: 'ended', erased: false, killed: true, bytes: 0 }

test('what lies in the outlet is byte for byte what the center signed, and the process is gone', async () => {
  const { vault, pid, told, heard, kinds, deadlines } = open(await center.visit('kaku-taro'))
  const held = await heard('held')
  expect(papers()).toEqual([])
  vault.print()
  const ended = await heard('ended')
  const [paper = ''] = papers()
  const pdf = readFileSync(join(folder, 'paper', paper))
  expect(held).toMatchObject({ pages: 2, sheets: 1, document: createHash('sha256').update(pdf).digest('hex') })
  expect(papers()).toHaveLength(1)
  expect(kinds()).toEqual(['held', 'sheet', 'printed', 'ended'])
  expect(told[0]).toMatchObject({ kind: 'progress', received: expect.any(Number) })
  expect(ended).toMatchObject({ erased: true, killed: false })
  expect(ended.kind === 'ended' && ended.bytes).toBeGreaterThan(pdf.length)
  expect(existsSync(`/proc/${pid}`)).toBe(false)
  expect(deadlines).toEqual([])
})

test('killed while fetching, holding or printing it ends, and nothing is printed', async () => {
  const fetching = open(await heldUp('kaku-taro'))
  process.kill(fetching.pid, 'SIGKILL')
  expect(await fetching.heard('ended')).toEqual(killed)
  await center.fault('slow', false)

  const holding = open(await center.visit('kaku-taro'))
  await holding.heard('held')
  process.kill(holding.pid, 'SIGKILL')
  expect(await holding.heard('ended')).toEqual(killed)

  const printing = open(await center.visit('kaku-taro', 2))
  await printing.heard('held')
  printing.vault.print()
  await printing.heard('sheet')
  process.kill(printing.pid, 'SIGKILL')
  expect(await printing.heard('ended')).toEqual(killed)
  expect(printing.kinds()).toEqual(['held', 'sheet', 'ended'])
  expect(papers()).toEqual([])
})

/** A visit needs the center's answers; only what comes after it is held up. */
async function heldUp(resident: string): Promise<VaultJob> {
  const job = await center.visit(resident)
  await center.fault('slow', true)
  return job
}

test('killed after it printed: printed once, told as printed', async () => {
  const { vault, pid, heard, kinds } = open(await center.visit('kaku-taro'))
  await heard('held')
  vault.print()
  await heard('printed')
  if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL')
  await heard('ended')
  expect(kinds()).toEqual(['held', 'sheet', 'printed', 'ended'])
  expect(papers()).toHaveLength(1)
})

test('erased while the center keeps it waiting, or while holding: it says so and is gone', async () => {
  const waiting = open(await heldUp('kaku-taro'))
  waiting.vault.erase()
  expect(await waiting.heard('ended')).toEqual({ kind: 'ended', erased: true, killed: false, bytes: 0 })
  await center.fault('slow', false)

  const holding = open(await center.visit('kaku-taro'))
  await holding.heard('held')
  holding.vault.erase()
  const last = await holding.heard('ended')
  expect(last).toMatchObject({ erased: true, killed: false })
  expect(last.kind === 'ended' && last.bytes).toBeGreaterThan(10_000)
  expect([waiting, holding].map(({ kinds }) => kinds())).toEqual([['ended'], ['held', 'ended']])
  expect(papers()).toEqual([])
})

test('one that hangs is killed at the deadline', async () => {
  const { vault, pid, heard, kinds, deadlines } = open(await center.visit('kaku-taro'))
  await heard('held')
  process.kill(pid, 'SIGSTOP')
  vault.erase()
  expect(deadlines).toHaveLength(1)
  deadlines[0]?.()
  expect(await heard('ended')).toEqual(killed)
  expect(kinds()).toEqual(['held', 'ended'])
  expect(existsSync(`/proc/${pid}`)).toBe(false)
})

test('another applicant\'s document is named as such, and never held or printed', async () => {
  const job = await center.visit('kaku-taro')
  await center.fault('swap', true)
  onTestFinished(() => center.fault('swap', false))
  const { told, heard, kinds } = open(job)
  expect(await heard('ended')).toMatchObject({ erased: true, killed: false })
  expect(told).toContainEqual({ kind: 'mismatch', claim: 'transaction' })
  expect(kinds()).toEqual(['mismatch', 'ended'])
  expect(papers()).toEqual([])
})

test('a message it does not know ends it with a code, and not a word of it reaches the log', async () => {
  const child = fork(fileURLToPath(entry), [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' })
  onTestFinished(() => void child.kill('SIGKILL'))
  if (child.stderr === null) throw new Error('no stderr')
  const log = text(child.stderr)
  child.send({ kind: 'start', job: { holder: '見本　太郎' } })
  expect(await once(child, 'exit')).toEqual([70, null])
  expect(await log).toBe('')
})
