/** Runs `run` once after `ms` milliseconds; the returned function calls it off. */
export type Timer = (ms: number, run: () => void) => () => void

export const systemTimer: Timer = (ms, run) => {
  const timeout = setTimeout(run, ms)
  return () => clearTimeout(timeout)
}
