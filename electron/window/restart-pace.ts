/**
 * How long to wait before building again what died, ms: not at all for the first time, and so that it never happens more than once a
 * `gap`. A screen that dies at once each time must not take the terminal's processor with it.
 */
export const restartPace = (gap: number, now: () => number): (() => number) => {
  let last = -Infinity
  return () => {
    const wait = Math.max(0, last + gap - now())
    last = now() + wait
    return wait
  }
}
