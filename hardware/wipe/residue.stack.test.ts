import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { bytesMarker, pinMarker, textMarker } from './marker.ts'
import type { Form } from './marker.ts'
import type { Planting } from './planting-child.fixture.ts'
import type { RunningProcess } from './process-tree.ts'
import { countInMemory, scanFolders, scanProcesses } from './residue.ts'

let child: ChildProcess
let place: RunningProcess
beforeAll(async () => {
  child = fork(fileURLToPath(new URL('planting-child.fixture.ts', import.meta.url)), [], { serialization: 'advanced' })
  const { pid } = child
  if (pid === undefined) throw new Error('no child')
  place = { pid, role: 'child' }
  await plant('bytes', Buffer.from('nothing in particular'))
})
afterAll(() => void child.kill('SIGKILL'))

async function plant(way: string, content: Buffer, times = 1): Promise<void> {
  const planted = once(child, 'message')
  child.send({ way, masked: Uint8Array.from(content, (byte) => byte ^ 0xff), times } satisfies Planting)
  await planted
}

describe('in memory', () => {
  test.each<readonly [string, Form, boolean]>([
    ['bytes', 'utf8', false], ['string', 'utf16le', false], ['utf16be', 'utf16be', false],
    ['base64', 'base64', false], ['base64 behind one', 'base64', false], ['base64 behind two', 'base64', false],
    ['base64 in a Japanese text', 'base64', false], ['base64url', 'base64url', false],
    ['hex', 'hex', false], ['HEX', 'hex', false], ['pdfHex', 'pdfHex', false], ['PDFHEX', 'pdfHex', false],
    ['stream of a PDF', 'utf8', true],
  ])('a name planted as %s is found', async (way, form, packed) => {
    // Another for each way: what was planted stays. With letters in which the two alphabets of base64 differ.
    const name = `見本架空　花子山???${Array.from(way, (letter) => String.fromCodePoint(0x4e00 + (letter.codePointAt(0) ?? 0))).join('')}`
    const markers = [textMarker('name', name)]
    expect(scanProcesses([place], markers)).toMatchObject({ total: 0, gone: [] })
    await plant(way, Buffer.from(name))
    const { residues, total } = scanProcesses([place], markers)
    const found = residues.filter((residue) => residue.form === form && residue.packed === packed)
    expect(found, JSON.stringify(residues)).toMatchObject([{ marker: 'name', place: `child ${place.pid}` }])
    expect(total).toBe(residues.reduce((sum, { count }) => sum + count, 0))
  })

  // PINs that are no clock's, no date's and no address's.
  test.each<readonly [string, Form, string]>([
    ['VERIFY', 'apdu', '8752'], ['short string', 'v8', '9763'], ['typed array', 'v8', '8674'], ['array outside of V8’s heap', 'block', '9385'],
    ['message', 'message', '7496'], ['message with a string', 'message', '9857'], ['JSON message', 'message', '8968'],
  ])('a PIN planted as %s is found', async (way, form, pin) => {
    const markers = [pinMarker('PIN', pin)]
    expect(scanProcesses([place], markers).residues).toEqual([])
    await plant(way, Buffer.from(pin))
    expect(scanProcesses([place], markers).residues.map(({ form: found }) => found)).toContain(form)
  })

  test('a PIN that came in a message is found', async () => {
    const markers = [pinMarker('PIN', '8539')]
    expect(scanProcesses([place], markers).total).toBe(0)
    const answered = once(child, 'message')
    child.send({ way: 'bytes', masked: Uint8Array.from(Buffer.from('8539')), times: 1 } satisfies Planting)
    await answered
    expect(scanProcesses([place], markers).residues.map(({ form }) => form)).toContain('message')
  })

  test('every needle is counted once, wherever it lies, and none when none is there', async () => {
    const round = randomBytes(3)
    const needle = Buffer.alloc(24, round)
    expect(countInMemory(place.pid, [needle])).toBe(0)
    // A needle begins at every third byte, and so across every edge of what is read at a time.
    const times = 3 * 1024 * 1024
    await plant('bytes', round, times)
    expect(countInMemory(place.pid, [randomBytes(24), needle, Buffer.alloc(24, randomBytes(3))])).toBe(times - 7)
  })

  test('a process that is not there is told as gone, and counted in none', () => {
    const nobody = { pid: 2 ** 30, role: 'nobody' }
    expect(scanProcesses([nobody], [textMarker('name', '見本　花子')])).toEqual({ residues: [], total: 0, bytes: 0, gone: [nobody] })
    expect(() => countInMemory(nobody.pid, [randomBytes(8)])).toThrow('ENOENT')
  })

  test('the process that asks is never looked into', () => {
    expect(() => scanProcesses([{ pid: process.pid, role: 'self' }], [textMarker('name', '見本　花子')])).toThrow('finds what it looks for')
  })
})

describe('in folders', () => {
  test('plain, packed, in the name of a file, but not behind a link', () => {
    const folder = mkdtempSync(join(tmpdir(), 'residue-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const [inside, elsewhere] = [join(folder, 'a/b'), join(folder, 'elsewhere')]
    for (const each of [inside, elsewhere]) mkdirSync(each, { recursive: true })
    const name = '見本架空　花子山'
    const document = randomBytes(48)
    const markers = [textMarker('name', name), bytesMarker('document', document)]
    // What is short, or has nothing in it twice, would be packed as it is.
    const text = `${'住民票の写し、世帯の一部。'.repeat(20)}${name}`
    expect(scanFolders([folder], markers)).toMatchObject({ total: 0, bytes: 0 })
    writeFileSync(join(elsewhere, 'kept'), name)
    symlinkSync(elsewhere, join(inside, 'link'))
    writeFileSync(join(inside, name), '')
    writeFileSync(join(inside, 'plain'), Buffer.concat([randomBytes(9), document, document]))
    writeFileSync(join(inside, 'log.gz'), gzipSync(text))
    writeFileSync(join(inside, 'cache'), Buffer.concat([randomBytes(100), deflateSync(text)]))
    writeFileSync(join(inside, 'paper.pdf'), Buffer.concat([Buffer.from('stream\r\n'), deflateSync(text), Buffer.from('\r\nendstream')]))
    const { residues, total } = scanFolders([join(folder, 'a')], markers)
    const found = residues.map(({ marker, place, form, packed, count }) => [place.slice(inside.length + 1), marker, form, packed, count])
    expect(new Set(found)).toEqual(new Set([
      [name, 'name', 'utf8', false, 1], ['plain', 'document', 'bytes', false, 2], ['log.gz', 'name', 'utf8', true, 1],
      ['cache', 'name', 'utf8', true, 1], ['paper.pdf', 'name', 'utf8', true, 1],
    ]))
    expect(total).toBe(6)
  })
})
