/** How a fault calls an element, so that it is found again. */
export function nameOf(element: Element): string {
  return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} 「${wordsOf(element).slice(0, 24)}」`
}

/** The letters of an element, without the readings that stand above some. */
function wordsOf(element: Element): string {
  return [...element.childNodes].map((node) => {
    if (node instanceof Element) return node.matches('rt') ? '' : wordsOf(node)
    return node.textContent ?? ''
  }).join('').trim()
}
