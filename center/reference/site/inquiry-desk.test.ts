import { connect } from 'node:net'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { largestScan, receive } from './scan.ts'
import { openSites, send, upload } from './visitor.fixture.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex')
const jpeg = Buffer.from('ffd8ffe000104a46494600', 'hex')
const pdf = Buffer.from('%PDF-1.7\n%%EOF\n')
const file = (bytes: Uint8Array, name = 'scan', type = 'application/octet-stream') => new File([new Uint8Array(bytes)], name, { type })
const padded = (bytes: number) => Buffer.concat([png, Buffer.alloc(bytes - png.length)])

test.each([['PNG', png], ['JPEG', jpeg], ['PDF', pdf]])('a %s is received, and it is said that nothing is known of it yet', async (kind, bytes) => {
  const { status, page } = await upload((await openSites()).url, ['scan', file(bytes, '住民票.exe')])
  expect(status).toBe(200)
  expect(page).toContain('<h1>受け付けました</h1>')
  expect(page).toContain(`<dt>種類</dt><dd>${kind}</dd>`)
  expect(page).toContain('<dt>大きさ</dt><dd>1KB</dd>')
  expect(page).toMatch(/<dt>受付番号<\/dt><dd>\d{4}-\d{4}-\d{4}<\/dd>/)
  expect(page).toContain('証明書が本物かどうかは、この受付ではわかりません。')
  expect(page).not.toContain('住民票.exe')
})

test('the page says what the site can’t do, before anything is sent', async () => {
  const { page } = await send((await openSites()).url, '/inquiry')
  expect(page.indexOf('スクランブル画像の復号は、まだできません。')).toBeGreaterThan(0)
  expect(page.indexOf('スクランブル画像の復号は、まだできません。')).toBeLessThan(page.indexOf('<form'))
})

test('a number belongs to a content, and to no other', () => {
  const numbers = [png, jpeg, pdf, padded(100), png].map((scan) => receive(scan)?.number)
  expect([new Set(numbers).size, numbers[0]]).toEqual([4, numbers[4]])
})

describe('is told what to do', () => {
  test.each<[string, readonly (readonly [string, File])[], number, string]>([
    ['who has chosen an empty file', [['scan', file(Buffer.alloc(0))]], 422, '証明書のうら面を読み取ったファイルを選んでください。'],
    ['who sends something else under the name of an image', [['scan', file(Buffer.from('GIF89a'), 'scan.png', 'image/png')]], 422, 'ファイルの中身がPNG、JPEG、PDFのどれでもありません。'],
    ['who sends a script that mentions a PDF', [['scan', file(Buffer.from('#!/bin/sh %PDF-1.7'), 'a.pdf')]], 422, 'ファイルの中身がPNG、JPEG、PDFのどれでもありません。'],
    ['who sends the head of a PNG only', [['scan', file(png.subarray(0, 8))]], 422, 'ファイルの中身がPNG、JPEG、PDFのどれでもありません。'],
    ['whose scan is one byte too large', [['scan', file(padded(largestScan + 1))]], 413, 'ファイルが大きすぎます。'],
    ['whose scan is much too large', [['scan', file(padded(largestScan + 20_000))]], 413, '20MBまでのファイルを選んでください。'],
    ['who sends two', [['scan', file(png)], ['scan', file(png)]], 400, '送られた内容を読み取れませんでした。'],
    ['who sends another field', [['more', file(png)]], 400, '送られた内容を読み取れませんでした。'],
  ])('%s', async (_, fields, expected, text) => {
    const { status, page } = await upload((await openSites()).url, ...fields)
    expect([status, page.includes(text), page.includes('受け付けました')]).toEqual([expected, true, false])
  })
})

test('whoever has chosen nothing is told to', async () => {
  const { status, page } = await post('multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="scan"; filename=""\r\n\r\n\r\n--x--\r\n')
  expect([status, page.includes('選んでください。')]).toEqual([422, true])
})

test('the largest scan is received', async () => {
  const { status, page } = await upload((await openSites()).url, ['scan', file(padded(largestScan))])
  expect([status, page.includes('20.0MB')]).toEqual([200, true])
})

test.each([
  ['text in its place', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="scan"\r\n\r\n%PDF-1.7\r\n--x--\r\n'],
  ['a form without an end', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="scan"; filename="a"\r\n\r\n%PDF-1.7'],
  ['no boundary', 'multipart/form-data', 'x'],
  ['another kind of form', 'application/json', '{}'],
])('%s is no upload', async (_, type, body) => {
  expect((await post(type, body)).status).toBe(400)
})

async function post(type: string, body: string) {
  const { url } = await openSites()
  const headers = { 'origin': url.origin, 'content-type': type, 'content-length': body.length }
  return send(url, '/inquiry', { method: 'POST', headers, body })
}

test('whoever reads nothing before all of a file far too large is sent, is told that it is', async () => {
  const { url } = await openSites()
  const socket = connect(Number(url.port), '127.0.0.1')
  socket.write(headOf(url, 2 * largestScan))
  await new Promise<void>((resolve, reject) => socket.write(Buffer.alloc(2 * largestScan), (error) => (error ? reject(error) : resolve())))
  expect(await text(socket)).toContain('ファイルが大きすぎます。')
})

test('what nobody would send as a scan is not waited for', async () => {
  const { url } = await openSites()
  const socket = connect(Number(url.port), '127.0.0.1')
  socket.write(headOf(url, 10_000 * largestScan))
  const closed: Promise<unknown> = once(socket, 'close')
  socket.on('error', () => {}).resume()
  await closed
  expect(socket.bytesRead).toBe(0)
})

test('of one peer two scans are read at once; a third is told to wait, and is taken when one of them is gone', async () => {
  const { url } = await openSites()
  const slow = await Promise.all([1, 2].map(() => beginUpload(url)))
  const busy = await upload(url, ['scan', file(png)])
  expect([busy.status, busy.headers['retry-after'], busy.page.includes('ただいま混み合っています')]).toEqual([503, '60', true])
  slow[0]?.socket.end(slow[0].rest)
  await once(slow[0]?.socket ?? process, 'close')
  expect((await upload(url, ['scan', file(png)])).status).toBe(200)
  slow[1]?.socket.destroy()
})

test('of all peers six are read at once', async () => {
  const { url } = await openSites()
  const slow = await Promise.all([2, 3, 4, 2, 3, 4].map((last) => beginUpload(url, `127.0.0.${last}`)))
  expect((await upload(url, ['scan', file(png)])).status).toBe(503)
  for (const { socket } of slow) socket.destroy()
})

/** An upload of which the server has read all but the last bytes: it has said that it goes on. */
async function beginUpload(url: URL, from = '127.0.0.1') {
  const rest = '\r\n--x--\r\n'
  const body = '--x\r\ncontent-disposition: form-data; name="scan"; filename="a"\r\n\r\n%PDF-1.7'
  const socket = connect({ port: Number(url.port), host: '127.0.0.1', localAddress: from })
  socket.write(headOf(url, body.length + rest.length, 'expect: 100-continue'))
  await once(socket, 'data')
  socket.write(body)
  socket.resume()
  return { socket, rest }
}

const headOf = ({ host, origin }: URL, length: number, ...more: readonly string[]): string => [
  'POST /inquiry HTTP/1.1', `host: ${host}`, `origin: ${origin}`, 'content-type: multipart/form-data; boundary=x',
  `content-length: ${length}`, 'connection: close', ...more, '', '',
].join('\r\n')
