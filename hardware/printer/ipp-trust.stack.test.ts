import { createServer } from 'node:https'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import ipp from 'ipp'
import { exchange } from './ipp-exchange.ts'
import { trustIn } from './ipp-trust.ts'
import { makeIdentity } from './tls-certificate.fixture.ts'
import type { Identity } from './tls-certificate.fixture.ts'

const answer = ipp.serialize({
  version: '2.0', statusCode: 'successful-ok',
  'operation-attributes-tag': { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'en' },
  'printer-attributes-tag': { 'printer-state': 'idle' },
})

let own: Identity, namesake: Identity, authority: Identity, here: Identity, elsewhere: Identity
beforeAll(() => {
  own = makeIdentity({ subject: 'printer-7' })
  namesake = makeIdentity({ subject: 'printer-7' })
  authority = makeIdentity({ subject: 'authority of the office', authority: true })
  here = makeIdentity({ subject: 'printer-8', names: 'IP:127.0.0.1', issuer: authority })
  elsewhere = makeIdentity({ subject: 'printer-9', names: 'DNS:printer-9.example', issuer: authority })
})

/** Sends a document to a printer of that identity, believing in `certificate`. */
async function ask(printer: Identity, certificate: string | null): Promise<{ outcome: string; bytes: number }> {
  let bytes = 0
  const server = createServer({ cert: printer.certificate, key: printer.key }, (request, response) => {
    request.resume().on('end', () => response.end(answer))
  })
  server.on('secureConnection', socket => socket.on('data', chunk => { bytes += chunk.length }))
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  const place = { uri: new URL(`ipps://127.0.0.1:${address.port}/ipp/print`), trust: trustIn(certificate) }
  const question = { operation: 'Send-Document', about: {}, document: new Uint8Array(100_000) } as const
  const closed = Promise.withResolvers<void>()
  onTestFinished(() => void server.close())
  const got = await exchange(place, question, 20_000, new AbortController().signal)
  // Only when nothing of the connection is left does the count stand.
  server.close(() => closed.resolve())
  server.closeIdleConnections()
  await closed.promise
  return { outcome: got.kind === 'silent' ? `${got.why}, ${got.sent ? 'sent' : 'nothing sent'}` : got.kind, bytes }
}

const refused = { outcome: 'certificate, nothing sent', bytes: 0 }
const believed = { outcome: 'answered', bytes: expect.toSatisfy((bytes: number) => bytes > 100_000) }

test('the printer’s own certificate: that printer, whatever its name', async () => {
  expect(await ask(own, own.certificate)).toEqual(believed)
})

test('another printer under the same name: not one byte', async () => {
  expect(await ask(namesake, own.certificate)).toEqual(refused)
})

test('the printer’s own certificate from an authority: that printer, and no other of the authority', async () => {
  expect(await ask(elsewhere, elsewhere.certificate)).toEqual(believed)
  expect(await ask(here, elsewhere.certificate)).toEqual(refused)
})

test('an authority: its printer at that address, and neither another of its printers nor another’s', async () => {
  expect(await ask(here, authority.certificate)).toEqual(believed)
  expect(await ask(elsewhere, authority.certificate)).toEqual(refused)
  expect(await ask(own, authority.certificate)).toEqual(refused)
})

test('without a certificate, a printer that no authority of this machine vouches for: not one byte', async () => {
  expect(await ask(own, null)).toEqual(refused)
})
