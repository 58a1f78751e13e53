import { backgroundOf, shapeBehind } from './behind.ts'
import { colorOf, contrast, over } from './color.ts'
import type { Color } from './color.ts'
import type { Letters } from './letters.ts'
import { nameOf } from './name.ts'

/** What letters need, and letters of a control that can't be used now (WCAG 2.2, 1.4.6 and 1.4.3). */
const readable = 7
const readableDisabled = 4.5
/** What the outline of a control needs (1.4.11). */
const visible = 3

/** Letters that can't be told well enough from what is really behind them. */
export function contrastFaults(letters: readonly Letters[]): readonly string[] {
  const backgrounds = new Map<Element, Color>()
  return letters.flatMap(({ element, style, lines: [line], name }) => {
    const inPicture = element instanceof SVGElement
    const behind = inPicture && line
      ? shapeBehind(element, (line.left + line.right) / 2, (line.top + line.bottom) / 2)
      : backgrounds.get(element) ?? backgroundOf(element)
    if (!inPicture) backgrounds.set(element, behind)
    const ink = colorOf(inPicture ? style.fill : style.color)
    if (ink === null) return [`in no color: ${name}`]
    const seen = contrast(over({ ...ink, alpha: ink.alpha * opacityOf(element) }, behind), behind)
    const needed = element.closest('button:disabled') === null ? readable : readableDisabled
    return seen < needed ? [`contrast ${seen.toFixed(2)} of ${needed}: ${name}`] : []
  })
}

function opacityOf(element: Element | null): number {
  if (element === null) return 1
  return Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement)
}

/** Controls that are not seen to be something to touch: neither border nor filling stands out from what is around. */
export function outlineFaults(frame: Element): readonly string[] {
  return [...frame.querySelectorAll('button:enabled')].flatMap((button) => {
    if (button.getBoundingClientRect().width === 0) return []
    const around = backgroundOf(button.parentElement)
    // Rows of one list share the outline of the list.
    const borders = [...borderColors(button), ...(borderWidth(button) === 0 && button.parentElement ? borderColors(button.parentElement) : [])]
    const seen = Math.max(...[...borders.map((color) => over(color, around)), backgroundOf(button)].map((color) => contrast(color, around)))
    return seen < visible ? [`outline ${seen.toFixed(2)} of ${visible}: ${nameOf(button)}`] : []
  })
}

function borderWidth(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).borderLeftWidth)
}

function borderColors(element: Element): readonly Color[] {
  const style = getComputedStyle(element)
  if (style.borderLeftStyle === 'none' || borderWidth(element) === 0) return []
  const color = colorOf(style.borderLeftColor)
  return color === null ? [] : [color]
}
