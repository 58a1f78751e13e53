import { createServer } from 'node:http'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as fc from 'fast-check'
import ipp from 'ipp'
import { exchange, understand } from './ipp-exchange.ts'
import type { RequestListener } from 'node:http'
import type { IppPlace, Silence } from './ipp-exchange.ts'

const question = { operation: 'Get-Printer-Attributes', about: {} } as const

async function serve(listener: RequestListener): Promise<IppPlace> {
  const server = createServer(listener)
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return { uri: new URL(`ipp://127.0.0.1:${address.port}/ipp/print`), trust: null }
}

const answer = ipp.serialize({
  version: '2.0', statusCode: 'successful-ok',
  'operation-attributes-tag': { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'en' },
  'printer-attributes-tag': { 'printer-state': 'idle', 'printer-state-reasons': ['none'] },
})

test('a good answer is told with its status and its groups', async () => {
  const printer = await serve((_request, response) => response.end(answer))
  expect(await exchange(printer, question, 5_000, new AbortController().signal)).toEqual({
    kind: 'answered',
    status: 'successful-ok',
    job: undefined,
    printer: { 'printer-state': 'idle', 'printer-state-reasons': 'none' },
    unsupported: [],
  })
})

test('the document follows the question, byte for byte', async () => {
  const got = Promise.withResolvers<Buffer>()
  const printer = await serve((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      got.resolve(Buffer.concat(chunks))
      response.end(answer)
    })
  })
  const document = Buffer.from([1, 2, 3, 0, 255])
  await exchange(printer, { ...question, document }, 5_000, new AbortController().signal)
  const received = await got.promise
  expect(received.subarray(-6)).toEqual(Buffer.concat([Buffer.from([0x03]), document]))
})

test.each<[string, RequestListener, Silence['why']]>([
  ['an HTTP error', (_request, response) => response.writeHead(500).end(answer), 'foreign'],
  ['another page', (_request, response) => response.end('<html></html>'), 'foreign'],
  ['no HTTP', (request) => void request.socket.end('220 ftp.example ready'), 'foreign'],
  ['a cut answer', (_request, response) => {
    response.writeHead(200, { 'content-length': answer.length }).write(answer.subarray(0, 20), () => response.destroy())
  }, 'unreachable'],
  ['an answer without end', (_request, response) => {
    const pour = (): void => { if (!response.destroyed) response.write(Buffer.alloc(200_000), pour) }
    pour()
  }, 'foreign'],
])('%s is silence after bytes were sent', async (_what, listener, why) => {
  const printer = await serve(listener)
  expect(await exchange(printer, question, 0, new AbortController().signal)).toEqual({ kind: 'silent', sent: true, why })
})

test('no answer is silence once the line has been quiet for long enough', async () => {
  const printer = await serve(() => {})
  expect(await exchange(printer, question, 100, new AbortController().signal)).toEqual({ kind: 'silent', sent: true, why: 'unreachable' })
})

test('nobody there is silence before any byte', async () => {
  const nobody = { uri: new URL('ipp://127.0.0.1:1/'), trust: null }
  expect(await exchange(nobody, question, 5_000, new AbortController().signal)).toEqual({ kind: 'silent', sent: false, why: 'unreachable' })
})

test('a question given up settles at once', async () => {
  const giveUp = new AbortController()
  const printer = await serve(() => giveUp.abort())
  expect(await exchange(printer, question, 0, giveUp.signal)).toEqual({ kind: 'silent', sent: true, why: 'unreachable' })
})

test('an out-of-band value is read past, and not written to the console', () => {
  const spy = vi.spyOn(console, 'log')
  onTestFinished(() => spy.mockRestore())
  const name = 'printer-geo-location'
  const unknown = Buffer.concat([Buffer.from([0x12, 0, name.length]), Buffer.from(name), Buffer.from([0, 0])])
  const read = understand(Buffer.concat([answer.subarray(0, -1), unknown, answer.subarray(-1)]))
  expect(read).toMatchObject({ kind: 'answered', printer: { 'printer-state': 'idle' } })
  expect(spy).not.toHaveBeenCalled()
})

test('an answer cut anywhere, or changed anywhere, ends in a value', () => {
  fc.assert(fc.property(fc.nat(answer.length - 1), fc.nat(255), (at, byte) => {
    const changed = Buffer.from(answer)
    changed[at] = byte
    expect(['answered', 'silent']).toContain(understand(changed).kind)
    expect(['answered', 'silent']).toContain(understand(answer.subarray(0, at)).kind)
  }))
})
