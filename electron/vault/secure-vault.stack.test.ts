import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openHttpCenter } from '../../center/http-center.ts'
import { MemoryKeep } from '../../center/reference/keep.ts'
import { ReferenceCenter } from '../../center/reference/reference-center.ts'
import { serveSecurely } from '../../center/reference/serve-securely.ts'
import { TlsAuthority } from '../../center/reference/tls-authority.ts'
import { startNodeChild } from '../process/node-child.ts'
import { openVaults } from './vault-host.ts'
import { visit } from './visit.ts'
import type { VaultTold } from './vault.ts'

const tls = new TlsAuthority(Date.now, randomBytes, new MemoryKeep())
const [authority, identity, revocations] = [await tls.certificate(), await tls.server(['127.0.0.1']), await tls.revocations([])]
const center = await ReferenceCenter.open({ now: Date.now, random: randomBytes })
const served = await serveSecurely(center, { host: '127.0.0.1', port: 0, identity, authority, revocations })
const folder = mkdtempSync(join(tmpdir(), 'secure-vault-'))
afterAll(async () => {
  await served.close()
  rmSync(folder, { recursive: true })
})

async function fetchAs(terminal: string) {
  const own = { url: served.url, authority, ...(await tls.terminal('terminal-1')) }
  const card = await center.issueCard('kaku-taro')
  if (card === null || card.certificate === null || card.privateKey === null) throw new Error('no card')
  const job = await visit(openHttpCenter(own), { certificate: card.certificate, privateKey: card.privateKey }, 1)
  const way = { url: served.url, authority, ...(await tls.terminal(terminal)) }
  const vault = openVaults({
    start: startNodeChild, entry: new URL('vault-process.ts', import.meta.url), center: { ...way, signingKeys: [center.signingKey] },
    printer: { kind: 'demo', folder }, deadlines: { erase: 3000, giveUp: 9000 }, timer: () => () => {},
  })(job)
  return { vault, key: way.key }
}

/** Everything it tells until it is gone; printed as soon as it can be. `seen`: what the machine shows everybody of its process. */
async function end({ vault }: Awaited<ReturnType<typeof fetchAs>>) {
  const kinds: VaultTold['kind'][] = []
  let seen = ''
  await new Promise<void>((resolve) => vault.watch((told) => {
    if (told.kind !== 'progress') kinds.push(told.kind)
    if (told.kind === 'held') {
      seen = ['cmdline', 'environ'].map((file) => readFileSync(`/proc/${vault.pid}/${file}`, 'latin1')).join('')
      vault.print()
    }
    if (told.kind === 'ended') resolve()
  }))
  return { kinds, seen }
}

test('a vault fetches over mutual TLS with the terminal’s key, which reached it over its pipe and stands in no argument', async () => {
  const fetching = await fetchAs('terminal-1')
  const { kinds, seen } = await end(fetching)
  expect(kinds).toEqual(['held', 'sheet', 'printed', 'ended'])
  expect(readdirSync(join(folder, 'paper'))).toHaveLength(1)
  expect(seen).toContain('vault-process')
  const [, line = 'none'] = fetching.key.split('\n')
  expect(seen).not.toContain(line)
})

test('with another terminal’s key it gets nothing', async () => {
  expect((await end(await fetchAs('terminal-2'))).kinds).toEqual(['fault', 'ended'])
})
