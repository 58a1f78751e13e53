import { connect } from 'node:net'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { buffer, text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { serveOcsp } from './http-responder.ts'
import { largestRequest } from './request.ts'
import { readResponse } from './response.ts'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import type { AnswerOcsp } from './http-responder.ts'

interface Ask {
  readonly path?: string
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: Uint8Array
}

const ocsp = { 'content-type': 'application/ocsp-request' }

async function serve(answer: AnswerOcsp) {
  const served = await serveOcsp(answer)
  onTestFinished(() => served.close())
  return served.url
}

/** Serves what turns every question round, and asks it. */
async function ask(asked: Ask, answer: AnswerOcsp = async (it) => it.toReversed()) {
  const { path = '/', method = 'POST', headers = ocsp, body = Uint8Array.of(1, 2, 3) } = asked
  const length = method === 'POST' && !('transfer-encoding' in headers) ? { 'content-length': body.length } : {}
  const request = httpRequest(new URL(path, await serve(answer)), { method, agent: false, headers: { ...length, ...headers } })
  const answered: Promise<IncomingMessage[]> = once(request, 'response')
  request.end(method === 'POST' ? body : undefined)
  const [response] = await answered
  if (response === undefined) throw new Error('no response')
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) }
}

test('listens on loopback', async () => {
  expect((await serve(async () => null)).href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
})

test('a question by POST, and an answer nobody may keep', async () => {
  const { status, headers, body } = await ask({})
  expect([status, ...body]).toEqual([200, 3, 2, 1])
  expect(headers).toMatchObject({ 'content-type': 'application/ocsp-response', 'content-length': '3', 'cache-control': 'no-store' })
})

test.each(['/+/8=', '/%2B%2f8%3D'])('a question by GET: %s', async (path) => {
  const { status, body } = await ask({ method: 'GET', path })
  expect([status, ...body]).toEqual([200, 0xff, 0xfb])
})

test('what is no base64 is for the responder to judge', async () => {
  expect((await ask({ method: 'GET', path: '/favicon.ico' })).status).toBe(200)
})

test.each<[string, Ask, number]>([
  ['another method', { method: 'PUT' }, 405],
  ['another type', { headers: { 'content-type': 'application/json' } }, 415],
  ['a body that is too large', { body: new Uint8Array(largestRequest + 1) }, 413],
  ['a body that does not say how large it is', { headers: { ...ocsp, 'transfer-encoding': 'chunked' } }, 413],
  ['a path that is too long', { method: 'GET', path: `/${'A'.repeat(2 * largestRequest)}` }, 414],
  ['a path that can\'t be read', { method: 'GET', path: '/%ZZ' }, 400],
])('%s is refused before anybody reads it', async (_, question, status) => {
  const answered = await ask(question, () => expect.unreachable())
  expect([answered.status, answered.body.length]).toEqual([status, 0])
})

test('the largest body is read', async () => {
  const { status, body } = await ask({ body: new Uint8Array(largestRequest) })
  expect([status, body.length]).toEqual([200, largestRequest])
})

test('a responder that breaks says so, and nothing else', async () => {
  const { status, body } = await ask({}, async () => {
    throw new Error('a name')
  })
  expect([status, readResponse(body)]).toEqual([200, 'internalError'])
})

test('no answer breaks the connection', async () => {
  await expect(ask({}, async () => null)).rejects.toThrow('socket hang up')
})

test('what is no HTTP is refused, and the next one is served', async () => {
  const url = await serve(async () => Uint8Array.of(7))
  const socket = connect(Number(url.port), '127.0.0.1')
  socket.end('nonsense\r\n\r\n')
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400/)
  const answer = await fetch(url, { method: 'POST', headers: ocsp, body: Uint8Array.of(1) })
  expect([...await answer.bytes()]).toEqual([7])
})
