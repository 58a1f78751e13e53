/** What must hold everything that is drawn in it. */
const places = [
  'section', 'footer', '.note', '.button', '.figures', '.dialogue', '.staff-note', '.item', '.origin', '.basket-row', '.application', '.reference',
].join(', ')

/**
 * The first thing drawn beyond its place; null when everything fits. Lists in pages (`.paged`) see to themselves, and pictures
 * may reach out of their frame.
 */
export function overrun(root: HTMLElement): HTMLElement | null {
  const whole = root.getBoundingClientRect()
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.closest('svg, .paged > div') !== null) continue
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) continue
    const place = element.parentElement?.closest<HTMLElement>(places)
    const outer = place && root.contains(place) ? place.getBoundingClientRect() : whole
    if (box.right > outer.right + 1 || box.bottom > outer.bottom + 1 || box.top < outer.top - 1 || box.left < outer.left - 1) return element
  }
  return null
}
