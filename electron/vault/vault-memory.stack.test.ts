import { EventEmitter, once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { personOf } from '../../center/reference/residents.ts'
import { startNodeChild } from '../process/node-child.ts'
import { countInMemory } from '../../hardware/wipe/residue.ts'
import { serveCenter } from './served-center.ts'
import type { ToVault } from './vault-message.ts'

const center = await serveCenter(new URL('../../center/reference/process.ts', import.meta.url))
afterAll(() => center.close())

function host() {
  const folder = mkdtempSync(join(tmpdir(), 'memory-'))
  const child = startNodeChild(new URL('hosting-process.ts', import.meta.url))
  onTestFinished(() => {
    child.kill()
    rmSync(folder, { recursive: true })
  })
  const { pid } = child
  if (pid === null) throw new Error('no process')
  const words = new EventEmitter()
  child.onMessage((message) => words.emit(z.looseObject({ kind: z.string() }).parse(message).kind, message))
  return {
    child, pid, folder,
    heard: async (kind: string) => await once(words, kind),
    start: async (job: Extract<ToVault, { kind: 'start' }>['job']): Promise<number> => {
      const started = once(words, 'started')
      child.send({ kind: 'start', job, center: center.address, printer: { kind: 'demo', folder } })
      return z.tuple([z.object({ pid: z.number() })]).parse(await started)[0].pid
    },
  }
}

const resident = 'kaku-taro'
const name = personOf(resident)?.name ?? ''
const inEveryForm = (text: string): Uint8Array[] => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
/** The first bytes of every document that the center makes. */
const opening = Buffer.from('%PDF-1.7\n%\x81\x81\x81\x81\n', 'latin1')

test('after a print the terminal\'s process has nothing of the certificate in it, and the vault\'s is gone', async () => {
  const { child, pid, folder, heard, start } = host()
  const job = await center.visit(resident)
  const held = heard('held')
  const vault = await start(job)
  await held
  expect(countInMemory(vault, [opening])).toBeGreaterThan(0)
  const ended = heard('ended')
  child.send({ kind: 'print' })
  await ended
  expect(existsSync(`/proc/${vault}`)).toBe(false)
  const pdf = readFileSync(join(folder, 'paper', '001.pdf'))
  expect(pdf.subarray(0, opening.length)).toEqual(opening)
  const pieces = [0.25, 0.5, 0.75].map((part) => pdf.subarray(Math.floor(pdf.length * part)).subarray(0, 48))
  const needles = [...inEveryForm(name), opening, ...pieces]
  expect(countInMemory(pid, needles)).toBe(0)
  // The zero means something: the same look finds what this process does know, and the name once it is given to it.
  expect(countInMemory(pid, inEveryForm(job.transaction))).toBeGreaterThan(0)
  const planted = heard('planted')
  child.send({ kind: 'plant', words: name })
  await planted
  expect(countInMemory(pid, needles)).toBeGreaterThan(0)
})

test('a vault has overwritten what it held before it ends, and what the PDF library has copied of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'memory-'))
  const vault = startNodeChild(new URL('lingering-vault.fixture.ts', import.meta.url))
  onTestFinished(() => {
    vault.kill()
    rmSync(folder, { recursive: true })
  })
  const { pid } = vault
  if (pid === null) throw new Error('no process')
  const words = new EventEmitter()
  vault.onMessage((message) => words.emit(z.looseObject({ kind: z.string() }).parse(message).kind))
  const held = once(words, 'held')
  vault.send({ kind: 'start', job: await center.visit(resident), center: center.address, printer: { kind: 'demo', folder } })
  await held
  expect(countInMemory(pid, [opening])).toBeGreaterThan(0)
  const over = once(words, 'over')
  vault.send({ kind: 'print' })
  await over
  const pdf = readFileSync(join(folder, 'paper', '001.pdf'))
  const pieces = [0.25, 0.5, 0.75].map((part) => pdf.subarray(Math.floor(pdf.length * part)).subarray(0, 48))
  expect(countInMemory(pid, [opening, ...pieces])).toBe(0)
})

test('a vault does not outlive a terminal that was killed', async () => {
  const { child, heard, start } = host()
  const held = heard('held')
  const vault = await start(await center.visit(resident))
  await held
  child.kill()
  await vi.waitUntil(() => !existsSync(`/proc/${vault}`), patience)
})
