import { connect } from 'node:net'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openReferenceWorld } from './reference-world.ts'
import { serve } from './serve.ts'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import type { ReferenceWorld } from './reference-world.ts'
import type { Served } from './serve.ts'

const terminal = { terminal: 'T-1', build: 'b', configuration: '0'.repeat(64), devices: [] }
const presented = { medium: 'card', municipality: '99001' }
let world: ReferenceWorld
let served: Served
beforeEach(async () => {
  world = await openReferenceWorld()
  served = await serve(world.center, randomBytes)
})
afterEach(() => served.close())

interface Ask {
  readonly path?: string
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string
}

async function ask({
  path = '/v1/openSession',
  method = 'POST',
  headers = {},
  body = JSON.stringify({ terminal, presented }),
}: Ask) {
  const length = 'transfer-encoding' in headers ? {} : { 'content-length': Buffer.byteLength(body) }
  const request = httpRequest(new URL(path, served.url), {
    method,
    agent: false,
    headers: { authorization: `Bearer ${served.token}`, ...length, ...headers },
  })
  const answered: Promise<IncomingMessage[]> = once(request, 'response')
  request.end(body)
  const [response] = await answered
  if (response === undefined) throw new Error('no response')
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}

test('listens on loopback, behind a token of 256 bits', () => {
  expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(Buffer.from(served.token, 'base64url').length).toBe(32)
})

test('answers with its length and forbids keeping', async () => {
  const { status, headers, body } = await ask({})
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'content-length': String(Buffer.byteLength(body)), 'cache-control': 'no-store' })
  expect(JSON.parse(body)).toMatchObject({ kind: 'ok', value: { now: world.clock.now, methods: { jpki: null } } })
})

test.each<[number, string, Ask]>([
  [401, 'no token', { headers: { authorization: '' } }],
  [401, 'another token', { headers: { authorization: 'Bearer 0123456789abcdef' } }],
  [401, 'another host name', { headers: { host: 'localhost:80' } }],
  [404, 'another call', { path: '/v1/everything' }],
  [404, 'another method', { method: 'GET', body: '' }],
  [404, 'another version', { path: '/v2/openSession' }],
  [413, 'too large', { body: ' '.repeat(70_000) }],
  [413, 'no length', { headers: { 'transfer-encoding': 'chunked' } }],
  [400, 'no JSON', { body: '{' }],
  [400, 'an unknown field', { body: JSON.stringify({ terminal, presented, more: 1 }) }],
  [400, 'a missing field', { body: JSON.stringify({ terminal }) }],
  [400, 'null', { body: 'null' }],
])('%i: %s', async (status, _, question) => {
  expect(await ask(question)).toMatchObject({ status, body: '' })
})

test('down: the connection breaks without a word', async () => {
  world.center.faults.set('down', true)
  await expect(ask({})).rejects.toThrow('socket hang up')
})

test('slow: the answer comes when the fault is over', async () => {
  const { faults } = world.center
  faults.set('slow', true)
  const arrived = Promise.withResolvers<void>()
  const whenOff = faults.whenOff.bind(faults)
  vi.spyOn(faults, 'whenOff').mockImplementation((name) => {
    arrived.resolve()
    return whenOff(name)
  })
  const answer = ask({})
  await arrived.promise
  faults.set('slow', false)
  expect(JSON.parse((await answer).body)).toMatchObject({ kind: 'ok' })
})

test('closing ends connections that are open', async () => {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(served.url).port) })
  await once(socket, 'connect')
  const ended = once(socket, 'close')
  await served.close()
  await ended
  expect(socket.destroyed).toBe(true)
})
