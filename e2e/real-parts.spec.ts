import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import { fetchJuminhyo } from './drive/customer.ts'
import { test } from './drive/journey.ts'
import { readPaper } from './drive/paper.ts'
import { toPin } from './drive/short-ways.ts'
import { words } from './drive/words.ts'

// There is one PC/SC service and one virtual reader on a machine.
test.describe.configure({ mode: 'serial' })
test.use({ args: ['--real'] })

test('pcscd, a reader, a card that signs, coins over ccTalk, and a printer that is spoken to in IPP: ①–⑮', async ({ site }) => {
  const { screen, board } = site
  await toPin(screen, board, 'kaku-taro')
  await screen.types('0000')
  await screen.confirms()
  await expect(screen.page.getByRole('alert')).toContainText(words.ja['pin.triesLeft_other'].replace('{{count}}', '2'))
  await screen.sees('pin')
  await screen.touches('cancel')
  board.do({ kind: 'removeCard' })
  // The card itself has counted: laid down anew, it says so before anything is typed.
  await toPin(screen, board, 'kaku-taro')
  await expect(screen.page.getByRole('alert')).toContainText(words.ja['pin.triesLeft_other'].replace('{{count}}', '2'))
  await screen.touches('cancel')
  board.do({ kind: 'removeCard' })

  await fetchJuminhyo(screen, board, {
    resident: 'kaku-taro', pin: '1234', coins: [100, 500], paperByHand: false, arrived: async () => undefined,
  })
  // Coin by coin, as the hoppers throw them.
  await board.until(({ changeTray }) => changeTray === 300)
  board.do({ kind: 'takeChange' })
  await board.until(({ changeTray }) => changeTray === 0)

  const received = site.terminal.received ?? ''
  const [sheet = '', ...more] = readdirSync(received).map((name) => join(received, name))
  expect(more).toEqual([])
  const { pages, size, text } = readPaper(sheet)
  expect([pages, text.includes('架空太郎')]).toEqual([2, true])
  expect(size).toContain('(A4)')
  const asked = readFileSync(join(received, '..', 'state', 'attributes'), 'utf8')
  expect(asked).toContain('IPP_SIDES=two-sided-long-edge')
  expect(/^IPP_COPIES=(.*)$/m.exec(asked)?.[1] ?? '1').toBe('1')

  const digest = createHash('sha256').update(readFileSync(sheet)).digest('hex')
  const accounts = await site.accounts()
  expect(ofKind(accounts, 'held')).toMatchObject([{ document: digest, pages: 2, sheets: 1, fee: 300 }])
  expect(ofKind(accounts, 'pinTried').map(({ outcome, triesLeft }) => [outcome, triesLeft])).toEqual([['wrong', 2], ['right', null]])
  expect(accounts.total).toEqual({ inserted: 600, kept: 300, returned: 300, owed: 0 })
  expect(accounts.outcomes).toEqual(['交付済'])

  // Where the coins themselves are, whatever was told on the line; and what the terminal counts to be in its tubes.
  const [till, levels] = ['till.json', 'levels.json'].map((name) => readFileSync(join(site.dataFolder, name), 'utf8'))
  expect(JSON.parse(till ?? '')).toMatchObject({
    inserted: 600, tookIn: 600, returned: 0, pulledBack: 0, paidOut: 300, cashBox: 0, tray: 0,
    tubes: [{ value: 10, count: 50 }, { value: 50, count: 30 }, { value: 100, count: 38 }, { value: 500, count: 11 }],
  })
  expect(JSON.parse(levels ?? '')).toMatchObject({
    cashbox: 0, payOut: { yen: 300, paid: 300 }, tubes: [{ count: 50 }, { count: 30 }, { count: 38 }, { count: 11 }],
  })
  expect(accounts.entries.map(({ kind }) => kind)).not.toContain('outOfService')
})
