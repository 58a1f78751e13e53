import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { askFor, openSites, send } from './visitor.fixture.ts'
import type { Sent } from './visitor.fixture.ts'

test('listens on loopback unless it is told otherwise', async () => {
  expect((await openSites()).url.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
})

test.each(['/registration', '/inquiry'])('%s is a page in Japanese that loads nothing from elsewhere, and runs nothing', async (path) => {
  const { status, headers, page } = await send((await openSites()).url, path)
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(page).toMatch(/^<!doctype html>\n<html lang="ja">/)
  expect(page).not.toMatch(/<script|javascript:|\son\w+=|https?:/i)
  expect([page.match(/<form/g)?.length, page.match(/<form method="post"/g)?.length]).toEqual([1, 1])
})

test.each([['/registration', 200], ['/style.css', 200], ['/nowhere', 404], ['/', 303]])('%s comes with strict headers', async (path, expected) => {
  const { status, headers } = await send((await openSites()).url, path)
  expect(status).toBe(expected)
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
  })
  expect(headers).not.toHaveProperty('set-cookie')
})

test('HEAD has the headers of the page, and no page', async () => {
  const { status, headers, page } = await send((await openSites()).url, '/inquiry', { method: 'HEAD' })
  expect([status, Number(headers['content-length']) > 1000, page]).toEqual([200, true, ''])
})

describe('refused', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  test.each<[string, OutgoingOf]>([
    ['a form without an origin', () => form],
    ['one from elsewhere', () => ({ ...form, origin: 'https://elsewhere.example' })],
    ['one from another port', ({ hostname }) => ({ ...form, origin: `http://${hostname}:1` })],
    ['one from nowhere', () => ({ ...form, origin: 'null' })],
    ['one of which the browser says that it is foreign', ({ origin }) => ({ ...form, origin, 'sec-fetch-site': 'cross-site' })],
  ])('%s: 403', async (_, headersFor) => {
    const { url } = await openSites()
    const { status, page } = await send(url, '/registration', { method: 'POST', headers: headersFor(url), body: 'number=ABCDEFGH2345' })
    expect([status, page.includes('申請中')]).toEqual([403, false])
  })

  test.each<[string, string, number, Sent]>([
    ['another method', '/registration', 405, { method: 'PUT' }],
    ['a page that is not there', '/registration/', 404, {}],
    ['a page with a question in its address', '/registration?number=ABCD-EFGH-2345', 404, {}],
    ['something to post where nothing is taken', '/style.css', 404, { method: 'POST', body: 'x' }],
  ])('%s', async (_, path, expected, sent) => {
    expect((await send((await openSites()).url, path, sent)).status).toBe(expected)
  })

  test.each<[string, number, Sent]>([
    ['that does not say how long it is', 411, { headers: { 'transfer-encoding': 'chunked' }, body: 'number=ABCDEFGH2345' }],
    ['that is too long', 413, { body: `number=${'A'.repeat(5000)}` }],
    ['with a number of too many letters', 400, { body: `number=${'A'.repeat(101)}` }],
    ['with no number', 400, { body: '' }],
    ['with two', 400, { body: 'number=ABCDEFGH2345&number=ABCDEFGH2345' }],
    ['with something else beside it', 400, { body: 'number=ABCDEFGH2345&more=1' }],
  ])('a form %s', async (_, expected, { headers, body }) => {
    const { url } = await openSites()
    const { status, page } = await send(url, '/registration', { method: 'POST', headers: { origin: url.origin, ...form, ...headers }, ...body === undefined ? {} : { body } })
    expect([status, page.includes('送られた内容を読み取れませんでした。')]).toEqual([expected, true])
  })

  test('what is no HTTP, and the next one is served', async () => {
    const { url } = await openSites()
    const socket = connect(Number(url.port), '127.0.0.1')
    socket.end('nonsense\r\n\r\n')
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400/)
    expect((await send(url, '/registration')).status).toBe(200)
  })

  test('headers without end', async () => {
    const { url } = await openSites()
    expect((await send(url, '/registration', { headers: { filler: 'x'.repeat(9000) } })).status).toBe(431)
  })
})

type OutgoingOf = (url: URL) => Record<string, string>

test('a bug is told without a word of what was asked', async () => {
  const { url, clock } = await openSites()
  clock.now = Number.NaN
  const { status, page } = await askFor(url, 'ABCD-EFGH-2345')
  expect([status, page.includes('こちらの不具合です。'), page.includes('ABCD')]).toEqual([500, true, false])
})
