import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MemoryKeep } from '../../center/reference/keep.ts'
import { openReferenceWorld } from '../../center/reference/reference-world.ts'
import { serveSecurely } from '../../center/reference/serve-securely.ts'
import { TlsAuthority } from '../../center/reference/tls-authority.ts'
import demo from '../../electron/configuration/demo.json' with { type: 'json' }
import ownPackage from '../../package.json' with { type: 'json' }
import { centerResult } from './center-result.ts'
import { finish, start } from './doctor-process.fixture.ts'
import type { ReferenceCenter } from '../../center/reference/reference-center.ts'
import type { SecurelyServed } from '../../center/reference/serve-securely.ts'

const folder = mkdtempSync(join(tmpdir(), 'doctor-center-'))
const authority = new TlsAuthority(Date.now, randomBytes, new MemoryKeep())
let served: SecurelyServed
let center: ReferenceCenter

beforeAll(async () => {
  const world = await openReferenceWorld({ approvedBuilds: [ownPackage.version], now: Date.now })
  center = world.center
  served = await serveSecurely(center, {
    host: '127.0.0.1', port: 0, identity: await authority.server(['127.0.0.1']), authority: await authority.certificate(), revocations: await authority.revocations([]),
  })
  const own = await authority.terminal(demo.terminal)
  for (const [name, pem] of Object.entries({ ...own, authority: await authority.certificate() })) writeFileSync(join(folder, `${name}.pem`), pem)
})
afterAll(async () => {
  await served.close()
  rmSync(folder, { recursive: true, force: true })
})

function configuration(change: object = {}): string {
  const file = join(folder, 'terminal.json')
  const chosen = { kind: 'https', url: served.url, authority: 'authority.pem', certificate: 'certificate.pem', key: 'key.pem', signingKeys: [center.signingKey] }
  writeFileSync(file, JSON.stringify({ ...demo, center: { ...chosen, ...change } }))
  return file
}

test('all is well: a line for everything examined, and 0', async () => {
  const { out, err, code } = await finish(start('center', '--config', configuration()))
  expect({ err, code }).toEqual({ err: '', code: 0 })
  const about = out.trimEnd().split('\n').map((line) => /^[✓✗·] (\S+)/.exec(line)?.[1])
  expect(about).toEqual(['certificate', 'name', 'connection', 'TLS', 'admission', 'heartbeat', 'build', 'clock', 'stops', 'all'])
})

test('for programs: one object on standard output, the lines beside it', async () => {
  const { out, err, code } = await finish(start('center', '--json', '--config', configuration({ url: served.url.replace(/\d+$/, '1') })))
  expect(code).toBe(1)
  expect(centerResult.parse(JSON.parse(out))).toMatchObject({ host: '127.0.0.1', bad: ['unreached'], heartbeatMs: null })
  expect(err).toMatch(/✗ connection +nobody answers \(ECONNREFUSED\)\n +→ look at network/)
})

test('what keeps a terminal from starting is said line by line, with 1', async () => {
  const { out, code } = await finish(start('center', '--config', configuration({ key: 'nowhere.pem', authority: 'key.pem' })))
  expect(code).toBe(1)
  expect(out).toMatch(/✗ certificate +center\.authority: .*\n +→ .*\n✗ certificate +center\.key: .*nowhere\.pem: can’t be read\n +→ put /)
})

test.each([
  [[], 'which center?'], [['--config'], 'npm run doctor -- center --config FILE'], [['--pin', '1'], 'npm run doctor -- center --config FILE'],
  [['--config', '/no/such.json'], '/no/such.json: can\'t be read'],
])('asked wrongly with %j it ends with 2', async (words, why) => {
  expect(await finish(start('center', ...words))).toEqual({ out: '', code: 2, err: expect.stringContaining(why) })
})

test('a center beside the terminal has no way to it that could be examined', async () => {
  const file = join(folder, 'demo.json')
  writeFileSync(file, JSON.stringify(demo))
  expect(await finish(start('center', '--config', file))).toEqual({ out: '', code: 2, err: expect.stringContaining('center.kind is reference') })
})

test('whoever brings a module is sent to the contract that examines it', async () => {
  const file = join(folder, 'module.json')
  writeFileSync(file, JSON.stringify({ ...demo, center: { kind: 'module', file: 'theirs.js' } }))
  const err = expect.stringMatching(/center\.kind is module.*npm run contract/)
  expect(await finish(start('center', '--config', file))).toEqual({ out: '', code: 2, err })
})
