import { nameOf } from './name.ts'

/** A stretch of letters that is seen. */
export interface Letters {
  readonly node: Text
  readonly element: Element
  readonly style: CSSStyleDeclaration
  /** Height of the letters, px as seen: a picture may be drawn larger or smaller than it says. */
  readonly size: number
  /** One a line: as wide as the letters, and as high as their em. */
  readonly lines: readonly Box[]
  readonly name: string
}

export interface Box { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** All letters of a frame, without the word across a demo machine, which is a picture of a word. */
export function lettersOf(frame: Element): readonly Letters[] {
  const found: Letters[] = []
  const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (walker.nextNode()) {
    const { currentNode: node } = walker
    const element = node.parentElement
    if (!(node instanceof Text) || element === null || node.data.trim() === '' || element.closest('.demo-mark') !== null) continue
    range.selectNodeContents(node)
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
    const style = getComputedStyle(element)
    // A picture that had to give way altogether has no height, and is not drawn, though its letters still say where they would be.
    const drawn = !(element instanceof SVGElement) || element.ownerSVGElement?.getBoundingClientRect().height !== 0
    if (rects.length === 0 || style.visibility === 'hidden' || !drawn) continue
    const size = Number.parseFloat(style.fontSize) * drawnScale(element)
    found.push({ node, element, style, size, lines: linesOf(rects, size), name: nameOf(element) })
  }
  return found
}

function drawnScale(element: Element): number {
  return element instanceof SVGGraphicsElement ? element.getScreenCTM()?.a ?? 1 : 1
}

/** A font's box is higher than its letters; what they really fill is about their em, in the middle of it. */
function linesOf(rects: readonly DOMRect[], size: number): readonly Box[] {
  const lines: { left: number; right: number; top: number; bottom: number }[] = []
  for (const { left, right, top, bottom } of rects) {
    const middle = (top + bottom) / 2
    const last = lines.at(-1)
    if (last !== undefined && Math.abs((last.top + last.bottom) / 2 - middle) < size / 2) {
      last.left = Math.min(last.left, left)
      last.right = Math.max(last.right, right)
    } else lines.push({ left, right, top: middle - size / 2, bottom: middle + size / 2 })
  }
  return lines
}
