import type { Configuration } from '../configuration/configuration.ts'
import { usualDeadlines } from '../terminal/settings.ts'
import type { Settings } from '../terminal/settings.ts'

/** EN 301 549 asks for at least ten extensions of a time limit. */
const extensions = 10
/** How long card or paper may lie before the machine stops and calls staff, ms. */
const forgotten = 120_000
/** How often printer and center are looked at, ms. */
const look = 500

/** Whether anything of the terminal is not the real thing: then the screen says so, and a demo board is there. */
export function isDemo({ center, card, coins, printer, receipt }: Configuration): boolean {
  return [center, card, coins, printer, receipt].some(({ kind }) => kind === 'demo' || kind === 'reference')
}

/** What the terminal is, from its configuration and its build. */
export function settingsFrom(configuration: Configuration, build: string): Settings {
  const { terminal, place, times } = configuration
  const demo = isDemo(configuration)
  return { terminal, place, build, demo, extensions, times: { ...times, forgotten, look, deadlines: usualDeadlines } }
}
