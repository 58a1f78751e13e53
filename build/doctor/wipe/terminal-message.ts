import { z } from 'zod'

/** What the doctor tells the terminal that is examined: it comes first and once. */
export const order = z.strictObject({
  /** Configuration file. */
  config: z.string(),
  /** The browser, and where its profiles are made; null: whoever connects is the screen. */
  browser: z.strictObject({ program: z.string(), profiles: z.string() }).nullable(),
})
export type Order = z.infer<typeof order>

/** The last: it closes everything and ends. */
export const ending = z.strictObject({ end: z.literal(true) })

/** What it answers once it runs. */
export const answer = z.strictObject({ terminalUrl: z.url(), boardUrl: z.url() })
