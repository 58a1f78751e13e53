export interface Addresses {
  /** Who opens it is the terminal's screen, as often as they like. */
  readonly terminal: string
  readonly board: string | null
  readonly center: string | null
  /** Where journal and demo devices keep what is theirs. */
  readonly data: string
  /** What a real printer received. */
  readonly received: string | null
}

/**
 * What a start says, a line each, to whoever reads its output: a service's journal, too. So the terminal's address is told only where
 * somebody has to open it (`--serve`) or nobody's real certificate comes (a demo).
 */
export function saidOf({ terminal, board, center, data, received }: Addresses, { serve, demo }: { readonly serve: boolean; readonly demo: boolean }): readonly string[] {
  const said: readonly (readonly [string, string | null])[] = [
    ['terminal', serve || demo ? terminal : null], ['board', board], ['center', center], ['data', data], ['received', received],
  ]
  return [...said.flatMap(([name, address]) => (address === null ? [] : [`${name.padEnd(10)}${address}`])), 'ready']
}
