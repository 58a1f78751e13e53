import type { Paper } from './paper.ts'

/** A heading that does not stand alone at the foot of a page. `least`: points of what comes below it. */
export function drawHeading(paper: Paper, title: string, least = 60): void {
  if (!paper.need(34 + least)) paper.down(14)
  paper.text(title, { x: 0, width: paper.width, size: 11 }, 20)
  paper.down(22)
}

/** A line of text, on one page with so many points of what comes below it. */
export function drawSentence(paper: Paper, sentence: string, least = 0): void {
  paper.need(18 + least)
  paper.text(sentence, { x: 0, width: paper.width, size: 9 }, 16)
  paper.down(18)
}
