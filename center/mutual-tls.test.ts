import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createPlainServer } from 'node:net'
import { createServer } from 'node:https'
import { TLSSocket } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { openHttpCenter } from './http-center.ts'
import { MemoryKeep } from './reference/keep.ts'
import { TlsAuthority } from './reference/tls-authority.ts'
import type { Server } from 'node:net'
import type { ServerOptions } from 'node:https'
import type { Timer } from './post.ts'
import type { TlsIdentity } from './reference/tls-authority.ts'

const year = 365 * 24 * 60 * 60 * 1000
const authority = new TlsAuthority(Date.now, randomBytes, new MemoryKeep())
const stranger = new TlsAuthority(Date.now, randomBytes, new MemoryKeep())
const identity = { terminal: 'T-1', build: 'test', configuration: 'c'.repeat(64), devices: [] }
const suspended = { kind: 'fault', fault: 'suspended' }
const unreachable = { kind: 'fault', fault: 'unreachable' }

let server: Server | null = null
const connections = new Set<{ destroy(): void }>()
afterEach(async () => {
  for (const connection of connections) connection.destroy()
  if (server === null) return
  server.close()
  await once(server, 'close')
  server = null
})

async function portOf(listening: Server): Promise<number> {
  server = listening.on('connection', (socket) => connections.add(socket))
  listening.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

interface Seen { readonly name: unknown; readonly reused: boolean; readonly protocol: string | null }

/** A center over TLS that has one answer to everything, and notes who asked how. */
async function tlsCenter({ certificate, key }: TlsIdentity, options: ServerOptions = {}) {
  const seen: Seen[] = []
  const port = await portOf(createServer({ cert: certificate, key, ca: await authority.certificate(), requestCert: true, ...options }, ({ socket }, response) => {
    if (socket instanceof TLSSocket) seen.push({ name: socket.getPeerCertificate().subject.CN, reused: socket.isSessionReused(), protocol: socket.getProtocol() })
    response.end(JSON.stringify(suspended))
  }))
  return { seen, url: `https://127.0.0.1:${port}` }
}

/** ms. So long that no stall of this machine rings first: what has to ring is rung by hand. */
const timeouts = { connect: 10_000, idle: 20_000, total: 60_000, pause: 1 }

async function client(url: string, timer?: Timer) {
  return openHttpCenter({
    url, authority: await authority.certificate(), ...(await authority.terminal('T-1')), timeouts,
    ...(timer === undefined ? {} : { timer }),
  })
}

test('both sides know each other, over TLS 1.3, and no call resumes the session of another', async () => {
  const { seen, url } = await tlsCenter(await authority.server(['127.0.0.1']))
  const center = await client(url)
  expect([await center.heartbeat(identity), await center.heartbeat(identity)]).toEqual([suspended, suspended])
  const call = { name: 'T-1', reused: false, protocol: 'TLSv1.3' }
  expect(seen).toEqual([call, call])
})

test.each<[string, () => Promise<TlsIdentity>, ServerOptions]>([
  ['of another authority', () => stranger.server(['127.0.0.1']), {}],
  ['of another name', () => authority.server(['localhost']), {}],
  ['that is a terminal, not a center', () => authority.terminal('127.0.0.1'), {}],
  ['that speaks TLS 1.2', () => authority.server(['127.0.0.1']), { maxVersion: 'TLSv1.2' }],
])('a center %s is asked nothing: unreachable', async (_, identify, options) => {
  const { seen, url } = await tlsCenter(await identify(), options)
  expect(await (await client(url)).heartbeat(identity)).toEqual(unreachable)
  expect(seen).toEqual([])
})

test('a center whose certificate has run out is asked nothing: unreachable', async () => {
  const longAgo = new MemoryKeep()
  const { seen, url } = await tlsCenter(await new TlsAuthority(() => Date.now() - 2 * year, randomBytes, longAgo).server(['127.0.0.1']))
  const old = new TlsAuthority(Date.now, randomBytes, longAgo)
  const center = openHttpCenter({ url, authority: await old.certificate(), ...(await old.terminal('T-1')) })
  expect(await center.heartbeat(identity)).toEqual(unreachable)
  expect(seen).toEqual([])
})

test('a center that never says hello is given up when the time to connect is over: late, and no timer is left', async () => {
  const running = new Map<() => void, number>()
  const timer: Timer = (delay, ring) => {
    running.set(ring, delay)
    return () => running.delete(ring)
  }
  const mute = createPlainServer()
  const port = await portOf(mute)
  const center = await client(`https://127.0.0.1:${port}`, timer)
  const answer = center.heartbeat(identity)
  await once(mute, 'connection')
  expect([...running.values()].toSorted((a, b) => a - b)).toEqual([timeouts.connect, timeouts.total])
  for (const [ring, delay] of running) if (delay === timeouts.connect) ring()
  expect(await answer).toEqual({ kind: 'fault', fault: 'late' })
  expect(running.size).toBe(0)
})

test.each(['http://center.example', 'http://127.0.0.1:1', 'http://10.0.0.1:80'])('with keys or with a token, nothing goes in the clear beyond this machine: %s', async (url) => {
  await expect((await client(url)).heartbeat(identity)).rejects.toThrow('Invalid')
  const remote = openHttpCenter({ url: url.replace('127.0.0.1', '127.0.0.1.example'), token: 't' })
  await expect(remote.heartbeat(identity)).rejects.toThrow('Invalid')
})
