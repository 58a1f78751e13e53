/** Lays blocks onto sheets in order; a block is not torn, what has no room begins the next sheet. Heights in points. One sheet at least. */
export function inSheets<Block>(blocks: readonly Block[], heightOf: (block: Block) => number, room: number): readonly (readonly Block[])[] {
  const sheets: Block[][] = [[]]
  let used = 0
  for (const block of blocks) {
    const height = heightOf(block)
    if (used > 0 && used + height > room) {
      sheets.push([])
      used = 0
    }
    sheets.at(-1)?.push(block)
    used += height
  }
  return sheets
}
