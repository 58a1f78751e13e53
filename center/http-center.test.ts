import { createServer } from 'node:http'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { openHttpCenter } from './http-center.ts'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Timer } from './post.ts'

const terminal = { terminal: 'T-1', build: 'test', configuration: 'c'.repeat(64), devices: ['printer:demo'] }
const presented = { medium: 'card', municipality: '99001' } as const
const transaction = '0'.repeat(32)
const fault = (fault: string) => ({ kind: 'fault', fault })
const methods = { jpki: null, cardAp: 'method.notAccepted' }
const session = { kind: 'ok', value: { session: 's', challenge: 'c'.repeat(43), now: 1, methods } }

let server: Server | null = null
afterEach(async () => {
  if (server === null) return
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
  server = null
})

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** ms. So long that no stall of this machine rings first: what has to ring is rung by hand. */
const timeouts = { connect: 10_000, idle: 20_000, total: 60_000, pause: 50 }

/** A center that answers whatever the test wants. */
async function centerThat(handle: Handler, timer?: Timer) {
  server = createServer(handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return openHttpCenter({
    url: `http://127.0.0.1:${address.port}`,
    token: 'secret',
    timeouts,
    ...(timer === undefined ? {} : { timer }),
  })
}

const says =
  (body: string, status = 200): Handler =>
  (_, response) =>
    void response.writeHead(status).end(body)

/** What a center was asked, and an answer to it. */
function noting(asked: unknown[], answer: string): Handler {
  return (request, response) => {
    const chunks: Buffer[] = []
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const body = Buffer.concat(chunks).toString()
        asked.push(request.method, request.url, request.headers.authorization, request.headers['content-length'], body)
        says(answer)(request, response)
      })
  }
}

test('asks with a token, a length, and exactly what the port was given', async () => {
  const asked: unknown[] = []
  const center = await centerThat(noting(asked, JSON.stringify(session)))
  expect(await center.openSession(terminal, presented)).toEqual(session)
  const body = JSON.stringify({ terminal, presented })
  expect(asked).toEqual(['POST', '/v1/openSession', 'Bearer secret', String(body.length), body])
})

test('what an object holds besides does not go out', async () => {
  const asked: unknown[] = []
  const center = await centerThat(noting(asked, JSON.stringify(fault('suspended'))))
  const more = { name: '架空　太郎' }
  await center.heartbeat({ ...terminal, ...more })
  await center.openSession({ ...terminal, ...more }, { ...presented, ...more })
  await center.authenticate('s', { certificate: 'c', signature: 's', ...more })
  expect(asked.filter((_, index) => index % 5 === 4)).toEqual([
    JSON.stringify({ terminal }),
    JSON.stringify({ terminal, presented }),
    JSON.stringify({ session: 's', proof: { certificate: 'c', signature: 's' } }),
  ])
})

describe('answers that are none', () => {
  test.each<[string, Handler]>([
    ['no JSON', says('<html>')],
    ['nothing', says('')],
    ['an unknown field', says(JSON.stringify({ ...session, value: { ...session.value, extra: 1 } }))],
    ['a short challenge', says(JSON.stringify({ ...session, value: { ...session.value, challenge: 'c' } }))],
    ['an unknown refusal', says(JSON.stringify({ kind: 'refused', reason: 'card.unloved' }))],
    ['an unknown fault', says(JSON.stringify(fault('tired')))],
    ['a redirection', (_, response) => void response.writeHead(302, { location: '/v1/elsewhere' }).end()],
    ['401', says(JSON.stringify(session), 401)],
    ['500', says(JSON.stringify(session), 500)],
    ['announced too large', (_, response) => void response.writeHead(200, { 'content-length': 1_000_000 }).write('{')],
    ['too large without saying so', says(' '.repeat(20_000) + JSON.stringify(session))],
  ])('%s', async (_, handle) => {
    const center = await centerThat(handle)
    expect(await center.openSession(terminal, presented)).toEqual(fault('invalidAnswer'))
  })

  test.each(['download', 'report', 'apply', 'register'] as const)('I-12 about another transaction: %s', async (call) => {
    const piece = { from: 0, total: 1, digest: 'd'.repeat(64), piece: 'e' }
    const more = { download: piece, register: { number: 'N-1' }, report: {}, apply: {} }
    const value = { transaction: '1'.repeat(32), ...more[call] }
    const center = await centerThat(says(JSON.stringify({ kind: 'ok', value })))
    const request = { municipalityCode: '99001', kind: 'juminhyo', answers: [], copies: 1, fee: 300, language: 'ja' }
    const application = {
      transaction,
      terminal: 'T-1',
      nonce: 'n'.repeat(43),
      request,
      vaultKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const,
    }
    const registration = { transaction, terminal: 'T-1', municipalityCode: '98001', facts: 'f', attestation: 'a', certificate: 'c' }
    const calls = {
      download: () => center.download('s', transaction, () => {}),
      report: () => center.report('s', transaction, '交付済'),
      apply: () => center.apply('s', application),
      register: () => center.register('s', registration),
    }
    expect(await calls[call]()).toEqual(fault('invalidAnswer'))
  })
})

test('503: suspended', async () => {
  const center = await centerThat(says('', 503))
  expect(await center.openSession(terminal, presented)).toEqual(fault('suspended'))
})

test.each<[string, Handler]>([
  ['before an answer', (request) => void request.destroy()],
  ['in the middle of one', (_, response) => void response.writeHead(200, { 'content-length': 100 }).write('{', () => response.destroy())],
])('the connection breaks %s: unreachable', async (_, handle) => {
  const center = await centerThat(handle)
  expect(await center.openSession(terminal, presented)).toEqual(fault('unreachable'))
})

test('nobody there: unreachable', async () => {
  const center = await centerThat(says(''))
  server?.close()
  expect(await center.openSession(terminal, presented)).toEqual(fault('unreachable'))
})

/** Timers that ring when the test says so. */
function manualTimer() {
  const running: { delay: number; ring: () => void }[] = []
  const timer: Timer = (delay, ring) => {
    const entry = { delay, ring }
    running.push(entry)
    return () => void (running.includes(entry) && running.splice(running.indexOf(entry), 1))
  }
  return { running, timer, ring: (delay: number) => running.filter((entry) => entry.delay === delay).forEach(({ ring }) => ring()) }
}

test.each([
  ['idle', timeouts.idle],
  ['total', timeouts.total],
])('no answer within the %s time: late, and no timer is left', async (_, delay) => {
  const { running, timer, ring } = manualTimer()
  const arrived = Promise.withResolvers<void>()
  const center = await centerThat(() => arrived.resolve(), timer)
  const answer = center.openSession(terminal, presented)
  await arrived.promise
  ring(delay)
  expect(await answer).toEqual(fault('late'))
  expect(running).toEqual([])
})

test('every piece that arrives starts the idle time again, the total time goes on', async () => {
  const { running, timer } = manualTimer()
  const parts = [`{"kind":"fault",${' '.repeat(600)}`, '"fault":', '"suspended"}']
  const center = await centerThat((_, response) => {
    response.writeHead(200, { 'content-length': parts.join('').length })
    response.write(parts[0])
    next.push(...parts.slice(1).map((part) => () => response.write(part)))
  }, timer)
  const next: (() => void)[] = []
  const timers: unknown[] = []
  const received: [number, number | null][] = []
  const answer = center.download('s', transaction, (bytes, total) => {
    received.push([bytes, total])
    timers.push(running.find(({ delay }) => delay === timeouts.idle))
    next.shift()?.()
  })
  expect(await answer).toEqual(fault('suspended'))
  // Without what stands around a piece.
  expect(received).toEqual([[104, null], [112, null], [124, null]])
  expect(new Set(timers).size).toBe(3)
  expect(running).toEqual([])
})

test('closing ends what is under way', async () => {
  const arrived = Promise.withResolvers<void>()
  const center = await centerThat(() => arrived.resolve())
  const answer = center.openSession(terminal, presented)
  await arrived.promise
  await center.close()
  expect(await answer).toEqual(fault('unreachable'))
})

test('I-15 every call has a connection of its own and none is tried twice', async () => {
  let connections = 0
  let requests = 0
  const center = await centerThat((request, response) => {
    requests += 1
    says(JSON.stringify(session))(request, response)
  })
  server?.on('connection', () => (connections += 1))
  await center.openSession(terminal, presented)
  await center.openSession(terminal, presented)
  server?.removeAllListeners('request').on('request', (request) => {
    requests += 1
    request.destroy()
  })
  await center.openSession(terminal, presented)
  expect([connections, requests]).toEqual([3, 3])
})
