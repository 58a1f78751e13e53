import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { chooses, choosesAlso, fetches, goesToPay, inkan, ownJuminhyo } from './drive/order.ts'
import type { Wish } from './drive/order.ts'
import { readPaper } from './drive/paper.ts'
import { insert, takeEverything } from './drive/short-ways.ts'
import { comesIn } from './drive/visitor.ts'
import { words } from './drive/words.ts'

const wholeKoseki: Wish = { entry: 'certificate-koseki', asked: [{ screen: 'select', touches: ['choice-whole'] }] }

test('one certificate has as many touches as before; 「ほかの証明書も申請する」 is there for who wants it', async ({ site }) => {
  const { screen } = site
  await comesIn(site, 'mihon-hanako')
  const forPin = screen.touched
  const receipt = await fetches(site, ownJuminhyo, 500)
  // ③ four digits and 確定する; ⑤⑥ a choice and 確定する each, ⑧⑨⑩ 確定する.
  expect([forPin, screen.touched - forPin]).toEqual([5, 7])
  expect(receipt.filter((line) => line.includes('1部'))).toEqual(['住民票の写し　1部'])
})

test('three certificates, one taken out again: one payment, two papers, one receipt', async ({ site }) => {
  const { screen, board } = site
  await comesIn(site, 'kaku-taro')
  await chooses(site, ownJuminhyo)
  await choosesAlso(site, wholeKoseki)
  await choosesAlso(site, { ...inkan, copies: 2 })
  await expect(screen.amount(words.ja['money.total'])).toHaveText('1,350円')
  await expect(screen.amount(words.ja['confirm.this'])).toHaveText('600円')
  await screen.turnsTo('remove-1')
  await screen.touches('remove-1')
  await expect(screen.amount(words.ja['money.total'])).toHaveText('900円')
  await screen.sees('confirm')
  await goesToPay(site)
  await expect(screen.amount(words.ja['pay.fee'])).toHaveText('900円')
  await insert(board, 1000)
  const receipt = await takeEverything(screen, board)
  for (const line of ['住民票の写し　1部', '手数料　300円 × 1', '印鑑登録証明書　2部', '手数料　300円 × 2', '合計　900円', 'お預り　1,000円', 'お釣り　100円'])
    expect(receipt).toContain(line)
  expect(receipt.join('\n')).not.toContain('戸籍')
  await board.until(({ changeTray }) => changeTray === 100)

  const [first = '', second = '', ...more] = site.papers().map((file) => readPaper(file).text)
  expect([first.includes('住民票の写し'), second.includes('印鑑登録証明書'), more]).toEqual([true, true, []])
  const accounts = await site.accounts()
  expect(ofKind(accounts, 'visitOpened')).toHaveLength(1)
  expect(ofKind(accounts, 'inletOpened').map(({ due }) => due)).toEqual([900])
  expect(ofKind(accounts, 'held').map(({ fee, sheets }) => [fee, sheets])).toEqual([[300, 1], [600, 2]])
  expect(ofKind(accounts, 'erased')).toMatchObject([{ processGone: true }, { processGone: true }])
  expect(accounts.total).toEqual({ inserted: 1000, kept: 900, returned: 100, owed: 0 })
  expect(accounts.outcomes).toEqual(['交付済', '交付済'])
})

test('one of two can’t be drawn at ⑪: said before the money, and only the other is charged', async ({ site }) => {
  const { screen, board } = site
  await comesIn(site, 'teishi-tome')
  await chooses(site, ownJuminhyo)
  await choosesAlso(site, inkan)
  await goesToPay(site)
  await expect(screen.page.getByTestId('failed-inkan')).toContainText(words.ja['failed.notIssued'])
  await expect(screen.body).toContainText(words.ja['refusal.record.stale.what'])
  await expect(screen.body).toContainText(words.ja['failed.charge'])
  await expect(screen.amount(words.ja['pay.fee'])).toHaveText('300円')
  await insert(board, 100, 100, 100)
  await screen.sees('takePaper')
  await expect(screen.page.getByTestId('failed-inkan')).toBeVisible()
  const receipt = await takeEverything(screen, board)
  expect(receipt).toContain('合計　300円')
  expect(receipt.join('\n')).not.toContain('印鑑')
  expect(site.papers()).toHaveLength(1)

  const accounts = await site.accounts()
  expect(ofKind(accounts, 'dropped').map(({ reason }) => reason)).toEqual(['record.stale'])
  expect(accounts.total).toEqual({ inserted: 300, kept: 300, returned: 0, owed: 0 })
  expect(accounts.outcomes.toSorted()).toEqual(['交付済', '未交付未収'].toSorted())
})

test('the paper runs out in the midst of three: what is printed is kept, exactly the rest is paid back', async ({ site }) => {
  const { screen, board } = site
  await comesIn(site, 'mihon-hanako')
  await chooses(site, inkan)
  await choosesAlso(site, ownJuminhyo)
  await choosesAlso(site, inkan)
  await goesToPay(site)
  await insert(board, 1000)
  await board.until(({ printed }) => printed === 1)
  // A sheet that is on its way by now comes out of an empty tray too.
  board.do({ kind: 'printer', fault: 'paperEmpty', on: true })
  await screen.sees('takePaper')
  const out = site.papers().length
  const [kept, refunded] = [300 * out, 300 * (3 - out)]
  expect([1, 2]).toContain(out)
  await expect(screen.page.getByTestId('failed-inkan')).toContainText(words.ja['failed.notIssued'])
  await expect(screen.body).toContainText(words.ja['takePaper.changeAndRefund'])
  await expect(screen.body).toContainText(`${refunded + 100}円`)
  await board.until(({ changeTray, outlet }) => changeTray === refunded + 100 && outlet === out)
  board.do({ kind: 'takePaper' })
  const { receipt } = await board.until((seen) => seen.receipt !== null)
  for (const line of [`合計　${kept}円`, 'お預り　1,000円', `お出しできなかった証明書の返金　${refunded}円`, 'お釣り　100円']) expect(receipt).toContain(line)
  board.do({ kind: 'takeReceipt' })
  await screen.sees('outOfService')
  await expect(screen.body).toContainText(words.ja['remedy.printer.paperEmpty'])

  const accounts = await site.accounts()
  const unprinted = ofKind(accounts, 'printEnded').filter(({ outcome }) => outcome !== 'printed')
  expect(unprinted).toMatchObject([{ outcome: 'nothingOut', fault: 'printer.paperEmpty' }])
  expect(accounts.total).toEqual({ inserted: 1000, kept, returned: refunded + 100, owed: 0 })
  expect(accounts.unaccounted).toBe(0)
  expect(accounts.outcomes).toEqual([1, 2, 3].map((place) => (place <= out ? '交付済' : '未交付返金済')))
})

test('the paper jams in the second of two: the first is kept, the second, in doubt, is owed under a number', async ({ site }) => {
  const { screen, board } = site
  await comesIn(site, 'mihon-hanako')
  await chooses(site, inkan)
  await choosesAlso(site, { ...ownJuminhyo, copies: 3 })
  await goesToPay(site)
  await insert(board, 1000, 500)
  // One of three copies is out, the next is on its way.
  await board.until(({ printed }) => printed === 2)
  board.do({ kind: 'printer', fault: 'jam', on: true })
  await screen.sees('takePaper')
  await expect(screen.page.getByTestId('failed-juminhyo')).toContainText(words.ja['failed.notIssued'])
  await board.until(({ changeTray }) => changeTray === 300)
  board.do({ kind: 'takePaper' })
  const { receipt } = await board.until((seen) => seen.receipt !== null)
  for (const line of ['印鑑登録証明書　1部', '合計　300円', 'お釣り　300円']) expect(receipt).toContain(line)
  board.do({ kind: 'takeReceipt' })
  await screen.sees('trouble')
  await expect(screen.body).toContainText(words.ja['trouble.owed'].replace('{{amount}}', '900円'))
  const reference = await screen.page.getByTestId('reference').textContent()
  await screen.confirms()
  await screen.sees('outOfService')

  const accounts = await site.accounts()
  expect(ofKind(accounts, 'owed')).toMatchObject([{ yen: 900, reference, why: 'printUnknown' }])
  expect(accounts.total).toEqual({ inserted: 1500, kept: 300, returned: 300, owed: 900 })
  expect(accounts.unaccounted).toBe(0)
  expect(accounts.outcomes).toEqual(['交付済', '交付不良要返金'])
})
