import type { Tube } from './coins.ts'

/** How full a tube is by its count. @param low fewer coins are few. */
export function levelOf({ count, capacity, low }: Pick<Tube, 'count' | 'capacity'> & { readonly low: number }): Tube['level'] {
  if (count === 0) return 'empty'
  if (count < low) return 'low'
  return count >= capacity ? 'full' : 'enough'
}
