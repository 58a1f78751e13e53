import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer } from 'node:net'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { machineTimer } from '../../center/http-center.ts'
import { MemoryKeep } from '../../center/reference/keep.ts'
import { openReferenceWorld } from '../../center/reference/reference-world.ts'
import { serveSecurely } from '../../center/reference/serve-securely.ts'
import { TlsAuthority } from '../../center/reference/tls-authority.ts'
import { examineCenter } from './center-examination.ts'
import { signOf } from './center-finding.ts'
import { centerResult, centerResultOf } from './center-result.ts'
import type { Server } from 'node:net'
import type { ServerOptions } from 'node:https'
import type { ReferenceCenterSettings } from '../../center/reference/settings.ts'
import type { MutualTls } from '../../center/way.ts'
import type { VaultKey } from '../../center/protocol.ts'
import type { CenterFinding } from './center-finding.ts'

const day = 24 * 60 * 60 * 1000
const authority = new TlsAuthority(Date.now, randomBytes, new MemoryKeep())
const stranger = new TlsAuthority(Date.now, randomBytes, new MemoryKeep())
const identity = { terminal: 'T-1', build: 'approved', configuration: 'c'.repeat(64), devices: [] }
const here = ['127.0.0.1']
const foreign: VaultKey = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' }

let now = Date.now
beforeEach(() => { now = Date.now })

async function examined(way: MutualTls, signingKey = foreign, patience = 2_000) {
  const findings: CenterFinding[] = []
  const well = await examineCenter({
    way, identity, signingKeys: [signingKey], timer: machineTimer, clock: () => performance.now(), now: () => now(), patience,
    tell: (finding) => findings.push(finding),
  })
  const result = centerResult.parse(JSON.parse(JSON.stringify(centerResultOf(findings))))
  expect(well).toBe(result.bad.length === 0)
  return { well, findings, result, bad: findings.filter((finding) => signOf(finding) === 'bad'), kinds: findings.map(({ kind }) => kind) }
}

async function mutual(url: string, own = authority.terminal('T-1')): Promise<MutualTls> {
  return { url, authority: await authority.certificate(), ...(await own) }
}

/** A reference center over mutual TLS, that goes by this machine's clock. */
async function secured(settings: Partial<ReferenceCenterSettings> = {}, { hosts = here, revoked = '', by = authority } = {}) {
  const world = await openReferenceWorld(settings)
  world.clock.now = Date.now()
  const served = await serveSecurely(world.center, {
    host: '127.0.0.1', port: 0, identity: await by.server(hosts), authority: await authority.certificate(),
    revocations: await authority.revocations(revoked === '' ? [] : [revoked]),
  })
  onTestFinished(() => served.close())
  return { center: world.center, url: served.url, way: await mutual(served.url) }
}

async function portOf(server: Server): Promise<number> {
  const open = new Set<{ destroy(): void }>()
  server.on('connection', (socket) => open.add(socket)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  const address = server.address()
  return address === null || typeof address === 'string' ? 0 : address.port
}

const line = ['own', 'name', 'reached', 'tls', 'admitted']

describe('well', () => {
  test('over mutual TLS: everything that is examined, in the order of the way', async () => {
    const { center, way } = await secured({ approvedBuilds: ['approved'] })
    const { well, kinds, result } = await examined(way, center.signingKey)
    expect({ well, kinds }).toEqual({ well: true, kinds: [...line, 'heartbeat', 'build', 'clock', 'stops'] })
    expect(result).toMatchObject({
      host: '127.0.0.1', addresses: ['127.0.0.1'], own: { daysLeft: 364 }, buildApproved: true, stopsSigned: true, stopsInForce: 0, bad: [],
      center: { protocol: 'TLSv1.3', daysLeft: 364, issuer: 'CN=Madoguchi TLS demo authority' },
    })
    expect(Math.abs(result.clockDifferenceMs ?? Infinity)).toBeLessThan(10_000)
  })

  test('a center that was stopped is well: it does as it was told', async () => {
    const { center, way } = await secured()
    center.stops.set([{ scope: 'all' }])
    expect(await examined(way, center.signingKey)).toMatchObject({ well: true, result: { stopsInForce: 1 } })
  })
})

describe('the way', () => {
  test('a name that nobody knows', async () => {
    const { bad, kinds } = await examined(await mutual('https://center.invalid:1'))
    expect({ bad, kinds }).toEqual({ bad: [{ kind: 'name', host: 'center.invalid', addresses: [] }], kinds: ['own', 'name'] })
  })

  test('nobody there', async () => {
    const gone = createServer().listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const address = gone.address()
    gone.close()
    await once(gone, 'close')
    if (address === null || typeof address === 'string') throw new Error('no port')
    expect((await examined(await mutual(`https://127.0.0.1:${address.port}`))).bad).toEqual([{ kind: 'unreached', code: 'ECONNREFUSED' }])
  })

  test('somebody who says nothing is not waited for', async () => {
    const port = await portOf(createServer())
    expect((await examined(await mutual(`https://127.0.0.1:${port}`), foreign, 100)).bad).toEqual([{ kind: 'noTls', trouble: 'other', code: 'late' }])
  })

  test('no TLS there', async () => {
    const port = await portOf(createHttpServer((_, response) => response.end()))
    expect((await examined(await mutual(`https://127.0.0.1:${port}`))).bad).toMatchObject([{ kind: 'noTls', trouble: 'version' }])
  })

  test.each<[string, () => Promise<ServerOptions>]>([
    ['authority', async () => tlsOf(await stranger.server(here))],
    ['host', async () => tlsOf(await authority.server(['center.example']))],
    ['expired', async () => tlsOf(await agedServer())],
    ['version', async () => ({ ...tlsOf(await authority.server(here)), maxVersion: 'TLSv1.2' })],
  ])('TLS that is not to be believed: %s', async (trouble, options) => {
    const port = await portOf(createTlsServer(await options()))
    const way = trouble === 'expired' ? { ...await mutual(`https://127.0.0.1:${port}`), authority: await aged.certificate() } : await mutual(`https://127.0.0.1:${port}`)
    expect((await examined(way)).findings.at(-1)).toMatchObject({ kind: 'noTls', trouble })
  })

  test('a terminal whose certificate was revoked is not let in, and neither is one of another authority', async () => {
    const { certificate } = await authority.terminal('T-1')
    const { way, url } = await secured({}, { revoked: certificate })
    expect((await examined(way)).bad).toMatchObject([{ kind: 'notAdmitted' }])
    const { bad } = await examined(await mutual(url, stranger.terminal('T-1')))
    expect(bad).toMatchObject([{ kind: 'own', issued: false }, { kind: 'notAdmitted' }])
  })

  test('what answers is no center', async () => {
    const port = await portOf(createTlsServer(tlsOf(await authority.server(here)), (_, response) => response.writeHead(404).end()))
    expect((await examined(await mutual(`https://127.0.0.1:${port}`))).bad).toEqual([{ kind: 'notAdmitted', code: '404' }])
  })
})

const longAgo = () => Date.now() - 2 * 365 * day
const aged = new TlsAuthority(longAgo, randomBytes, new MemoryKeep())
const agedServer = () => aged.server(here)
const tlsOf = ({ certificate: cert, key }: { readonly certificate: string; readonly key: string }): ServerOptions => ({ cert, key })

describe('this terminal’s own certificate', () => {
  test.each([[334, 30, true], [335, 29, false], [366, -2, false]])('%i days on it has %i days left', async (days, daysLeft, fine) => {
    const { way } = await secured()
    now = () => Date.now() + days * day
    const { findings: [own], result } = await examined(way)
    expect(result.own).toMatchObject({ daysLeft })
    expect(own === undefined ? null : signOf(own) === 'good').toBe(fine)
    expect(result.bad.filter((kind) => kind === 'tls').length).toBe(fine ? 0 : 1)
  })
})

describe('the center', () => {
  test('another build than those it approves', async () => {
    const { way, center } = await secured({ approvedBuilds: ['other'] })
    expect((await examined(way, center.signingKey)).bad).toEqual([{ kind: 'noHeartbeat', answer: 'suspended' }, { kind: 'build', approved: false }])
  })

  test('a clock ten minutes ahead, and one ten minutes behind', async () => {
    const { way, center } = await secured()
    center.faults.set('clockSkew', true)
    const [ahead] = (await examined(way, center.signingKey)).bad
    expect(ahead).toEqual({ kind: 'clock', difference: expect.toSatisfy((ms: number) => Math.abs(ms - 600_000) < 10_000) })
    center.faults.set('clockSkew', false)
    now = () => Date.now() + 600_000
    expect((await examined(way, center.signingKey)).bad).toMatchObject([{ kind: 'clock', difference: expect.toSatisfy((ms: number) => ms < -500_000) }])
  })

  test('a notice that no pinned key has signed', async () => {
    const { way } = await secured()
    const { bad, result } = await examined(way, foreign)
    expect(bad).toEqual([{ kind: 'foreignStops' }])
    expect(result.stopsSigned).toBe(false)
  })
})
