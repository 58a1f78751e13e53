import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { openBrowser } from '../../e2e/drive/browser.ts'
import { startTerminal } from '../../e2e/drive/running-terminal.ts'
import { quantile } from './figure.ts'
import type { Figure } from './figure.ts'

const runs = 7
const demo = new URL('../../electron/configuration/demo.json', import.meta.url)

/** Set before the page begins: notes when ① stands on the screen in its own letters, ms after the page was asked for. */
const watch = `window.drawnReady = new Promise((resolve) => {
  const look = () => {
    if (document.querySelector('.frame[data-serial] main[data-screen="ready"]') === null) requestAnimationFrame(look)
    else requestAnimationFrame(() => document.fonts.ready.then(() => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))))
  }
  look()
})`
const ask = `drawnReady.then((ready) => ({
  ready, paints: Object.fromEntries(performance.getEntriesByType('paint').map(({ name, startTime }) => [name, startTime])),
  fonts: performance.getEntriesByType('resource').filter(({ name, startTime }) => name.endsWith('.woff2') && startTime < ready)
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
}))`
const answer = z.object({
  ready: z.number(), fonts: z.number(), paints: z.object({ 'first-paint': z.number(), 'first-contentful-paint': z.number() }),
})
type Load = z.infer<typeof answer>

/**
 * From a terminal that runs: how soon its first page is painted, and how many bytes of letters it needs. Cold: a browser started for
 * it. Warm: the page again in that browser, as after each customer; nothing may lie in a cache.
 */
export async function firstPage(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const config = join(folder, 'terminal.json')
  const shipped: object = JSON.parse(readFileSync(demo, 'utf8'))
  writeFileSync(config, JSON.stringify({ ...shipped, dataFolder: join(folder, 'data') }))
  const terminal = await startTerminal(['--config', config], () => undefined)
  try {
    const loads: { cold: Load; warm: Load }[] = []
    while (loads.length < runs) loads.push(await loadTwice(terminal.terminalUrl))
    const [first] = loads
    const fonts = first === undefined ? 0 : first.cold.fonts / 1024
    return [
      { name: 'fonts on the first page in ja', value: fonts, unit: 'KB', most: null },
      ...(['cold', 'warm'] as const).flatMap((kind) => timesOf(kind, loads.map((load) => load[kind]))),
    ]
  } finally {
    await terminal.stop()
    rmSync(folder, { recursive: true })
  }
}

async function loadTwice(url: string): Promise<{ readonly cold: Load; readonly warm: Load }> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1024, height: 768 }, locale: 'ja-JP' })
    await page.addInitScript(watch)
    return { cold: await load(page, url), warm: await load(page, url) }
  } finally {
    await browser.close()
  }
}

async function load(page: Page, url: string): Promise<Load> {
  await page.goto(url)
  return answer.parse(await page.evaluate(ask))
}

function timesOf(kind: string, loads: readonly Load[]): readonly Figure[] {
  const middle = (name: string, pick: (load: Load) => number): Figure => (
    { name: `${name}, ${kind}, median of ${runs}`, value: quantile(loads.map(pick), 0.5), unit: 'ms', most: null }
  )
  return [
    middle('first paint', ({ paints }) => paints['first-paint']),
    middle('first contentful paint', ({ paints }) => paints['first-contentful-paint']),
    middle('① drawn', ({ ready }) => ready),
  ]
}
