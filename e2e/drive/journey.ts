import { test as base } from '@playwright/test'
import type { Entry } from '../../electron/journal/entry.ts'
import { Site } from './site.ts'
import type { Furniture } from './site.ts'

interface Options extends Furniture {
  /** Whether the terminal is switched on, with its screen open, before the test begins. */
  readonly opened: boolean
}

/** A test with a terminal of its own, which is gone with all its processes and files when the test ends, however it ends. */
export const test = base.extend<Options & { readonly site: Site }>({
  times: [{}, { option: true }],
  configuration: [{}, { option: true }],
  args: [[], { option: true }],
  moment: [null, { option: true }],
  opened: [true, { option: true }],
  async site({ page, times, configuration, args, moment, opened }, use, info) {
    const site = new Site(page, { times, configuration, args, moment })
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
