import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { SpoolFile, spoolFolder } from '../../hardware/printer/spool-file.ts'
import { openProcessWipe } from '../../hardware/wipe/process-wipe.ts'
import { sweptVaults } from './swept-vaults.ts'
import type { VaultJob, VaultTold } from './vault.ts'

const job: VaultJob = {
  session: 'session', transaction: '0123456789abcdef0123456789abcdef', terminal: 'terminal-1', nonce: 'n'.repeat(43),
  request: { municipalityCode: '99999', kind: 'juminhyo', answers: [], copies: 1, fee: 200, language: 'ja' },
  holder: { issuer: 'CN=Test CA', serial: '01AB' },
}
const ended = { kind: 'ended', erased: false, killed: true, bytes: 0 } as const

/** A vault that tells what it is told to, and what its process and another one have on the disk. */
async function open(pid: number | null = 4242) {
  const root = mkdtempSync(join(tmpdir(), 'swept-vaults-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const [own, others] = [new SpoolFile(spoolFolder(root, 4242)), new SpoolFile(spoolFolder(root, 77))]
  for (const file of [own, others]) await file.fill(Buffer.from('住民票'))
  const told: VaultTold[] = []
  const says: ((word: VaultTold) => void)[] = []
  const vault = sweptVaults(
    () => ({ pid, watch: (listener) => void says.push(listener), print: () => {}, erase: () => {} }),
    (of) => openProcessWipe().sweep([spoolFolder(root, of)]),
  )(job)
  vault.watch((word) => told.push(word))
  return { own: own.path, others: others.path, told, tell: (word: VaultTold) => says.forEach((say) => say(word)), all: () => vi.waitUntil(() => told.at(-1)?.kind === 'ended', patience) }
}

test.each([true, false])('however it ended (killed: %s), a file it left is gone before its end is told; that of another stays', async (killed) => {
  const { own, others, told, tell, all } = await open()
  tell({ kind: 'sheet', sheets: 1 })
  expect(existsSync(own), 'it still prints').toBe(true)
  tell({ ...ended, killed, erased: !killed })
  expect(told).toEqual([{ kind: 'sheet', sheets: 1 }])
  await all()
  expect(existsSync(own)).toBe(false)
  expect(existsSync(others)).toBe(true)
  expect(told.at(-1)).toEqual({ ...ended, killed, erased: !killed })
})

test('what can not be erased is told, whatever the vault said', async () => {
  const { own, told, tell, all } = await open()
  // Not to be swept, as a file is not that somebody holds open on Windows.
  rmSync(dirname(own), { recursive: true })
  writeFileSync(dirname(own), '')
  tell({ kind: 'ended', erased: true, killed: false, bytes: 9 })
  await all()
  expect(told).toEqual([{ kind: 'ended', erased: true, killed: false, bytes: 9, left: true }])
})

test('a vault that never was a process, or left nothing, ends as it is', async () => {
  const none = await open(null)
  none.tell(ended)
  expect(none.told).toEqual([ended])
  const clean = await open()
  rmSync(dirname(clean.own), { recursive: true })
  mkdirSync(dirname(clean.own))
  clean.tell(ended)
  await clean.all()
  expect(clean.told).toEqual([ended])
})
