import { setTimeout as wait } from 'node:timers/promises'
import { launchBrowser } from './chromium-browser.ts'
import { inTime } from './in-time.ts'
import { restartPace } from './restart-pace.ts'
import type { BrowserOptions, ChromiumBrowser } from './chromium-browser.ts'

export interface KeptBrowserOptions extends Omit<BrowserOptions, 'ended'> {
  readonly url: string
  readonly now: () => number
  /** The browser ended or could not be started again; it is being started again. */
  readonly gone: (why: string) => void
}

export interface KeptBrowser {
  /** The browser that shows the page; null while another is being started. */
  readonly browser: ChromiumBrowser | null
  /** Draws the page in a new renderer process, or in a new browser when the old one won't go within `patience` ms. */
  replace(patience: number): Promise<void>
  /** Ends the browser; another one is started. */
  restart(): Promise<void>
  close(): Promise<void>
}

const gap = 1000

/** Keeps one browser on `url`, and starts another whenever it ends. Rejects when the first one can't be started. */
export const keepBrowser = async ({ url, now, gone, ...options }: KeptBrowserOptions): Promise<KeptBrowser> => {
  const pace = restartPace(gap, now)
  const closing = new AbortController()
  let running: ChromiumBrowser | null = null
  let onPage: ChromiumBrowser | null = null
  let again = Promise.resolve()

  const start = async (): Promise<void> => {
    const started = await launchBrowser({
      ...options,
      ended: (why) => {
        running = null
        onPage = null
        if (closing.signal.aborted) return
        gone(why)
        again = startAgain()
      },
    })
    running = started
    await started.open(url)
    onPage = started
  }
  const startAgain = async (): Promise<void> => {
    try {
      await wait(pace(), undefined, { signal: closing.signal })
      await start()
    } catch (fault) {
      if (closing.signal.aborted) return
      gone(`browser not started: ${fault instanceof Error ? fault.message : 'unknown'}`)
      // A browser that started but did not get to the page ends here, and its end starts the next.
      if (running !== null) await running.close()
      else again = startAgain()
    }
  }

  const restart = async (): Promise<void> => {
    await running?.close()
  }
  const close = async (): Promise<void> => {
    closing.abort()
    await restart()
    await again
    await restart()
  }
  await start().catch(async (fault: unknown) => {
    await close()
    throw fault
  })
  return {
    get browser() {
      return onPage
    },
    replace: async (patience) => {
      await again
      if (onPage === null) return
      // A browser that stands still says nothing at all, and shows the last customer's screen.
      const replaced = await inTime(onPage.openAfresh(url, patience).catch(() => false), patience)
      if (replaced !== true) await restart()
    },
    restart,
    close,
  }
}
