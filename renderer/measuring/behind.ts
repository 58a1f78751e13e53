import { colorOf, over } from './color.ts'
import type { Color } from './color.ts'

const white: Color = { red: 255, green: 255, blue: 255, alpha: 1 }

/** The color that is really seen behind what an element draws on itself: its own background, and what shows through from further back. */
export function backgroundOf(element: Element | null): Color {
  if (element === null) return white
  const color = colorOf(getComputedStyle(element).backgroundColor)
  if (color !== null && color.alpha === 1) return element.matches('.frame') ? marked(element, color) : color
  const further = backgroundOf(element.parentElement)
  return color === null ? further : over(color, further)
}

/** The word across a demo machine lies on the desk, beneath everything else. */
function marked(frame: Element, desk: Color): Color {
  const mark = frame.querySelector(':scope > .demo-mark')
  const color = mark && colorOf(getComputedStyle(mark).color)
  return color ? over(color, desk) : desk
}

/** The color behind letters in a picture: that of the shape they stand on. */
export function shapeBehind(letters: Element, x: number, y: number): Color {
  const stack = document.elementsFromPoint(x, y)
  const behind = stack.slice(stack.indexOf(letters) + 1)
  for (const [at, element] of behind.entries()) {
    if (!(element instanceof SVGElement) || element instanceof SVGSVGElement) return backgroundOf(element)
    const fill = element instanceof SVGTextContentElement ? null : colorOf(getComputedStyle(element).fill)
    if (fill !== null && fill.alpha === 1) return fill
    if (fill !== null && fill.alpha > 0) return over(fill, behind[at + 1] === undefined ? white : backgroundOf(element.closest('svg')))
  }
  return white
}
