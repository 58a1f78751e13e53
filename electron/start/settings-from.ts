import { canonicalJson, sha256 } from '../../center/digests.ts'
import type { Configuration } from '../configuration/configuration.ts'
import { usualAids } from '../flow/aids.ts'
import { usualDeadlines } from '../terminal/settings.ts'
import type { Settings } from '../terminal/settings.ts'

/** EN 301 549 asks for at least ten extensions of a time limit. */
const extensions = 10
/** How long card or paper may lie before the machine stops and calls staff, ms. */
const forgotten = 120_000
/** How often printer and hours are looked at, ms. */
const look = 500

/** Whether anything of the terminal is not the real thing: then the screen says so, and a demo board is there. */
export function isDemo({ center, card, coins, cashless, printer, receipt, staffCall }: Configuration): boolean {
  return [center, card, coins, cashless, printer, receipt, staffCall].some(({ kind }) => kind === 'demo' || kind === 'reference')
}

/** What the terminal is, from its configuration and its build. @param marks digests of what was built. */
export function settingsFrom(configuration: Configuration, build: string, marks: readonly string[] = []): Settings {
  const { coins, place, statusSite, municipalities, jukiCards, hours, voice, times } = configuration
  return {
    identity: identityFrom(configuration, build, marks), place, statusSite, demo: isDemo(configuration),
    municipalities, jukiCards, hours, mostOfAKind: coins.mostOfAKind, extensions,
    aids: { ...usualAids, voice: voice.atFirst, volume: voice.volume },
    times: { ...times, forgotten, look, deadlines: usualDeadlines },
  }
}

/** Build, configuration and drivers, so that the center can tell a terminal that has drifted (I-16). */
function identityFrom(configuration: Configuration, build: string, marks: readonly string[]): Settings['identity'] {
  const { terminal, card, coins, cashless, printer, receipt, staffCall } = configuration
  // The wire has no member of their own for the marks.
  const devices = Object.entries({ card, coins, cashless, printer, receipt, staffCall }).map(([device, { kind }]) => `${device}:${kind}`)
  return { terminal, build, configuration: sha256(canonicalJson(configuration)), devices: [...devices, ...marks] }
}
