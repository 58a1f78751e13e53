/** What must hold everything that is drawn in it. */
const places = [
  'section', 'footer', '.note', '.button', '.figures', '.dialogue', '.staff-note', '.item', '.origin', '.basket-row', '.application', '.reference',
  '.turn', '.pager', '.dialogue-body', '.way',
].join(', ')

/** The first thing on a screen or dialogue that is drawn beyond its place; null when everything fits. Lists in pages see to themselves. */
export function overrun(drawn: Element): Element | null {
  return beyond(drawn, drawn.matches('dialog') ? 'svg *, .paged > div *' : 'svg *, .paged > div *, dialog, dialog *')
}

/** The same of one item of a list. */
export function itemOverrun(item: Element): Element | null {
  return beyond(item, 'svg *')
}

/** Pictures may reach out of their frame. */
function beyond(root: Element, except: string): Element | null {
  const whole = root.getBoundingClientRect()
  for (const element of root.querySelectorAll('*')) {
    if (element.matches(except)) continue
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) continue
    // A word wider than its line.
    if (element.matches('.said') && element.scrollWidth > element.clientWidth + 1) return element
    const place = element.parentElement?.closest(places)
    const outer = place && root.contains(place) ? place.getBoundingClientRect() : whole
    // What reaches into the padding of a section comes too close to the controls beneath it.
    const floor = place?.tagName === 'SECTION' ? outer.bottom - Number.parseFloat(getComputedStyle(place).paddingBottom) : outer.bottom
    if (box.right > outer.right + 1 || box.left < outer.left - 1) return element
    // The boxes of letters in a line are as high as their font wants, whatever the line's own height.
    if (getComputedStyle(element).display === 'inline') continue
    if (box.bottom > floor + 1 || box.top < outer.top - 1) return element
  }
  return null
}
