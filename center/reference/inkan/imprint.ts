import type { Face } from '../face.ts'

/** 印影: a double ring with two columns of characters, read from the right. `x`, `y`: its middle. */
export function drawImprint(face: Face, [right, left]: readonly [string, string], x: number, y: number): void {
  const radius = 34
  face.circle(x, y, radius, 2.4)
  face.circle(x, y, radius - 5, 0.8)
  column(face, right, x + 11, y)
  column(face, left, x - 11, y)
}

function column(face: Face, characters: string, x: number, y: number): void {
  const all = Array.from(characters)
  const step = all.length > 2 ? 15 : 20
  const top = y - (all.length * step) / 2
  all.forEach((character, index) => {
    face.text(character, { x: x - 15, y: top + index * step, width: 30, height: step }, { size: all.length > 2 ? 14 : 18, align: 'center' })
  })
}
