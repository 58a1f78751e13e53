import axe from 'axe-core'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { openBrowser } from '../../../e2e/drive/browser.ts'
import { mostAttempts } from './attempts.ts'
import { largestScan } from './scan.ts'
import { openSites } from './visitor.fixture.ts'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** WCAG 2.2 A and AA, and what is good practice besides; the size of targets, which is off unless asked for. */
const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
}
const answer = z.object({ violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })) })

async function violations(page: Page): Promise<readonly string[]> {
  const { violations } = answer.parse(await page.evaluate(`${axe.source}; axe.run(${JSON.stringify(rules)})`))
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

const narrow = { width: 360, height: 740 }
const doubled = { width: 640, height: 400 }
const wide = { width: 1280, height: 800 }

async function visit(path: string, options: BrowserContextOptions = {}) {
  const { url } = await openSites()
  const context = await browser.newContext({ viewport: wide, locale: 'ja-JP', ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  // Statuses of 4xx are meant; what the policy has blocked is not.
  page.on('console', (message) => void (message.text().startsWith('Failed to load resource: the server responded with a status of 4') || complaints.push(message.text())))
  page.on('pageerror', (error) => void complaints.push(error.message))
  await page.goto(new URL(path, url).href)
  return { page, complaints, url }
}

const png = { name: 'ura.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex') }

/** Every page there is, and how a visitor comes to it. */
const pages: readonly (readonly [string, string, (page: Page) => Promise<void>])[] = [
  ['登録状況確認', '/registration', async () => {}],
  ['申請中', '/registration', (page) => ask(page, 'ABCD-EFGH-2345')],
  ['登録済', '/registration', (page) => ask(page, 'BCDE-FGHJ-3456')],
  ['不備あり', '/registration', (page) => ask(page, 'CDEF-GHJK-4567')],
  ['エラー：登録状況確認', '/registration', (page) => ask(page, 'ABCD')],
  ['しばらくお待ちください', '/registration', async (page) => {
    for (let wrong = 0; wrong <= mostAttempts; wrong += 1) await ask(page, 'ABCD')
  }],
  ['証明書の問い合わせ', '/inquiry', async () => {}],
  ['受け付けました', '/inquiry', (page) => choose(page, png)],
  ['エラー：証明書の問い合わせ', '/inquiry', (page) => page.getByRole('button', { name: '送る' }).click()],
  ['ページがありません', '/nowhere', async () => {}],
]

async function ask(page: Page, number: string): Promise<void> {
  await page.getByLabel('申請番号').fill(number)
  await page.getByRole('button', { name: '確認する' }).click()
}

async function choose(page: Page, file: typeof png): Promise<void> {
  await page.getByLabel('うら面を読み取ったファイル').setInputFiles(file)
  await page.getByRole('button', { name: '送る' }).click()
}

test.each(pages)('axe finds nothing on %s, and the browser blocks nothing', async (title, path, walk) => {
  const { page, complaints } = await visit(path)
  await walk(page)
  expect(await page.title()).toMatch(new RegExp(`^${title}`))
  expect([await violations(page), complaints]).toEqual([[], []])
})

test('axe sees what is broken', async () => {
  const { page } = await visit('/registration')
  await page.evaluate(`document.querySelector('label').remove(); document.querySelector('.hint').style.color = '#bbb'; document.documentElement.lang = ''`)
  const found = await violations(page)
  expect(['label', 'color-contrast', 'html-has-lang'].map((id) => found.some((each) => each.startsWith(`${id}:`)))).toEqual([true, true, true])
})

test.each([['360 px', narrow], ['200 %', doubled]])('at %s nothing has to be scrolled sideways, and everything can be pressed', async (_, viewport) => {
  for (const [, path, walk] of pages) {
    const { page } = await visit(path, { viewport })
    await walk(page)
    const hidden = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    const heights = await page.evaluate<number[]>(`[...document.querySelectorAll('button, input, nav a')].map((each) => each.getBoundingClientRect().height)`)
    expect([path, hidden, Math.min(...heights) >= 44]).toEqual([path, 0, true])
  }
})

test('without a mouse: past the head, to the field, and sent with Enter', async () => {
  const { page, complaints } = await visit('/registration')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('本文へ進む')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('abcdefgh2345')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '申請中' }).waitFor()
  expect(complaints).toEqual([])
})

test('what is wrong is an alert that leads to its field, which tells what it is about', async () => {
  const { page } = await visit('/registration')
  await ask(page, 'ABCD')
  await page.getByRole('alert').getByRole('link').click()
  expect(await page.evaluate<string>('document.activeElement.id')).toBe('number')
  expect(await page.getByRole('textbox', { name: '申請番号' }).inputValue()).toBe('ABCD')
  const described = await page.evaluate<string>(`document.activeElement.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join()`)
  expect(described).toMatch(/12文字の番号です.*この申請番号は確認できませんでした。/)
})

test('the two pages lead to each other, and the style has arrived', async () => {
  const { page } = await visit('/')
  await page.getByRole('link', { name: '証明書の問い合わせ' }).click()
  expect(await page.getByRole('link', { name: '証明書の問い合わせ' }).getAttribute('aria-current')).toBe('page')
  expect(await page.evaluate<string>(`getComputedStyle(document.querySelector('button')).backgroundColor`)).toBe('rgb(11, 61, 102)')
})

test('a browser that sends a file far too large reads why it was not taken', async () => {
  const { page } = await visit('/inquiry')
  await choose(page, { ...png, buffer: Buffer.alloc(largestScan + 1_000_000) })
  await page.getByRole('alert').getByText('ファイルが大きすぎます。').waitFor()
})

test('another site can neither post here nor show a page in its own', async () => {
  const { page, url } = await visit('/registration')
  const target = `${url.href}registration`
  const foreign = createServer((_, response) => response.setHeader('content-type', 'text/html').end(
    `<iframe src="${target}"></iframe><form method="post" action="${target}"><input name="number" value="ABCDEFGH2345"><button>go</button></form>`,
  )).listen(0, '127.0.0.1')
  onTestFinished(() => foreign.close().closeAllConnections())
  await once(foreign, 'listening')
  const address = foreign.address()
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
  await page.locator('iframe').waitFor()
  expect(page.frames().map((frame) => frame.url())).toContain('chrome-error://chromewebdata/')
  await page.getByRole('button', { name: 'go' }).click()
  await page.getByRole('heading', { name: '受け付けられませんでした' }).waitFor()
})

test('whoever begins and says nothing more is shown out', async () => {
  const { url } = await openSites()
  const socket = connect(Number(url.port), '127.0.0.1')
  socket.write('GET /registration HTTP/1.1\r\nhost: ')
  const [answered] = await once(socket, 'data')
  expect(String(answered)).toMatch(/^HTTP\/1\.1 408/)
})
