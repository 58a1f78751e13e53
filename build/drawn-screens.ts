import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import type { Sample } from '../renderer/app/sample-basis.ts'
import { viewOf } from '../renderer/app/sample-views.ts'
import type { Setting } from '../renderer/app/sample-views.ts'
import { build, screens } from './bundle.mjs'
import { galleryServer } from './gallery-server.ts'

const root = join(import.meta.dirname, '..')
// The page's functions know the DOM, which nothing of this side does: they go over as plain text.
const measure = stripTypeScriptTypes(readFileSync(join(root, 'renderer/app/measure.ts'), 'utf8')).replace('export ', '')

/** The real screens in a browser, fed with views. */
export interface DrawnScreens {
  /** A page of this size (`1024x768`), at a path of the built screens. */
  readonly open: (size: string, path: string) => Promise<Page>
  /** Tells every page at `path` the same. */
  readonly say: (path: string, message: unknown) => void
  /** What the browser complained about. */
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

/** Builds the screens if they have changed, serves them, and starts the browser. */
export async function drawnScreens(): Promise<DrawnScreens> {
  build(root, screens, console.log)
  const server = await galleryServer(join(root, 'build/out/renderer'))
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  })
  const complaints: string[] = []
  return {
    complaints,
    say: server.say,
    open: async (size, path) => {
      const [width = 0, height = 0] = size.split('x').map(Number)
      const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce', locale: 'ja-JP' })
      page.on('console', (message) => complaints.push(`${path}: ${message.text()}`))
      page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`))
      await page.goto(server.url + path)
      return page
    },
    close: async () => {
      await browser.close()
      server.close()
    },
  }
}

/** Shows a sample on a page of the terminal and names what is cut, off the screen, too small to touch, or covered. */
export async function faultsOf(
  { say }: DrawnScreens, page: Page, sample: Sample, setting: Setting, serial: number,
): Promise<readonly string[]> {
  say('/terminal', { kind: 'view', view: viewOf(sample, setting, serial) })
  await page.locator(`[data-serial="${serial}"]`).waitFor()
  await page.evaluate('document.fonts.ready.then(() => true)')
  // A new screen takes no touches for 300 ms; what lies under a finger is measured as it is after them.
  const touchable = 'document.querySelector(\'.frame\').dataset.guarded = \'false\''
  return await page.evaluate<string[]>(`(() => { ${touchable}; ${measure}; return measure() })()`)
}
