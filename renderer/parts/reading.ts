import { useCallback, useRef, useState } from 'react'
import type { RefObject } from 'react'

/** What a screen has to say, in pages where it does not fit in one. */
export interface Reading {
  /** From 0. */
  readonly page: number
  readonly pages: number
  readonly turnTo: (page: number) => void
}

/** What must be seen at once: what was typed, what went wrong, which money to have ready, what is due or left behind. Explanations may wait for a second page. */
const vital = '.dots, .number-parts, .hint, .note[data-vital], .exact, .things, .figures, .application, .reference'

/**
 * The paragraphs are the children of `box`. `layOut` lays them out anew: in pages, or all at once; false when something vital would not
 * stand on the first page.
 */
export function useReading(box: RefObject<HTMLElement | null> | null): { readonly reading: Reading; readonly layOut: (inPages: boolean) => boolean } {
  const wanted = useRef(0)
  const vitals = useRef(0)
  const [{ page, pages }, set] = useState({ page: 0, pages: 1 })
  const layOut = useCallback((inPages: boolean) => {
    const drawn = box?.current ?? null
    if (drawn === null) return true
    const blocks = inOrder([...drawn.children].filter((child) => child instanceof HTMLElement))
    for (const block of blocks) delete block.dataset['away']
    const grouped = inPages ? pagesOf(drawn, blocks) : [blocks]
    const most = blocks.filter((block) => block.matches(vital)).length
    // News that matters is turned to.
    if (most > vitals.current) wanted.current = 0
    vitals.current = most
    const shown = Math.min(wanted.current, grouped.length - 1)
    for (const [at, group] of grouped.entries()) {
      if (at !== shown) for (const block of group) block.dataset['away'] = 'true'
    }
    set((before) => (before.page === shown && before.pages === grouped.length ? before : { page: shown, pages: grouped.length }))
    return !grouped.slice(1).some((group) => group.some((block) => block.matches(vital)))
  }, [box])
  const turnTo = useCallback((to: number) => {
    wanted.current = to
    layOut(true)
  }, [layOut])
  return { reading: { page, pages, turnTo }, layOut }
}

/** The question, what is vital, and the rest. */
function inOrder(blocks: readonly HTMLElement[]): readonly HTMLElement[] {
  const rankOf = (block: HTMLElement) => (block.tagName === 'H1' ? 0 : block.matches(vital) ? 1 : 2)
  for (const block of blocks) block.dataset['rank'] = String(rankOf(block))
  return blocks.toSorted((one, other) => rankOf(one) - rankOf(other))
}

/** As many paragraphs to a page as its height holds, some of them side by side; what is higher than a page has one of its own. */
function pagesOf(box: HTMLElement, blocks: readonly HTMLElement[]): readonly (readonly HTMLElement[])[] {
  const style = getComputedStyle(box)
  const [top = 0, bottom = 0] = [style.paddingTop, style.paddingBottom].map(Number.parseFloat)
  const room = box.clientHeight - top - bottom
  const pages: HTMLElement[][] = []
  let start = 0
  for (const block of blocks.filter(({ offsetHeight }) => offsetHeight > 0)) {
    const page = pages.at(-1)
    if (page !== undefined && block.offsetTop + block.offsetHeight - start <= room) {
      page.push(block)
    } else {
      pages.push([block])
      start = block.offsetTop
    }
  }
  return pages
}
