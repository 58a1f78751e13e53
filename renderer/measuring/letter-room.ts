import { placeAround } from './boxes.ts'
import type { Box, Letters } from './letters.ts'
import { nameOf } from './name.ts'

/** The least size of letters, as parts of 1rem: 20 px at 1024 x 768, 16 in the bands that are the same on every screen. */
const least = 1.25
const leastInBand = 1
const bands = '.top, .aids > .aid, .demo-ribbon'
/** Languages that never break a line within a word. */
const wordwise = ['en', 'es', 'pt', 'ko']

/** Languages that may break a line anywhere, so that a single letter may be left for the last one. */
const letterwise = ['ja', 'zh-Hans', 'zh-Hant', 'ja-x-easy']
/** A line not wider than this, in em, is a letter with what may stand behind it. */
const lone = 1.6

/** Letters that are too small, cut off, wider than what holds them, torn apart, left alone, or drawn over each other. `rem`: px. */
export function letterFaults(letters: readonly Letters[], rem: number): readonly string[] {
  const known: Clippers = new Map()
  return [...letters.flatMap((each) => [...sizeFaults(each, rem), ...roomFaults(each, known), ...tornWords(each)]), ...heaps(letters), ...loneLetters(letters)]
}

function sizeFaults({ element, size, name }: Letters, rem: number): readonly string[] {
  // Readings are half as high as what they stand above.
  if (element.matches('rt') || element instanceof SVGElement) return []
  const needed = (element.closest(bands) === null ? least * growthOf(element) : leastInBand) * rem
  return size < needed - 0.1 ? [`letters of ${(size / rem * 16).toFixed(1)} px: ${name}`] : []
}

/** What does not grow with 文字サイズ: the Japanese for the clerk; the words of buttons, coins, opening hours and numbers grow less than what is read. */
const steady = '.beneath, .button, .money, .service, .reference strong, .staff-note'

/** How much larger than usual what is read has to be, where it stands. */
function growthOf(element: Element): number {
  const screen = element.closest('.screen, .dialogue')
  return screen === null || element.closest(steady) !== null ? 1 : Number(getComputedStyle(screen).getPropertyValue('--scale'))
}

/** Of each element: whatever around it cuts off what reaches beyond. Many stand in the same. */
type Clippers = Map<Element, readonly Element[]>

function clippersOf(element: Element | null, known: Clippers): readonly Element[] {
  if (element === null) return []
  const before = known.get(element)
  if (before !== undefined) return before
  const { overflowX, overflowY } = getComputedStyle(element)
  const around = clippersOf(element.parentElement, known)
  const found = overflowX === 'visible' && overflowY === 'visible' ? around : [element, ...around]
  known.set(element, found)
  return found
}

function roomFaults({ element, lines, name }: Letters, known: Clippers): readonly string[] {
  if (element instanceof SVGElement) return []
  const faults: string[] = []
  for (const clipper of clippersOf(element, known)) {
    const box = clipper.getBoundingClientRect()
    if (lines.some((line) => outside(line, box))) faults.push(`cut off: ${name}`)
  }
  const block = blockOf(element).getBoundingClientRect()
  if (lines.some(({ left, right }) => left < block.left - 1 || right > block.right + 1)) faults.push(`wider than its box: ${name}`)
  const place = placeAround(element)
  if (place && lines.some((line) => outside(line, place.matches('.button') ? withinBorder(place) : place.getBoundingClientRect()))) {
    faults.push(`beyond its place: ${name}`)
  }
  return faults
}

function withinBorder(element: Element): Box {
  const { left, top } = element.getBoundingClientRect()
  const [x, y] = [left + element.clientLeft, top + element.clientTop]
  return { left: x, top: y, right: x + element.clientWidth, bottom: y + element.clientHeight }
}

/** The box whose width says where lines break. */
function blockOf(element: Element): Element {
  let each = element
  while (/^(?:inline|ruby|contents)/.test(getComputedStyle(each).display) && each.parentElement) each = each.parentElement
  return each
}

function outside(line: Box, box: Box): boolean {
  return line.left < box.left - 1 || line.right > box.right + 1 || line.top < box.top - 1 || line.bottom > box.bottom + 1
}

function tornWords({ node, element, lines, name }: Letters): readonly string[] {
  if (lines.length < 2 || !wordwise.includes(languageOf(element))) return []
  const range = document.createRange()
  const torn = [...node.data.matchAll(/[\p{L}\p{N}]{2,}/gu)].filter(({ index, 0: word }) => {
    range.setStart(node, index)
    range.setEnd(node, index + word.length)
    const [first, ...others] = [...range.getClientRects()]
    return first !== undefined && others.some(({ top }) => Math.abs(top - first.top) > first.height / 2)
  })
  return torn.map(([word]) => `torn apart: ${word} in ${name}`)
}

function languageOf(element: Element): string {
  return element.closest('[lang]')?.getAttribute('lang') ?? ''
}

/** Words whose last line is a single letter. */
function loneLetters(letters: readonly Letters[]): readonly string[] {
  const written = letters.filter(({ element }) => letterwise.includes(languageOf(element)) && !element.matches('rt') && !(element instanceof SVGElement))
  return [...Map.groupBy(written, ({ element }) => blockOf(element))].flatMap(([block, parts]) => {
    const lines = parts.flatMap((part) => part.lines.map((line) => ({ ...line, size: part.size })))
    const bottom = Math.max(...lines.map((line) => line.bottom))
    const last = lines.filter((line) => bottom - line.bottom < line.size / 2)
    const width = Math.max(...last.map(({ right }) => right)) - Math.min(...last.map(({ left }) => left))
    const above = lines.length > last.length
    return above && last.every(({ size }) => width < lone * size) ? [`a letter alone: ${nameOf(block)}`] : []
  })
}

/** Letters of one line of words may touch; two lines drawn into each other can't be read. */
function heaps(letters: readonly Letters[]): readonly string[] {
  const boxes = letters.filter(({ element }) => !element.matches('rt, rt *') && !(element instanceof SVGElement))
    .flatMap(({ element, lines, name }) => lines.map((line) => ({ dialogue: element.closest('dialog'), line, name })))
  return boxes.flatMap((one, at) => boxes.slice(at + 1).flatMap((other) => {
    const across = Math.min(one.line.right, other.line.right) - Math.max(one.line.left, other.line.left)
    const down = Math.min(one.line.bottom, other.line.bottom) - Math.max(one.line.top, other.line.top)
    const slack = (one.line.bottom - one.line.top) / 4
    return one.dialogue === other.dialogue && across > slack && down > slack ? [`drawn over each other: ${one.name} and ${other.name}`] : []
  }))
}
