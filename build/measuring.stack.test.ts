import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../e2e/drive/browser.ts'
import type { Measured } from '../renderer/measuring/measured.ts'
import { galleryServer } from './gallery-server.ts'
import type { GalleryServer } from './gallery-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'measuring-'))
let server: GalleryServer
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await galleryServer(folder)
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1024, height: 768 }, bypassCSP: true })
  writeFileSync(join(folder, 'index.html'), '')
  await page.goto(server.url)
})
afterAll(async () => {
  await browser.close()
  server.close()
  rmSync(folder, { recursive: true })
})

const plain = `* { box-sizing: border-box } body, p { margin: 0; font: 24px/1.5 sans-serif } .frame { width: 100vw; height: 100vh; background: #fff; color: #000; padding: 40px }
  button { width: 200px; height: 80px; margin: 16px; font: inherit; color: #000; background: #fff; border: 2px solid #000 }`

/** What is measured on a frame that holds this. */
async function faultsOf(html: string, css = '', frame = 'lang="en"'): Promise<readonly string[]> {
  await page.setContent(`<style>${plain}${css}</style><div class="frame" ${frame}>${html}</div>`)
  const { faults } = await page.evaluate<Measured>('import(\'/measuring/measure.ts\').then(({ measure }) => measure())')
  return faults
}

test('a sound page is measured to have no fault', async () => {
  const sound = '<section><p>One question</p><button>Yes</button><button disabled style="color:#666">No</button></section><svg width="90" height="40"><rect width="90" height="40" fill="#036"/><text x="9" y="30" fill="#fff">Picture</text></svg>'
  expect(await faultsOf(sound)).toEqual([])
})

describe('what does not fit is found:', () => {
  test.each([
    ['off the screen', '<p style="position:absolute;left:1000px;width:100px">x</p>'],
    ['beyond its place', '<section style="height:30px"><p>One<br>Two</p></section>'],
    // Letters alone, which no element of their own tells of.
    ['beyond its place', '<div class="note" style="height:30px">One<br>Two</div>'],
    ['cut off', '<p style="width:100px;overflow:hidden;white-space:nowrap">much too long for this</p>'],
    ['cut off', '<div style="height:40px;overflow:clip"><p>One<br>Two</p></div>'],
    ['wider than its box', '<p style="width:100px;white-space:nowrap">much too long for this</p>'],
    ['wider than its box', '<p style="width:100px"><span>incomprehensibilities</span></p>'],
    ['drawn over each other', '<p style="height:10px">First line</p><p>Second line</p>'],
  ])('%s: %s', async (fault, html) => {
    expect((await faultsOf(html)).filter((found) => found.startsWith(fault))).not.toEqual([])
  })

  test.each(['en', 'es', 'pt', 'ko'])('a word torn apart, in %s', async (language) => {
    const html = '<p style="width:100px;overflow-wrap:break-word">Certificado certo</p>'
    expect(await faultsOf(html, '', `lang="${language}"`)).toEqual([expect.stringContaining('torn apart: Certificado')])
  })

  test('letters that reach the border of a button', async () => {
    expect(await faultsOf('<button class="button" style="width:70px;border:6px solid #000;padding:0;white-space:nowrap">Hello!</button>'))
      .toEqual([expect.stringContaining('beyond its place: button')])
  })

  test('a letter that a line has to itself, in what may break anywhere', async () => {
    const html = (last: string) => `<p style="width:100px">証明書の<ruby>写<rt>うつ</rt></ruby>${last}</p>`
    for (const language of ['ja', 'zh-Hant', 'ja-x-easy']) {
      expect(await faultsOf('<p style="width:100px">証明書のし</p>', '', `lang="${language}"`)).toEqual([expect.stringContaining('a letter alone: p')])
    }
    expect(await faultsOf(html(''), '', 'lang="ja-x-easy"')).toEqual([expect.stringContaining('a letter alone: p')])
    expect(await faultsOf(html('し物'), '', 'lang="ja-x-easy"')).toEqual([])
    expect(await faultsOf('<p style="width:40px">字</p>', '', 'lang="ja"')).toEqual([])
  })

  test.each(['class="exact"', 'data-rank="1"'])('what must be seen at once waits for another page: %s', async (block) => {
    expect(await faultsOf(`<p ${block} data-away="true">x</p>`, '[data-away] { display: none }')).toEqual([expect.stringContaining('waits for another page: p')])
    expect(await faultsOf(`<p ${block}>x</p><p data-rank="2" data-away="true">y</p>`, '[data-away] { display: none }')).toEqual([])
  })

  test('a line that ends between words, at a hyphen, or anywhere in Japanese is no fault', async () => {
    expect(await faultsOf('<p style="width:100px">one two six ten self-service</p>')).toEqual([])
    expect(await faultsOf('<p style="width:100px">証明書を選んでください</p>', '', 'lang="ja"')).toEqual([])
  })
})

describe('what can\'t be read is found:', () => {
  const ratio = /^contrast ([\d.]+) of ([\d.]+)/
  test.each([
    ['letters on the page', '<p style="color:#777">x</p>', 4.48, 7],
    ['letters on a part of it', '<section style="background:#999"><p>x</p></section><section style="background:#555"><p>x</p></section>', 2.82, 7],
    ['letters that shine through', '<p style="color:rgb(0 0 0 / 50%)">x</p>', 3.98, 7],
    ['letters in something that shines through', '<div style="opacity:.5"><p>x</p></div>', 3.98, 7],
    ['on a background that shines through', '<section style="background:#000"><p style="background:rgb(255 255 255 / 50%)">x</p></section>', 5.28, 7],
    ['letters of a button', '<button style="color:#666">x</button>', 5.74, 7],
    ['letters of a button that can\'t be used', '<button disabled style="color:#888">x</button>', 3.54, 4.5],
    ['letters in a picture, on its shape', '<svg width="90" height="40"><rect width="90" height="40" fill="#999"/><text x="9" y="30" fill="#fff">x</text></svg>', 2.85, 7],
    ['letters in a picture, on the page', '<svg width="90" height="40"><text x="9" y="30" fill="#aaa">x</text></svg>', 2.32, 7],
  ])('%s', async (_, html, seen, needed) => {
    const found = (await faultsOf(html)).map((fault) => ratio.exec(fault)?.slice(1).map(Number))
    expect(found).toEqual([[seen, needed]])
  })

  test('a picture without height is not seen, and no fault', async () => {
    const picture = (height: number) => `<svg viewBox="0 0 90 40" width="90" height="${height}"><text x="9" y="30" fill="#fff">x</text></svg>`
    expect(await faultsOf(picture(0))).toEqual([])
    expect(await faultsOf(picture(40))).toEqual([expect.stringContaining('contrast 1.00')])
  })

  test('letters on the word across a demo machine', async () => {
    const mark = '<div class="demo-mark" style="color:rgb(0 0 0 / 50%)">DEMO</div>'
    expect(await faultsOf(`${mark}<p>x</p>`)).toEqual([expect.stringContaining('contrast 5.28 of 7: p')])
    expect(await faultsOf(`${mark}<section style="background:#fff"><p>x</p></section>`)).toEqual([])
  })

  test.each([
    ['in the middle', '<p style="font-size:19px">x</p>', 'letters of 19.0 px'],
    ['in the band', '<header class="top"><p style="font-size:15px">x</p></header>', 'letters of 15.0 px'],
  ])('letters too small %s', async (_, html, fault) => {
    expect(await faultsOf(html)).toEqual([expect.stringContaining(fault)])
  })

  test('letters of the bands, and readings, may be smaller', async () => {
    expect(await faultsOf('<header class="top"><p style="font-size:16px">x</p></header><p><ruby>字<rt>じ</rt></ruby></p>', '', 'lang="ja"')).toEqual([])
  })
})

describe('what can\'t be touched is found:', () => {
  test.each([
    ['too small to touch', '<button style="height:60px">x</button>', ''],
    ['too small to touch', '<button style="width:60px">x</button>', ''],
    ['too close', '<button style="margin:0">x</button><button style="margin:0 0 0 4px">y</button>', ''],
    ['covered', '<button>x</button><div style="position:absolute;inset:0"></div>', ''],
    ['too high to reach', '<button>x</button>', 'data-tall="true"'],
    ['outline', '<button style="border-color:#ccc">x</button>', ''],
    ['outline', '<section style="background:#777"><button style="border-color:#777;background:#888">x</button></section>', ''],
  ])('%s: %s', async (fault, html, frame) => {
    expect((await faultsOf(html, '', `lang="en" ${frame}`)).filter((found) => found.startsWith(fault))).toHaveLength(1)
  })

  test('a filled button needs no border, and one that can\'t be used no outline', async () => {
    expect(await faultsOf('<button style="border:0;background:#036;color:#fff">x</button><button disabled style="border-color:#ccc">y</button>')).toEqual([])
  })

  test('behind a dialogue nothing can be touched, so nothing is measured', async () => {
    const html = '<button style="width:20px">x</button><dialog style="width:500px;padding:9px"><button>y</button></dialog><script>document.querySelector("dialog").showModal()</script>'
    expect(await faultsOf(html)).toEqual([])
  })

  test('on an upright panel the upper part is out of reach', async () => {
    await page.setViewportSize({ width: 768, height: 1024 })
    expect(await faultsOf('<button>x</button>')).toEqual([expect.stringContaining('too high to reach')])
    expect(await faultsOf('<button style="margin-top:500px">x</button>')).toEqual([])
    await page.setViewportSize({ width: 1024, height: 768 })
  })
})
