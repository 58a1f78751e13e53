/** Runs in the page under test: names what is cut, off the screen, too small to touch, or under something else. */
export function measure(): readonly string[] {
  const portrait = innerHeight > innerWidth
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const nameOf = (element: Element) => `${element.tagName.toLowerCase()}.${element.className} 「${(element.textContent ?? '').slice(0, 16)}」`
  const places = [
    'section', 'footer', 'header', '.note', '.button', '.figures', '.dialogue', '.staff-note', '.paged', '.paged > div', '.item', '.aids', '.origin',
    '.basket-row', '.application',
  ].join(', ')
  const faults: string[] = []
  const dialogue = document.querySelector('dialog[open]')
  for (const element of document.body.querySelectorAll<HTMLElement>('.frame *')) {
    if (element.closest('svg, .demo-mark') && !element.matches('svg')) continue
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) continue
    if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) faults.push(`off the screen: ${nameOf(element)}`)
    const parent = element.matches('dialog') ? null : element.parentElement?.closest<HTMLElement>(places)
    const outer = parent?.getBoundingClientRect()
    if (outer && (box.right > outer.right + 1 || box.bottom > outer.bottom + 1 || box.top < outer.top - 1 || box.left < outer.left - 1)) {
      faults.push(`beyond its place: ${nameOf(element)}`)
    }
    if (!element.matches('button')) continue
    if (box.height < 4 * rem - 1 || box.width < 4 * rem - 1) faults.push(`too small to touch: ${nameOf(element)}`)
    if (portrait && box.top < innerHeight * 0.4 - 1) faults.push(`too high to reach: ${nameOf(element)}`)
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    if (!dialogue && hit && !element.contains(hit) && !hit.contains(element)) faults.push(`covered: ${nameOf(element)}`)
  }
  const shown = [...(dialogue ?? document.body).querySelectorAll('main button, .dialogue button')]
  const boxes = shown.filter((button) => button.closest('.languages') === null).map((button) => ({ name: nameOf(button), box: button.getBoundingClientRect() }))
  for (const [at, one] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) {
      const across = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right)
      const down = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom)
      if (Math.max(across, down) < 0.75 * rem - 1) faults.push(`too close: ${one.name} and ${other.name}`)
    }
  }
  return [...new Set(faults)]
}
