import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ok, opened, terminal, visitor } from '../contract-visitor.ts'
import { besieged, hasty } from './besieged-center.fixture.ts'
import type { Socket } from 'node:net'
import type { CenterUnderTest } from '../contract-visitor.ts'
import { around } from './under-test.ts'

const siege = await besieged()
const { world, served, say } = siege
const own = siege.clientOf('own')
const other = siege.clientOf('other')
/** As its own terminal sees it, and as another does. */
const seenBy = (center: typeof own): CenterUnderTest => ({ ...around(world), center, runOutOfTime: () => {}, close: async () => {} })
afterAll(() => served.close())

/** Whatever was done to it, it serves on. */
afterEach(async () => {
  expect(await own.heartbeat(terminal)).toMatchObject({ kind: 'ok' })
})

const heartbeat = JSON.stringify({ terminal })
interface Asking { readonly path?: string; readonly method?: string; readonly headers?: readonly string[]; readonly body?: string }

function question({ path = '/v1/heartbeat', method = 'POST', body = heartbeat, headers = [`content-length: ${Buffer.byteLength(body)}`] }: Asking): string {
  return [`${method} ${path} HTTP/1.1`, 'host: center', ...headers, '', body].join('\r\n')
}

const [head, ...deep] = ['{"terminal":', '['.repeat(30_000), ']'.repeat(30_000), '}']
const chunked = 'transfer-encoding: chunked'

test('who has papers and asks a question gets an answer', async () => {
  expect(await say([question({})])).toMatch(/^HTTP\/1\.1 200 OK\r\n(.+\r\n)+\r\n\{"kind":"ok"/)
})

describe('ends in the handshake, without a word', () => {
  test.each<[string, () => Promise<string>]>([
    ['no certificate', () => say([question({})], null)],
    ['a certificate of another CA', () => say([question({})], 'foreign')],
    ['a certificate that has run out', () => say([question({})], 'expired')],
    ['a certificate that was revoked', () => say([question({})], 'revoked')],
    ['the certificate of a center', () => say([question({})], 'server')],
    ['TLS 1.2', () => say([question({})], 'own', { maxVersion: 'TLSv1.2' })],
    ['plain HTTP', () => siege.sayPlainly(question({}))],
    ['no TLS at all', () => siege.sayPlainly('\0'.repeat(1000))],
  ])('%s', async (_, attempt) => {
    expect(await attempt()).toBe('')
  })
})

/** Nothing but the status, the length of nothing, and the end: no words, no stack, no names. */
const refusal = (status: number) =>
  new RegExp(`^HTTP/1\\.1 ${status} [A-Z][A-Za-z ]+\\r\\n((content-length: 0|Connection: close|connection: close|Date: [^\\r]+)\\r\\n)*\\r\\n$`)

describe('is refused with a closed code and nothing else', () => {
  test.each<[number, string, readonly string[]]>([
    [413, 'an oversized body, declared', [question({ headers: ['content-length: 70000'], body: ' '.repeat(70_000) })]],
    [413, 'a body of a size that nobody has', [question({ headers: ['content-length: 9007199254740991'], body: '{' })]],
    [413, 'an oversized body, undeclared', [question({ headers: [chunked], body: `11170\r\n${' '.repeat(70_000)}\r\n0\r\n\r\n` })]],
    [413, 'a body in chunks without end', [question({ headers: [chunked], body: `10\r\n${' '.repeat(16)}\r\n` })]],
    [431, 'headers without measure', [question({ headers: [`x: ${'x'.repeat(20_000)}`] })]],
    [404, 'another method', [question({ method: 'GET', headers: [], body: '' })]],
    [404, 'another path', [question({ path: '/etc/passwd' })]],
    [404, 'a path around the wall', [question({ path: '/v1/../v1/heartbeat' })]],
    [404, 'another version', [question({ path: '/v2/heartbeat' })]],
    [400, 'what is no JSON', [question({ body: 'terminal=T-1' })]],
    [400, 'deep JSON', [question({ body: `${head}${deep.join('')}` })]],
    [400, 'a field nobody knows', [question({ body: JSON.stringify({ terminal, debug: true }) })]],
    [400, 'what reaches for a prototype', [question({ body: '{"__proto__":{"terminal":{}},"constructor":{}}' })]],
    [400, 'what is no HTTP', ['\0\0\0\0\r\n\r\n']],
    [400, 'two lengths', [question({ headers: ['content-length: 2', 'content-length: 3'] })]],
    [400, 'a length and chunks', [question({ headers: [`content-length: ${heartbeat.length}`, chunked] })]],
    [403, 'another terminal’s name', [question({ body: JSON.stringify({ terminal: { ...terminal, terminal: 'T-2' } }) })]],
  ])('%i: %s', async (status, _, pieces) => {
    expect(await say(pieces)).toMatch(refusal(status))
  })
})

describe('who never comes to an end is not waited for', () => {
  let impatient: typeof siege
  beforeAll(async () => {
    impatient = await besieged(hasty)
  })
  afterEach(async () => {
    expect(await impatient.clientOf('own').heartbeat(terminal)).toMatchObject({ kind: 'ok' })
  })
  afterAll(() => impatient.served.close())

  test('never a word: ends in the handshake', async () => {
    expect(await impatient.sayPlainly('')).toBe('')
  })

  test.each<[string, readonly string[]]>([
    ['headers', ['POST /v1/heartbeat HTTP/1.1\r\n', 'host: center\r\n']],
    ['a body', [question({ headers: ['content-length: 1000'], body: '{' })]],
  ])('408: %s', async (_, pieces) => {
    expect(await impatient.say(pieces)).toMatch(refusal(408))
  })
})

describe('one terminal and another', () => {
  const invalid = { kind: 'fault', fault: 'invalidAnswer' }

  test('another terminal’s session, and everything in it, is not to be had', async () => {
    const who = await visitor(seenBy(own), 'ordinary')
    const { session, application } = who
    const { transaction } = application
    expect(await other.apply(session, application)).toEqual(invalid)
    expect(await other.authenticate(session, { certificate: 'c', signature: 's' })).toEqual(invalid)
    ok(await own.apply(session, application))
    expect(await other.download(session, transaction, () => {})).toEqual(invalid)
    expect(await other.report(session, transaction, '交付済')).toEqual(invalid)
    expect(ok(await own.download(session, transaction, () => {})).transaction).toBe(transaction)
    expect(ok(await own.report(session, transaction, '交付済'))).toEqual({ transaction })
  })

  test('another terminal’s transaction is not to be had from a session of one’s own, nor after its session has ended', async () => {
    const { session, application } = await visitor(seenBy(own), 'ordinary')
    const { transaction } = application
    ok(await own.apply(session, application))
    const elsewhere = ok(await other.openSession({ ...terminal, terminal: 'T-2' }, { medium: 'card', municipality: '99001' })).session
    expect(await other.download(elsewhere, transaction, () => {})).toEqual(invalid)
    expect(await other.apply(elsewhere, application)).toEqual(invalid)
    expect(await other.report(elsewhere, transaction, '不整合')).toEqual(invalid)
    world.clock.now += 60 * 60 * 1000
    expect(await other.report(session, transaction, '不整合')).toEqual(invalid)
    expect(world.center.ledger.find(transaction)).toMatchObject({ outcome: null })
  })

  test('a replayed application changes nothing: the same gets the same word, in another session or with another content none', async () => {
    const { session, application } = await visitor(seenBy(own), 'another')
    ok(await own.apply(session, application))
    const lines = world.center.ledger.lines().length
    expect(await own.apply(session, application)).toEqual({ kind: 'ok', value: { transaction: application.transaction } })
    const later = await opened(seenBy(own), 'ordinary')
    expect(await own.apply(later.session, application)).toEqual(invalid)
    expect(await own.apply(session, { ...application, nonce: 'n'.repeat(43) })).toEqual(invalid)
    expect(world.center.ledger.lines()).toHaveLength(lines)
  })
})

test('pipelining: the first question is answered, what was sent behind it is not even looked at', async () => {
  const apply = world.center.heartbeat.bind(world.center)
  let asked = 0
  world.center.heartbeat = (identity) => {
    asked += 1
    return apply(identity)
  }
  const said = await say([question({}) + question({}) + question({})])
  world.center.heartbeat = apply
  expect(said.match(/HTTP\/1\.1 200/g)).toHaveLength(1)
  expect(asked).toBe(1)
})

const closed = (socket: Socket): Promise<void> => new Promise((resolve) => socket.once('close', () => resolve()))

test('a terminal that opens more connections than it can need loses those', async () => {
  const sockets: Socket[] = []
  // One after the other, or they would be too many strangers.
  while (sockets.length <= siege.limits.perTerminal) {
    const socket = siege.quiet('other').on('error', () => undefined)
    await new Promise<void>((resolve) => socket.once('secureConnect', () => resolve()))
    sockets.push(socket)
  }
  const words = sockets.map(async (socket) => {
    const said: unknown[] = []
    socket.on('data', (data) => said.push(data))
    socket.write('POST ')
    await closed(socket)
    return said
  })
  // At once: who was only too slow would be told so.
  expect(await Promise.race(words)).toEqual([])
  expect(await own.heartbeat(terminal)).toMatchObject({ kind: 'ok' })
  for (const socket of sockets) socket.destroy()
})

test('those who have not said who they are leave room for those who will', async () => {
  const sockets = Array.from({ length: siege.limits.connections }, () => siege.quiet(null).on('error', () => undefined))
  await Promise.all(sockets.slice(0, -siege.limits.strangers).map(closed))
  expect(await own.heartbeat(terminal)).toMatchObject({ kind: 'ok' })
  expect(sockets.filter(({ destroyed }) => !destroyed).length).toBeGreaterThan(0)
  for (const socket of sockets) socket.destroy()
})

describe('openssl s_client, by other people', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'strangers-'))
    writeFileSync(join(folder, 'authority.pem'), siege.authority)
    writeFileSync(join(folder, 'own.pem'), siege.papers.own.certificate + siege.papers.own.key)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Asks one question; what it prints is what it made of us. */
  function client(...args: readonly string[]): Promise<string> {
    const given = ['s_client', '-connect', `127.0.0.1:${served.port}`, '-CAfile', join(folder, 'authority.pem'), '-verify_return_error', '-verify_ip', '127.0.0.1', '-ign_eof', ...args]
    return new Promise((resolve) => {
      const child = execFile('openssl', given, (_error, out, err) => resolve(out + err))
      child.stdin?.on('error', () => undefined)
      child.stdin?.write(question({}))
    })
  }

  test('with a certificate it is answered, over TLS 1.3, and finds our certificate in order', async () => {
    const said = await client('-cert', join(folder, 'own.pem'))
    expect(said).toContain('TLSv1.3')
    expect(said).toContain('Verify return code: 0 (ok)')
    expect(said).toContain('HTTP/1.1 200 OK')
  })

  test('without one it is told that one is required, and nothing else', async () => {
    const said = await client()
    expect(said).toContain('certificate required')
    expect(said).not.toContain('HTTP/1.1')
  })

  test('it cannot resume a session of before', async () => {
    const kept = join(folder, 'session')
    await client('-cert', join(folder, 'own.pem'), '-sess_out', kept)
    const again = await client('-cert', join(folder, 'own.pem'), '-sess_in', kept)
    expect(again).toContain('New, TLSv1.3')
    expect(again).not.toContain('Reused, TLSv1.3')
  })
})
