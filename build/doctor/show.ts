import type { Line } from './card-lines.ts'

export const marks = { good: '✓', bad: '✗', note: '·' } as const

/** One finding, and what to do about it beneath. */
export function show({ sign, about, text, remedy }: Line, say: (line: string) => void): void {
  say(`${marks[sign]} ${about.padEnd(12)} ${text}`)
  if (remedy !== null) say(`  ${''.padEnd(12)} → ${remedy}`)
}
