import { execFile } from 'node:child_process'

/** Both sides of one sheet as they lie in the tray, as PNG in data URLs. `back`: null where nothing is printed on it. */
export interface SheetPicture { readonly front: string; readonly back: string | null }

/** Dots per inch: what is written is legible, and a sheet is about 100 KB. */
const resolution = '72'
const largest = 20_000_000

/** Pictures of a printed document (PDF, two-sided), sheet by sheet; none where poppler is not installed or can't read it. Nothing is kept on disk. */
export async function picturesOf(paper: string): Promise<readonly SheetPicture[]> {
  const sides: string[] = []
  for (let page = 1; ; page += 1) {
    const side = await pictureOf(paper, page)
    if (side === null) break
    sides.push(side)
  }
  return sides.flatMap((front, index) => (index % 2 === 0 ? [{ front, back: sides[index + 1] ?? null }] : []))
}

function pictureOf(paper: string, page: number): Promise<string | null> {
  const only = ['-f', String(page), '-l', String(page)]
  return new Promise((resolve) => {
    execFile('pdftoppm', ['-png', '-r', resolution, ...only, paper], { encoding: 'buffer', maxBuffer: largest }, (error, png) => {
      resolve(error !== null || png.length === 0 ? null : `data:image/png;base64,${png.toString('base64')}`)
    })
  })
}
