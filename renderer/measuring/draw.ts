import type { View } from '../../electron/contract/view.ts'
import { measure } from './measure.ts'
import type { Measured } from './measured.ts'
import type { Scene } from './scene.ts'

declare global {
  interface Window {
    /** What the terminal would do with a view: set by whoever plays the terminal for the page under test. */
    readonly drawView?: (view: View) => void
  }
}

/** Runs in the page under test: draws the scenes one after the other and measures each. */
export async function drawEach(scenes: readonly Scene[]): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  for (const scene of scenes) measured.push(await drawOne(scene))
  return measured
}

async function drawOne({ view, open }: Scene): Promise<Measured> {
  window.drawView?.(view)
  await drawn(view)
  if (open !== null) {
    document.querySelector<HTMLElement>(`.aids [data-testid="${open}"]`)?.click()
    await turn()
    if (document.querySelector('dialog[open]') === null) throw new Error(`${open} opens no dialogue`)
  }
  // A new screen takes no touches for 300 ms; what lies under a finger is measured as it is after them.
  const frame = document.querySelector<HTMLElement>('.frame')
  if (frame) frame.dataset['guarded'] = 'false'
  const first = measure()
  if (document.fonts.status === 'loaded') return first
  // Letters seen for the first time bring their font along, and the screen is fitted anew.
  await document.fonts.ready
  await painted()
  return measure()
}

/** Runs in the page under test: draws the scenes one after the other; of each, ms from the view until it was painted. */
export async function timeEach(scenes: readonly Scene[]): Promise<readonly number[]> {
  const times: number[] = []
  for (const { view } of scenes) {
    const begun = performance.now()
    window.drawView?.(view)
    await drawn(view)
    await painted()
    times.push(performance.now() - begun)
  }
  return times
}

/** The words of the language may have to be fetched first. */
async function drawn({ serial, language }: View): Promise<void> {
  const is = () => document.querySelector<HTMLElement>(`.frame[data-serial="${serial}"]`)?.lang === language
  for (let wait = turn; !is(); wait = painted) await wait()
}

/** React draws what it was told in a microtask of its own. */
async function turn(): Promise<void> {
  await Promise.resolve()
  await Promise.resolve()
}

function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
