import { execFileSync } from 'node:child_process'

/** What poppler says of a document, independently of the library that drew it. */
export interface Paper {
  readonly pages: number
  readonly size: string
  /** In the order in which it was drawn, without any blanks: a name is one word of it. */
  readonly text: string
}

export function readPaper(file: string): Paper {
  const facts = new Map(execFileSync('pdfinfo', [file], { encoding: 'utf8' }).split('\n').map((line) => {
    const [name = '', ...value] = line.split(':')
    return [name, value.join(':').trim()] as const
  }))
  return {
    pages: Number(facts.get('Pages')),
    size: facts.get('Page size') ?? '',
    text: execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, ''),
  }
}
