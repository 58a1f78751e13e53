/** Sentences that are broken between phrases. */
const phrasewise = '.said:lang(ja):not(:lang(ja-x-easy))'

/** Japanese is broken between phrases; one longer than its line would leave its last letter alone, and is broken evenly instead. */
export function breakLines(drawn: Element): void {
  const sentences = [...drawn.querySelectorAll<HTMLElement>(phrasewise)]
  for (const sentence of sentences) delete sentence.dataset['evenly']
  const lonely = sentences.filter(leavesOneLetter)
  for (const sentence of lonely) sentence.dataset['evenly'] = 'true'
}

/** Whether the last of several lines is one letter, with the stop that may stand behind it. */
function leavesOneLetter(sentence: HTMLElement): boolean {
  const range = document.createRange()
  range.selectNodeContents(sentence)
  const lines = [...range.getClientRects()]
  const [first, last] = [lines[0], lines.at(-1)]
  if (first === undefined || last === undefined || last.top < first.bottom) return false
  const width = lines.filter(({ top }) => Math.abs(top - last.top) < 1).reduce((sum, line) => sum + line.width, 0)
  return width < 1.6 * Number.parseFloat(getComputedStyle(sentence).fontSize)
}
