import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../e2e/drive/browser.ts'
import type { Sample } from '../renderer/app/sample-basis.ts'
import { viewOf } from '../renderer/app/sample-views.ts'
import type { Setting } from '../renderer/app/sample-views.ts'
import type { Scene } from '../renderer/measuring/scene.ts'
import type { Measured } from '../renderer/measuring/measured.ts'
import { build, screens } from './bundle.mjs'
import { galleryServer } from './gallery-server.ts'

const root = join(import.meta.dirname, '..')
/** The page finds its terminal where Electron would have put it; what it draws then is said from here. */
const terminal = 'window.terminal = { send: () => undefined, onView: (draw) => { window.drawView = draw } }'

/** One page with the real screens. */
export interface DrawnPage {
  readonly page: Page
  /** Draws each sample as this customer has set it, one after the other, and measures how it stands in the end. */
  readonly measure: (samples: readonly Sample[], setting: Setting) => Promise<readonly Measured[]>
  /** Draws each the same way, one after the other, and says how long it took from the view until it was painted, ms. */
  readonly time: (samples: readonly Sample[], setting: Setting) => Promise<readonly number[]>
  /** From now on on a panel of this size. */
  readonly resize: (size: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** The real screens in a browser, fed with views. */
export interface DrawnScreens {
  /** A terminal's page of this size (`1024x768`). */
  readonly open: (size: string) => Promise<DrawnPage>
  /** The demo board's page, told what to show. */
  readonly openBoard: (size: string, board: unknown) => Promise<Page>
  /** What the browser complained about. */
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

/** Builds the screens if they have changed, and draws them. */
export function drawnScreens(): Promise<DrawnScreens> {
  build(root, screens, console.log)
  return screensAsBuilt()
}

/** Serves the screens as they were built last, and starts the browser. */
export async function screensAsBuilt(): Promise<DrawnScreens> {
  const server = await galleryServer(join(root, 'build/out/renderer'))
  const browser = await openBrowser()
  const complaints: string[] = []
  let serial = 0
  return {
    complaints,
    open: async (size) => {
      const page = await openPage(browser, size, complaints)
      await page.addInitScript(terminal)
      await page.goto(server.url)
      const scenesOf = (samples: readonly Sample[], setting: Setting) => JSON.stringify(
        samples.map((sample): Scene => ({ view: viewOf(sample, setting, ++serial), open: sample.open ?? null })),
      )
      return {
        page,
        measure: (samples, setting) => page.evaluate<Measured[]>(
          `import('/measuring/draw.ts').then(({ drawEach }) => drawEach(${scenesOf(samples, setting)}))`,
        ),
        time: (samples, setting) => page.evaluate<number[]>(
          `import('/measuring/draw.ts').then(({ timeEach }) => timeEach(${scenesOf(samples, setting)}))`,
        ),
        resize: (to) => page.setViewportSize(pixelsOf(to)),
        close: () => page.close(),
      }
    },
    openBoard: async (size, board) => {
      server.say('/board', { kind: 'board', board })
      const page = await openPage(browser, size, complaints)
      await page.goto(`${server.url}board.html`)
      await page.locator('html[data-ready="true"]').waitFor()
      await page.evaluate('document.fonts.ready.then(() => true)')
      return page
    },
    close: async () => {
      await browser.close()
      server.close()
    },
  }
}

async function openPage(browser: Browser, size: string, complaints: string[]): Promise<Page> {
  const page = await browser.newPage({ viewport: pixelsOf(size), reducedMotion: 'reduce', locale: 'ja-JP' })
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  return page
}

function pixelsOf(size: string): { readonly width: number; readonly height: number } {
  const [width = 0, height = 0] = size.split('x').map(Number)
  return { width, height }
}
