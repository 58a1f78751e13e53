import { openProcessWipe } from './process-wipe.ts'
import type { Wipe } from './wipe.ts'

/** Makes the evidence of erasing fail, so that it can be seen that somebody looks at it. */
export interface WipeHand {
  /** `gone` says no, whatever the system says. */
  lingering(on: boolean): void
  /** `overwrite` reports one byte fewer than it overwrote. */
  short(on: boolean): void
}

/** Really erases; only its reports can be made worse, never better. */
export function openDemoWipe(): { readonly wipe: Wipe; readonly hand: WipeHand } {
  const real = openProcessWipe()
  let lingering = false
  let short = false
  return {
    wipe: {
      overwrite(buffers) {
        const bytes = real.overwrite(buffers)
        return short ? Math.max(0, bytes - 1) : bytes
      },
      gone: pid => !lingering && real.gone(pid),
      sweep: folders => real.sweep(folders),
    },
    hand: {
      lingering(on) { lingering = on },
      short(on) { short = on },
    },
  }
}
