/** One thing that was measured. */
export interface Figure {
  readonly name: string
  readonly value: number
  /** The empty one: things are counted. */
  readonly unit: 'KB' | 'MB' | 'ms' | 'µs' | '/s' | '×' | ''
  /** What it may be at most; null: nobody has set a bound. */
  readonly most: number | null
}

/** The value in the middle, and the one that only so large a part (0 to 1) stays below. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]
  if (value === undefined) throw new Error('Nothing was measured')
  return value
}

export function tooLarge({ value, most }: Figure): boolean {
  return most !== null && value > most
}

const digitsOf = { KB: 1, MB: 1, ms: 0, µs: 0, '/s': 1, '×': 2, '': 0 } as const

/** Figures as a table of lines. */
export function table(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ name }) => name.length))
  return figures.map((figure) => {
    const bound = figure.most === null ? '' : `   of ${figure.most} at most${tooLarge(figure) ? ': TOO MUCH' : ''}`
    return `${figure.name.padEnd(width)} ${figure.value.toFixed(digitsOf[figure.unit]).padStart(8)} ${figure.unit.padEnd(2)}${bound}`.trimEnd()
  }).join('\n')
}
