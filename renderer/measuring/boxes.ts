import { nameOf } from './name.ts'

/** What must hold everything that is drawn in it. */
const places = [
  'section', 'footer', 'header', '.note', '.button', '.figures', '.dialogue', '.staff-note', '.paged', '.paged > div', '.item', '.aids', '.origin',
  '.basket-row', '.application', '.reference', '.turn',
].join(', ')

/** What stands off the screen, or reaches out of what is to hold it. Pictures may reach out of their frame, but not of the screen's parts. */
export function boxFaults(frame: Element): readonly string[] {
  const faults: string[] = []
  for (const element of frame.querySelectorAll('*')) {
    if (element.closest('svg, .demo-mark') !== null && !element.matches('svg')) continue
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) continue
    if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) faults.push(`off the screen: ${nameOf(element)}`)
    // A dialogue has only the screen to hold it.
    const outer = (element.matches('dialog') ? null : placeAround(element.parentElement))?.getBoundingClientRect()
    if (outer && (box.right > outer.right + 1 || box.bottom > outer.bottom + 1 || box.top < outer.top - 1 || box.left < outer.left - 1)) {
      faults.push(`beyond its place: ${nameOf(element)}`)
    }
  }
  return faults
}

/** What has to hold what is drawn in an element, itself or something around it. */
export function placeAround(element: Element | null): Element | null {
  return element?.closest(places) ?? null
}
