import type { SheetPicture } from './paper-picture.ts'

/** What lies in the printer's outlet, to be looked at: drawn once for each document, forgotten when it is taken away. */
export class Tray {
  readonly #picture: (paper: string) => Promise<readonly SheetPicture[]>
  readonly #drawn: () => void
  readonly #pictures = new Map<string, readonly SheetPicture[]>()

  /** @param drawn told when a picture has come. */
  constructor(picture: (paper: string) => Promise<readonly SheetPicture[]>, drawn: () => void) {
    this.#picture = picture
    this.#drawn = drawn
  }

  /** Sheets of the given documents, as far as they have been drawn. @param papers paths of what lies there, oldest first. */
  sheets(papers: readonly string[]): readonly SheetPicture[] {
    for (const taken of [...this.#pictures.keys()].filter((paper) => !papers.includes(paper))) this.#pictures.delete(taken)
    for (const paper of papers) if (!this.#pictures.has(paper)) this.#draw(paper)
    return papers.flatMap((paper) => this.#pictures.get(paper) ?? [])
  }

  #draw(paper: string): void {
    this.#pictures.set(paper, [])
    void this.#picture(paper).then((sheets) => {
      // It may have been taken away meanwhile.
      if (!this.#pictures.has(paper)) return
      this.#pictures.set(paper, sheets)
      this.#drawn()
    })
  }
}
