import { test as base } from '@playwright/test'
import type { Entry } from '../../electron/journal/entry.ts'
import { Site } from './site.ts'
import type { Times } from './site.ts'

interface Options {
  /** Times of the configuration, ms, for journeys that need one to run out. */
  readonly times: Partial<Times>
  /** Further words for the terminal's command line. */
  readonly args: readonly string[]
  /** Whether the terminal is switched on, with its screen open, before the test begins. */
  readonly opened: boolean
}

/** A test with a terminal of its own, which is gone with all its processes and files when the test ends, however it ends. */
export const test = base.extend<Options & { readonly site: Site }>({
  times: [{}, { option: true }],
  args: [[], { option: true }],
  opened: [true, { option: true }],
  async site({ page, times, args, opened }, use, info) {
    const site = new Site(page, times, args)
    try {
      if (opened) await site.open()
      await use(site)
      if (info.status !== info.expectedStatus) await info.attach('journal', { body: tale((await site.accounts()).entries) })
    } finally {
      await site.close()
    }
  },
})

/** What the terminal wrote down, for whoever looks for the cause of a failure. */
function tale(entries: readonly Entry[]): string {
  return entries.map((entry) => JSON.stringify(entry)).join('\n')
}
