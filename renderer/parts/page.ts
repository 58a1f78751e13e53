/** The part of a list that is shown at once: lists are paged, nothing scrolls. */
export interface Page<T> {
  readonly items: readonly T[]
  /** From 0. */
  readonly number: number
  readonly pages: number
}

/** The page that holds the item at a place (from 0, held within the list), where each page holds `size` items. */
export function pageWith<T>(list: readonly T[], place: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(list.length / size))
  const number = Math.min(Math.max(0, Math.floor(place / size)), pages - 1)
  return { items: list.slice(number * size, (number + 1) * size), number, pages }
}
