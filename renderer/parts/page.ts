/** The part of a list that is shown at once: lists are paged, nothing scrolls. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly number: number
  readonly pages: number
}

/** Page `number`, counted from 0 and held within the list, of pages that each hold at most `weight` in all. */
export function pageOf<T>(list: readonly T[], number: number, weight: number, weightOf: (item: T) => number = () => 1): Page<T> {
  const pages = list.reduce<T[][]>((made, item) => {
    const last = made.at(-1)
    const full = last === undefined || last.reduce((sum, one) => sum + weightOf(one), weightOf(item)) > weight
    return full ? [...made, [item]] : [...made.slice(0, -1), [...last, item]]
  }, [])
  const held = Math.min(Math.max(0, number), Math.max(0, pages.length - 1))
  return { items: pages[held] ?? [], number: held, pages: Math.max(1, pages.length) }
}
