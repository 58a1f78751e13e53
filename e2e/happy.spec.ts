import { expect } from '@playwright/test'
import type { BoardView } from '../electron/contract/board.ts'
import type { TouchScreen } from './drive/touch-screen.ts'
import { ofKind } from './drive/accounts.ts'
import { fetchJuminhyo } from './drive/customer.ts'
import { test } from './drive/journey.ts'
import { readPaper } from './drive/paper.ts'
import { words } from './drive/words.ts'

const family = { resident: 'kaku-taro', pin: '1234', coins: [100, 100, 500], paperByHand: true } as const

/** The question of every screen that stands until somebody does something; ⑬ goes on by itself. */
const questions = {
  'ready': 'ready.question', 'reading': 'reading.card', 'pin': 'pin.question', 'take-card': 'takeCard.question',
  'choose': 'choose.question', 'scope': 'scope.question', 'members': 'members.question', 'items': 'items.question',
  'copies': 'copies.question', 'confirm': 'confirm.question', 'download': 'download.question', 'pay': 'pay.question',
  'take-paper': 'takePaper.question', 'take-receipt': 'takeReceipt.question',
} as const

function isStanding(name: string): name is keyof typeof questions {
  return name in questions
}

test('a family’s 住民票の写し: ①–⑮, duplex A4, change to the yen, nothing left behind', async ({ site }) => {
  const { screen, board } = site
  const walked: number[] = []
  const lying: BoardView['sheets'] = []
  await fetchJuminhyo(screen, board, {
    ...family,
    async arrived(number, name) {
      walked.push(number)
      if (isStanding(name)) await expect(screen.question).toHaveText(words.ja[questions[name]])
      if (name === 'take-paper') lying.push(...(await board.until(({ sheets }) => sheets.length > 0)).sheets)
    },
  })
  // Both sides of the one sheet, as the board shows them.
  expect(lying.map(({ front, back }) => back !== null && back !== front)).toEqual([true])
  expect(walked).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])

  const { changeTray } = await board.until((seen) => seen.changeTray > 0)
  expect(changeTray).toBe(400)
  board.do({ kind: 'takeChange' })
  const left = await board.until((seen) => seen.changeTray === 0)
  expect(left).toMatchObject({ outlet: 0, sheets: [], printed: 1, receipt: null, card: null, accepting: [], faults: [] })

  const [paper = '', ...more] = site.papers()
  expect(more).toEqual([])
  const { pages, size, text } = readPaper(paper)
  expect(pages).toBe(2)
  expect(size).toContain('(A4)')
  expect(text).toContain('架空太郎')
  expect(text).toContain('架空県みどり市（架空）見本町一丁目2番3号')
  expect(text).toContain('架空花子')
  // The children were not chosen at ⑦.
  expect(text).not.toContain('架空一郎')

  const accounts = await site.accounts()
  expect(accounts.total).toEqual({ inserted: 700, kept: 300, returned: 400, owed: 0 })
  expect(accounts.unaccounted).toBe(0)
  expect(accounts.outcomes).toEqual(['交付済'])
  expect(ofKind(accounts, 'visitClosed').map(({ outcome }) => outcome)).toEqual(['finished'])
  expect(ofKind(accounts, 'erased')).toMatchObject([{ processGone: true, killed: false }])
})

/** Said in English, with the Japanese beneath it for the clerk who helps. */
async function expectEnglish(screen: TouchScreen, key: (typeof questions)[keyof typeof questions]): Promise<void> {
  await expect(screen.question.locator('.said')).toHaveText(words.en[key])
  await expect(screen.question.locator('.beneath')).toHaveText(words.ja[key])
}

test('in English: chosen on ①, Japanese beneath, and Japanese again for the next customer', async ({ site }) => {
  const { screen, board } = site
  await screen.sees('ready')
  await screen.touches('language-en')
  await expectEnglish(screen, 'ready.question')
  await fetchJuminhyo(screen, board, {
    ...family,
    async arrived(_number, name) {
      if (isStanding(name)) await expectEnglish(screen, questions[name])
    },
  })
  await expect(screen.page.locator('.frame')).toHaveAttribute('lang', 'ja')
  await expect(screen.question).toHaveText(words.ja['ready.question'])
  const [paper = ''] = site.papers()
  expect(readPaper(paper).text).toContain('架空太郎')
})
