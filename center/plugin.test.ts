import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCenter } from './plugin.ts'

const folder = mkdtempSync(join(tmpdir(), 'plugin-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
/** Somebody's module. */
function moduleOf(source: string): string {
  const file = join(folder, `center-${(count += 1)}.mjs`)
  writeFileSync(file, source)
  return file
}

/** That of RFC 7515, A.3. */
const key = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' }
const transaction = '0'.repeat(32)
/** Methods of a class, which live on its prototype and need their object. */
const whole = `
const figures = [[0.5, 2], [NaN, 2], [-1, null], ['1', 2], [1], [1e9, null], [1, Infinity], [0, null], [1, 2]]
class Theirs {
  #fault
  signingKeys = [${JSON.stringify(key)}]
  constructor({ fault }) { this.#fault = fault }
  #say() { return { kind: 'fault', fault: this.#fault } }
  async heartbeat() { return this.#say() }
  async openSession(_, { municipality }) { if (municipality !== null) throw new Error('bug'); return { kind: 'fault', fault: 'tired' } }
  async authenticate() { return this.#say() }
  async introduce() { return this.#say() }
  async verifyPin() { return { kind: 'ok', value: { kind: 'right', pin: '1234' } } }
  async register(session, { transaction }) { return { kind: 'ok', value: { transaction, number: 'N-1' } } }
  async apply(session, { transaction }) { return { kind: 'ok', value: { transaction: session === 'swap' ? '1'.repeat(32) : transaction } } }
  async download(session, transaction, progress) { for (const told of figures) progress(...told); return { kind: 'ok', value: { transaction, envelope: session === 'text' ? session : Buffer.from(session) } } }
  async report() { return { kind: 'ok', value: { transaction: '1'.repeat(32) } } }
  async readLedger(session) { return session === 'whole' ? { kind: 'ok', value: { lines: [], more: false } } : { kind: 'ok', value: { lines: [{}], more: false } } }
  async close() { throw new Error('closed twice') }
}`
const fault = (fault: string) => ({ kind: 'fault', fault })

describe('a module that implements the port', () => {
  let file = ''
  beforeAll(() => { file = moduleOf(`${whole}\nexport const openCenter = async (options) => new Theirs(options)`) })

  async function theirs() {
    const loaded = await loadCenter(file, { fault: 'late' })
    if (loaded.kind === 'refused') throw new Error(loaded.why)
    return loaded
  }

  test('is a center with its keys, opened with what the configuration has for it', async () => {
    const { center, signingKeys } = await theirs()
    expect(signingKeys).toEqual([key])
    expect(await center.authenticate('s', { certificate: 'c', signature: 's' })).toEqual(fault('late'))
    const received: unknown[] = []
    expect(await center.download('s', transaction, (...bytes) => received.push(bytes))).toEqual({ kind: 'ok', value: { transaction, envelope: Buffer.from('s') } })
    expect(received).toEqual([[0, null], [1, 2]])
    expect(await center.download('text', transaction, () => {}), 'an envelope is bytes').toEqual(fault('invalidAnswer'))
  })

  test('I-18 what is no answer of the port, or is thrown, is an invalid answer', async () => {
    const { center } = await theirs()
    const terminal = { terminal: 'T-1', build: 'b', configuration: '0'.repeat(64), devices: [] }
    expect(await center.openSession(terminal, { medium: 'card', municipality: null })).toEqual(fault('invalidAnswer'))
    expect(await center.openSession(terminal, { medium: 'card', municipality: '99001' })).toEqual(fault('invalidAnswer'))
    expect(await center.verifyPin('s', 'juminhyo', 'p')).toEqual(fault('invalidAnswer'))
    const span = { from: '2026-11-21', to: '2026-11-21', after: null }
    expect(await center.readLedger('s', span)).toEqual(fault('invalidAnswer'))
    expect(await center.readLedger('whole', span)).toEqual({ kind: 'ok', value: { lines: [], more: false } })
  })

  test('I-12 nor is an answer about another transaction one', async () => {
    const { center } = await theirs()
    const request = { municipalityCode: '99001', kind: 'juminhyo', answers: [], copies: 1, fee: 300, language: 'ja' }
    const application = { transaction, terminal: 'T-1', nonce: 'n'.repeat(43), request, vaultKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } } as const
    expect(await center.report('s', transaction, '交付済')).toEqual(fault('invalidAnswer'))
    expect(await center.apply('swap', application)).toEqual(fault('invalidAnswer'))
    expect(await center.apply('s', application)).toMatchObject({ kind: 'ok' })
  })
})

describe('a module that does not is refused, and what it lacks is said', () => {
  test.each<[string, string, string]>([
    ['broken', 'export const openCenter =', 'can’t be loaded'],
    ['throws as it is loaded', 'throw new Error("no key here")', 'can’t be loaded: no key here'],
    ['exports nothing', '', 'exports no function openCenter, but nothing'],
    ['exports something else', 'export const open = 1, openCenter = 2', 'exports no function openCenter, but open, openCenter'],
    ['can’t open it', 'export const openCenter = () => { throw new Error("no license") }', 'openCenter failed: no license'],
    ['gives nothing', 'export const openCenter = () => {}', 'openCenter gave no center: '],
    ['lacks calls', `${whole}\nexport const openCenter = () => Object.assign(new Theirs({}), { download: null, close: 1 })`, 'gave no center: download: is no function; close: is no function'],
    ['has no keys', `${whole}\nexport const openCenter = () => Object.assign(new Theirs({}), { signingKeys: [] })`, 'gave no center: signingKeys: '],
    ['has a key that is none', `${whole}\nexport const openCenter = () => { const it = new Theirs({}); it.signingKeys[0].x = it.signingKeys[0].y; return it }`, 'gave no center: signingKeys: not on the curve'],
    ['lets its private key go', `${whole}\nexport const openCenter = () => { const it = new Theirs({}); it.signingKeys[0].d = 'd'; return it }`, 'gave no center: signingKeys.0: '],
  ])('%s', async (_, source, why) => {
    const file = moduleOf(source)
    const loaded = await loadCenter(file, {})
    expect(loaded).toEqual({ kind: 'refused', why: expect.stringContaining(why) })
    expect(loaded).toMatchObject({ why: expect.stringContaining(`${file}: `) })
  })

  test('there is none', async () => {
    expect(await loadCenter(join(folder, 'nowhere.mjs'), {})).toEqual({ kind: 'refused', why: expect.stringContaining('nowhere.mjs: can’t be loaded') })
  })
})
