import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { expect, onTestFinished, test } from 'vitest'
import { readable, receiptLines, slipLines } from './receipt.contract.ts'
import { receiptPage } from './receipt-page.ts'

interface Word { readonly text: string; readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** Where each word stands on the page, in points from its upper left corner. */
async function wordsOf(lines: readonly string[]): Promise<readonly Word[]> {
  const folder = mkdtempSync(join(tmpdir(), 'receipt-page-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'receipt.pdf')
  const pdf = await receiptPage(lines)
  expect((await PDFDocument.load(pdf)).getPageCount()).toBe(1)
  writeFileSync(file, pdf)
  const html = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' })
  return [...html.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/g)]
    .map(([, left, top, right, bottom, text]) => ({ text: text ?? '', left: Number(left), right: Number(right), top: Number(top), bottom: Number(bottom) }))
}

const edge = { left: (595.276 - 400) / 2, right: (595.276 + 400) / 2 }

test('the title is large and in the middle, and amounts stand beneath one another', async () => {
  const words = await wordsOf(receiptLines)
  const [title, ...others] = words
  expect(title?.text).toBe('領収書')
  expect(((title?.left ?? 0) + (title?.right ?? 0)) / 2).toBeCloseTo(595.276 / 2, 0)
  const heights = others.map(({ top, bottom }) => bottom - top)
  expect((title?.bottom ?? 0) - (title?.top ?? 0)).toBeGreaterThan(1.5 * Math.max(...heights))
  for (const amount of ['2部', '600円', '1,600円', '450円', '1,000円']) {
    expect(others.find(({ text }) => text === amount)?.right, amount).toBeCloseTo(edge.right, 0)
  }
  for (const label of ['住民票の写し', '合計', 'お釣り']) expect(others.find(({ text }) => text === label)?.left, label).toBeCloseTo(edge.left, 0)
})

test.each([
  ['a receipt', receiptLines], ['a slip', slipLines],
  ['a visit with many certificates', ['領収書', ...Array.from({ length: 30 }, (_, index) => [`証明書${index + 1}　2部`, '手数料　300円 × 2']).flat()]],
  ['a title and an amount longer than a line', ['領'.repeat(40), `${'返金'.repeat(12)}は　450円`, `${'返金'.repeat(25)}は　450円`, '字'.repeat(100)]],
])('%s stays within its column and its page, and no word lies upon another', async (_, lines) => {
  const words = await wordsOf(lines)
  // A sign that HTML writes as a word counts as one.
  expect(words.map(({ text }) => readable(text.replaceAll(/&\w+;/g, '&'))).join('').length, 'nothing is lost over an edge').toBe(readable(lines.join('')).length)
  for (const word of words) {
    expect(word.left, word.text).toBeGreaterThan(edge.left - 1)
    expect(word.right, word.text).toBeLessThan(edge.right + 1)
    expect([word.top > 0, word.bottom < 841.89], word.text).toEqual([true, true])
  }
  const clashes = words.filter((word, index) => words.slice(index + 1).some(other =>
    word.left < other.right - 1 && other.left < word.right - 1 && word.top < other.bottom - 1 && other.top < word.bottom - 1))
  expect(clashes).toEqual([])
})

test('a character that the typeface lacks is a 〓, and an order to a terminal is nothing', async () => {
  const words = await wordsOf(['領収書', '👪商店', 'a\x1bb'])
  expect(words.map(({ text }) => readable(text))).toEqual(['領収書', '〓商店', 'ab'])
})
