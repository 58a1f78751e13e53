/**
 * How long a test waits for what others are to do, in ms. A bound at which it is hopeless, and no measure of anything: a machine that runs
 * tests may have neighbours, and then gives a fifth of itself for half a minute (an idle one took 9.5 s for a test, and the next time 33).
 */
export const patience = { timeout: 60_000 } as const

/** Limit of one test, in ms: some of those waits. */
export const testLimit = 300_000

/** Limit of one that tries everything: each state, each kill, each broken line. */
export const longTestLimit = 1_800_000
