import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MemoryKeep } from '../../center/reference/keep.ts'
import { openReferenceWorld } from '../../center/reference/reference-world.ts'
import { serveSecurely } from '../../center/reference/serve-securely.ts'
import { TlsAuthority } from '../../center/reference/tls-authority.ts'
import demo from '../../electron/configuration/demo.json' with { type: 'json' }
import { openJournal } from '../../electron/journal/journal.ts'
import { madeJournal } from '../../electron/settlement/fixture/made-journal.ts'
import { plainVisit } from '../../electron/settlement/fixture/made-visit.ts'
import type { SecurelyServed } from '../../center/reference/serve-securely.ts'

/** As the center's clock here has it, ms since 1970. */
const now = Date.parse('2026-11-21T10:00:00+09:00')
const folder = mkdtempSync(join(tmpdir(), 'settled-served-'))
const config = join(folder, 'terminal.json')
const authority = new TlsAuthority(Date.now, randomBytes, new MemoryKeep())
let served: SecurelyServed

beforeAll(async () => {
  const made = madeJournal([plainVisit], now - 600_000)
  const opened = openJournal(join(folder, 'data', 'journal', 'journal.sqlite'), { now: () => ({ wall: now, monotonic: 0 }) })
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  for (const { entry } of made.rows) opened.journal.write(entry)
  opened.journal.close()
  const { center } = await openReferenceWorld({ now: () => now })
  for (const { transaction, accepted } of made.ledger.lines()) {
    if (accepted === null) throw new Error('given up')
    // Somebody else's, too, which is none of this terminal's business.
    center.ledger.enter({ transaction, session: 's', terminal: demo.terminal, accepted })
    center.ledger.enter({ transaction: 'f'.repeat(32), session: 's', terminal: 'another', accepted })
    center.ledger.conclude({ session: 's', terminal: demo.terminal }, transaction, '交付済')
  }
  served = await serveSecurely(center, {
    host: '127.0.0.1', port: 0, identity: await authority.server(['127.0.0.1']), authority: await authority.certificate(), revocations: await authority.revocations([]),
  })
  const own = await authority.terminal(demo.terminal)
  for (const [name, pem] of Object.entries({ ...own, authority: await authority.certificate() })) writeFileSync(join(folder, `${name}.pem`), pem)
  const chosen = { kind: 'https', url: served.url, authority: 'authority.pem', certificate: 'certificate.pem', key: 'key.pem', signingKeys: [center.signingKey] }
  writeFileSync(config, JSON.stringify({ ...demo, dataFolder: join(folder, 'data'), center: chosen }))
})
afterAll(async () => {
  await served.close()
  rmSync(folder, { recursive: true, force: true })
})

async function run(...argv: readonly string[]) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('settlement.ts', import.meta.url)), '--config', config, ...argv])
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { out, err, code: child.exitCode }
}

test('over mutual TLS the terminal’s own ledger comes, and what is equal is said to be', async () => {
  const { out, err, code } = await run('--day', '2026-11-21', '--center')
  expect({ err, code }).toEqual({ err: '', code: 0 })
  expect(out).toMatch(/証明書交付センター +1 +2 +600\n件数・通数・手数料とも一致し、差異はありません。/)
})

test('without a day there is nothing to settle', async () => {
  expect(await run('--center')).toEqual({ out: '', code: 2, err: expect.stringMatching(/^which day, or which month\? known: /) })
})

test('once nobody answers any more, that is said, and ends with 1', async () => {
  await served.close()
  const { err, code } = await run('--day', '2026-11-21', '--center')
  expect({ err: err.trim(), code }).toEqual({ err: 'the center is not reached; npm run doctor -- center --config FILE examines the way to it', code: 1 })
})
