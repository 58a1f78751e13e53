/** The part of a list that is shown at once: lists are paged, nothing scrolls. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly number: number
  readonly pages: number
}

export interface Room<T> {
  /** What fits when the whole list fits. */
  readonly whole: number
  /** What fits beside the buttons that turn the pages. */
  readonly paged: number
  readonly weightOf: (item: T) => number
}

/** Page `number`, counted from 0 and held within the list. An item that is too large for any page has one to itself. */
export function pageOf<T>(list: readonly T[], number: number, { whole, paged, weightOf }: Room<T>): Page<T> {
  const weigh = (items: readonly T[]) => items.reduce((sum, item) => sum + weightOf(item), 0)
  if (weigh(list) <= whole) return { items: list, number: 0, pages: 1 }
  const pages = list.reduce<T[][]>((made, item) => {
    const last = made.at(-1)
    const fits = last !== undefined && weigh([...last, item]) <= paged
    return fits ? [...made.slice(0, -1), [...last, item]] : [...made, [item]]
  }, [])
  const held = Math.min(Math.max(0, number), pages.length - 1)
  return { items: pages[held] ?? [], number: held, pages: pages.length }
}
