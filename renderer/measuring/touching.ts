import { nameOf } from './name.ts'

/** The least side of what is touched, and the least room between two, as parts of 1rem: 64 px and 12 px at 1024 x 768. */
const leastSide = 4
const leastGap = 0.75
/** On an upright panel, and for whoever can't reach higher, nothing that is touched stands above this part of the height. */
const highest = 0.4

/** What is too small to touch, too high to reach, under something else, or too close to its neighbour. `rem`: px. */
export function touchFaults(frame: HTMLElement, rem: number): readonly string[] {
  const dialogue = frame.querySelector('dialog[open]')
  // Behind a dialogue nothing can be touched.
  const buttons = [...(dialogue ?? frame).querySelectorAll('button')].filter((button) => button.getBoundingClientRect().width > 0)
  const lowered = innerHeight > innerWidth || frame.dataset['tall'] === 'true'
  return [...buttons.flatMap((button) => faultsOf(button, rem, lowered)), ...crowded(buttons, rem)]
}

function faultsOf(button: Element, rem: number, lowered: boolean): readonly string[] {
  const faults: string[] = []
  const box = button.getBoundingClientRect()
  if (box.height < leastSide * rem - 1 || box.width < leastSide * rem - 1) faults.push(`too small to touch: ${nameOf(button)}`)
  if (lowered && box.top < innerHeight * highest - 1) faults.push(`too high to reach: ${nameOf(button)}`)
  const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
  if (hit && !button.contains(hit) && !hit.contains(button)) faults.push(`covered: ${nameOf(button)}`)
  return faults
}

/** The languages are one list, in which rows touch each other. */
function crowded(buttons: readonly Element[], rem: number): readonly string[] {
  const boxes = buttons.filter((button) => button.closest('.languages') === null).map((button) => ({ button, box: button.getBoundingClientRect() }))
  return boxes.flatMap((one, at) => boxes.slice(at + 1).flatMap((other) => {
    const across = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right)
    const down = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom)
    return Math.max(across, down) < leastGap * rem - 1 ? [`too close: ${nameOf(one.button)} and ${nameOf(other.button)}`] : []
  }))
}
