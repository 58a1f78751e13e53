import { execFile, spawn } from 'node:child_process'
import { X509Certificate, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openAuthority } from './authority.fixture.ts'
import { OcspClient } from './client.ts'
import { serveOcsp } from './http-responder.ts'
import { httpTransport } from './http-transport.ts'
import { OcspResponder } from './responder.ts'
import type { TestAuthority } from './authority.fixture.ts'
import type { ResponderSettings, Signer } from './responder.ts'

// OpenSSL goes by the machine's clock, so everything here does.
const revokedAt = Date.parse('2026-03-04T05:06:07Z')
const serials = { good: '4A01', revoked: '4A02', unknown: '4A03' } as const
type Known = keyof typeof serials

let folder: string
let authority: TestAuthority
let delegate: Signer
const at = (name: string) => join(folder, name)
const pem = (der: Uint8Array) => new X509Certificate(der).toString()
/** A card's certificate, left in the folder for OpenSSL. */
async function card(known: Known): Promise<X509Certificate> {
  const certificate = await authority.certify(serials[known])
  writeFileSync(at(`${known}.pem`), certificate.toString())
  return certificate
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ocsp-'))
  authority = await openAuthority(Date.now())
  delegate = await authority.delegate()
  writeFileSync(at('ca.pem'), pem(authority.der))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('OpenSSL asks our responder', () => {
  const statusOf: ResponderSettings['statusOf'] = async (serial) => {
    if (serial === serials.good) return { kind: 'good' }
    return serial === serials.revoked ? { kind: 'revoked', at: revokedAt, reason: 'keyCompromise' } : { kind: 'unknown' }
  }

  async function ask(known: Known, signer: Signer, more: readonly string[] = []): Promise<string> {
    await card(known)
    const responder = new OcspResponder({ issuer: authority.issuer, signer, statusOf, now: Date.now })
    const served = await serveOcsp((question) => responder.answer(question))
    onTestFinished(() => served.close())
    const options = ['-issuer', at('ca.pem'), '-cert', at(`${known}.pem`), '-url', served.url.href, '-nonce', '-CAfile', at('ca.pem')]
    const { stdout, stderr } = await promisify(execFile)('openssl', ['ocsp', ...more, ...options])
    return (stdout + stderr).replaceAll(`${folder}/`, '')
  }

  test.each<[Known, string, () => Signer]>([
    ['good', 'a delegate', () => delegate],
    ['revoked', 'a delegate', () => delegate],
    ['unknown', 'a delegate', () => delegate],
    ['good', 'the authority itself', () => authority.itself],
  ])('%s, signed by %s', async (known, _, signer) => {
    const said = await ask(known, signer())
    // No word about the nonce: it was in the answer, and it was right.
    expect(said).not.toMatch(/nonce/i)
    expect(said).toContain('Response verify OK')
    expect(said).toContain(`${known}.pem: ${known}`)
    expect(said.includes('Reason: keyCompromise\n\tRevocation Time: Mar  4 05:06:07 2026 GMT')).toBe(known === 'revoked')
  })

  test('by SHA-256, too', async () => {
    expect(await ask('good', delegate, ['-sha256'])).toContain('good.pem: good')
  })

  test('it believes no delegate without the purpose, as we do not', async () => {
    await expect(ask('good', await authority.delegate({ purpose: 'none' }))).rejects.toThrow('Response Verify Failure')
  })
})

describe('our client asks OpenSSL\'s responder', () => {
  /** OpenSSL's register of one authority, and a responder over it on a port of the machine's choice. */
  async function ask(known: Known, { delegate: certificate, privateKey }: Signer, more: readonly string[] = []) {
    writeFileSync(at('signer.pem'), pem(certificate ?? authority.der))
    writeFileSync(at('signer.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    writeFileSync(at('index.txt'), [
      ['V', '361231235959Z', '', serials.good, 'unknown', '/CN=somebody'],
      ['R', '361231235959Z', '260304050607Z,keyCompromise', serials.revoked, 'unknown', '/CN=somebody'],
    ].map((line) => `${line.join('\t')}\n`).join(''))
    const options = ['-index', at('index.txt'), '-CA', at('ca.pem'), '-rsigner', at('signer.pem'), '-rkey', at('signer.key'), '-port', '0']
    const responder = spawn('openssl', ['ocsp', ...options, ...more], { stdio: ['ignore', 'pipe', 'ignore'] })
    onTestFinished(async () => {
      const ended = once(responder, 'exit')
      if (responder.kill()) await ended
    })
    const [line] = await once(createInterface(responder.stdout), 'line')
    const port = /:(\d+) PID=/.exec(String(line))?.[1]
    const client = new OcspClient({
      issuer: authority.issuer, transport: httpTransport(new URL(`http://127.0.0.1:${port}/`)),
      now: Date.now, random: randomBytes, timer: () => () => {}, timeout: 5000,
    })
    return client.ask(await card(known))
  }

  test.each<[Known, object]>([
    ['good', { kind: 'good' }],
    ['revoked', { kind: 'revoked', at: revokedAt, reason: 'keyCompromise' }],
    ['unknown', { kind: 'unknown' }],
  ])('%s', async (known, outcome) => {
    expect(await ask(known, delegate)).toEqual(outcome)
  })

  test('one that is good by the authority\'s own word, for ten minutes', async () => {
    expect(await ask('good', authority.itself, ['-nmin', '10', '-resp_key_id'])).toEqual({ kind: 'good' })
  })

  test('a signature it spoils, and a certificate it leaves out', async () => {
    expect(await ask('good', delegate, ['-badsig'])).toEqual({ kind: 'down', why: 'badSignature' })
    expect(await ask('good', delegate, ['-resp_no_certs'])).toEqual({ kind: 'down', why: 'untrustedSigner' })
  })

  test('another authority\'s delegate', async () => {
    const other = await openAuthority(Date.now())
    expect(await ask('good', await other.delegate())).toEqual({ kind: 'down', why: 'untrustedSigner' })
  })
})
