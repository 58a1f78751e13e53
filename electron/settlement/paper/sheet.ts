import { beginOf } from '../../../center/japan-time.ts'
import { momentText, texts } from '../report.ts'
import { drawClosing } from './closing.ts'
import { drawFigures } from './figures.ts'
import { drawMoney } from './money.ts'
import { Paper } from './paper.ts'
import type { Report } from '../report.ts'

/** 日次清算書 or 月次清算書 on A4: figures, money, differences, and places for seals. A PDF. */
export async function reportPdf(report: Report): Promise<Uint8Array> {
  const title = texts[`title.${report.settlement.period.kind}`]
  const paper = await Paper.open(title, report.madeAt)
  drawHead(paper, title, report)
  drawFigures(paper, report.settlement)
  drawMoney(paper, report.settlement)
  drawClosing(paper, report)
  const days = daysText(report)
  const note = report.demo ? `　${texts.demo}` : ''
  return await paper.finish((page, pages) => [
    `${title}　${days}　${report.terminal}${note}`, texts.page.replace('{{page}}', String(page)).replace('{{pages}}', String(pages)),
  ])
}

/** Points. */
const row = 18
const seal = { width: 56, word: 16 } as const

function drawHead(paper: Paper, title: string, report: Report): void {
  paper.need(120)
  paper.text(Array.from(title).join('　'), { x: 0, width: paper.width, size: 18, align: 'center' }, 30)
  paper.down(32)
  if (report.demo) paper.text(texts.demo, { x: 0, width: paper.width, size: 9, align: 'center' }, 12)
  paper.down(18)
  const facts = [
    [texts.period, daysText(report)], [texts.place, report.place], [texts.terminal, report.terminal], [texts.made, momentText(report.madeAt)],
  ] as const
  const seals = [texts['stamp.made'], texts['stamp.checked'], texts['stamp.approved']]
  const width = paper.width - seals.length * seal.width - 16
  drawSeals(paper, seals, facts.length * row)
  for (const [label, value] of facts) {
    paper.shade(0, 70, row, 0.95)
    paper.rule(0, width)
    paper.text(label, { x: 0, width: 70, size: 9, align: 'center' }, row)
    paper.text(value, { x: 74, width: width - 74, size: 10 }, row)
    paper.down(row)
  }
  paper.rule(0, width)
}

/** 確認印: where those who made, checked and approved it put their seals. */
function drawSeals(paper: Paper, words: readonly string[], height: number): void {
  for (const [index, word] of words.entries()) {
    const x = paper.width - (words.length - index) * seal.width
    paper.shade(x, seal.width, seal.word, 0.95)
    paper.frame(x, seal.width, seal.word)
    paper.text(word, { x, width: seal.width, size: 8.5, align: 'center' }, seal.word)
    paper.frame(x, seal.width, height)
  }
}

const dayFormat = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' })

function daysText({ settlement: { period: { kind, from, to } } }: Report): string {
  const [first, last] = [from, to].map((day) => dayFormat.format(beginOf(day)))
  return kind === 'day' ? first ?? '' : `${first ?? ''} ～ ${last ?? ''}`
}
