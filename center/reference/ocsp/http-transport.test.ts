import { createServer } from 'node:http'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { httpTransport } from './http-transport.ts'
import { largestResponse } from './response.ts'
import type { RequestListener, ServerResponse } from 'node:http'

/** A responder that does whatever the test wants. */
async function responder(handle: RequestListener): Promise<URL> {
  const server = createServer(handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return new URL(`http://127.0.0.1:${address.port}/ocsp`)
}

const question = Uint8Array.of(1, 2, 3)
const bring = (url: URL, signal = new AbortController().signal) => httpTransport(url)(question, signal)

function says(response: ServerResponse, body: Uint8Array, status = 200, type = 'application/ocsp-response') {
  response.writeHead(status, { 'content-type': type }).end(body)
}

test('posts the request as it is, and brings the answer as it is', async () => {
  const asked: unknown[] = []
  const url = await responder((request, response) => {
    const { method, url, headers } = request
    asked.push(method, url, headers['content-type'], headers['content-length'])
    request.on('data', (chunk: Buffer) => asked.push(...chunk)).on('end', () => says(response, Uint8Array.of(4, 5)))
  })
  expect(await bring(url)).toEqual(Buffer.of(4, 5))
  expect(asked).toEqual(['POST', '/ocsp', 'application/ocsp-request', '3', 1, 2, 3])
})

test('the largest answer is brought', async () => {
  const url = await responder((_, response) => says(response, new Uint8Array(largestResponse)))
  expect(await bring(url)).toHaveLength(largestResponse)
})

test.each<[string, RequestListener]>([
  ['too large', (_, response) => says(response, new Uint8Array(largestResponse + 1))],
  ['without end', (_, response) => {
    response.writeHead(200, { 'content-type': 'application/ocsp-response' })
    const more = () => response.write(new Uint8Array(4096), more)
    more()
  }],
  ['a web page', (_, response) => says(response, Uint8Array.of(4), 200, 'text/html')],
  ['an error', (_, response) => says(response, Uint8Array.of(4), 500)],
  ['elsewhere', (_, response) => void response.writeHead(302, { location: '/' }).end()],
])('an answer that is %s is malformed', async (_, handle) => {
  expect(await bring(await responder(handle))).toBe('malformed')
})

test.each<[string, RequestListener]>([
  ['before an answer', (request) => void request.destroy()],
  ['in the middle of one', (_, response) => {
    response.writeHead(200, { 'content-type': 'application/ocsp-response', 'content-length': 100 })
    response.write('0', () => response.destroy())
  }],
])('the connection breaks %s: unreachable', async (_, handle) => {
  expect(await bring(await responder(handle))).toBe('unreachable')
})

test('nobody there: unreachable', async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  server.close()
  await once(server, 'close')
  expect(await bring(new URL(`http://127.0.0.1:${address.port}/`))).toBe('unreachable')
})

test('told to give up it hangs up, and one that was told before does not begin', async () => {
  const arrived = Promise.withResolvers<void>()
  const hungUp = Promise.withResolvers<void>()
  let requests = 0
  const url = await responder((request) => {
    requests += 1
    request.socket.once('close', () => hungUp.resolve())
    arrived.resolve()
  })
  const giveUp = new AbortController()
  const answer = bring(url, giveUp.signal)
  await arrived.promise
  giveUp.abort()
  expect(await answer).toBe('unreachable')
  await hungUp.promise
  expect(await bring(url, giveUp.signal)).toBe('unreachable')
  expect(requests).toBe(1)
})
