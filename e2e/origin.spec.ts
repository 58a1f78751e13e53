import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { fetches } from './drive/order.ts'
import { registersAt, types } from './drive/origin.ts'
import { readPaper } from './drive/paper.ts'
import { comesIn, leaves, visitor } from './drive/visitor.ts'
import { words } from './drive/words.ts'

// Whoever is sent off with the card has only that to take: the screen goes by itself soon after.
test.use({ times: { message: 1_000 } })

const tohyama = 'とおやま市（架空）'
const said = (key: 'origin.inWork' | 'origin.refused' | 'origin.registered'): string => words.ja[key].replace('{{municipality}}', tohyama)

test('本籍地: applied for with the same card and its 照合番号B, granted by the officer, and then issued', async ({ site }) => {
  const { screen, board } = site
  const who = visitor('tomihon-hitoha')
  await comesIn(site, who.id)
  await registersAt(site, '98', '98001')
  // Somebody else's card ends the visit.
  board.do({ kind: 'placeCard', resident: 'tomihon-futaba', faceDown: false })
  await screen.shows('cardRefused')
  await expect(screen.question).toHaveText(words.ja['refusal.card.swapped.what'])
  board.do({ kind: 'removeCard' })

  await comesIn(site, who.id)
  await registersAt(site, '98', '98001')
  board.do({ kind: 'placeCard', resident: who.id, faceDown: false })
  await types(site, visitor('tomihon-futaba').checkNumber ?? '')
  await expect(screen.page.getByRole('alert')).toContainText(words.ja['checkNumber.wrong'])
  await types(site, who.checkNumber ?? '')
  await screen.sees('registered')
  await expect(screen.body).toContainText(words.ja['registered.to'].replace('{{municipality}}', tohyama))
  const number = await screen.page.getByTestId('application-number').textContent()
  expect(number).toMatch(/^\w{4}-\w{4}-\w{4}$/)
  const { receipt } = await board.until((seen) => seen.receipt !== null)
  expect(receipt).toEqual(expect.arrayContaining([`申請先　${tohyama}`, `申請番号　${number}`]))
  expect(receipt?.join('\n')).not.toContain('遠見本')
  board.do({ kind: 'takeReceipt' })
  board.do({ kind: 'removeCard' })
  await screen.touches('finish')

  await comesIn(site, who.id)
  await expect(screen.body).toContainText(said('origin.inWork'))
  // Its hyphens are kept from breaking the line there.
  await expect(screen.body).toContainText(words.ja['origin.number'].replace('{{number}}', number?.replaceAll('-', '\u2011') ?? ''))
  await leaves(site)

  board.do({ kind: 'officer', decision: 'approve' })
  await comesIn(site, who.id)
  await expect(screen.body).toContainText(said('origin.registered'))
  await screen.turnsTo('origin-koseki')
  await expect(screen.page.getByTestId('origin-koseki')).toContainText(tohyama)
  const paid = await fetches(site, {
    entry: 'origin-koseki', asked: [{ screen: 'scope', touches: ['choice-part'] }, { screen: 'members', touches: ['choice-member-3'] }],
  }, 500)
  expect(paid).toEqual(expect.arrayContaining(['戸籍証明書　1部', '合計　450円', 'お釣り　50円']))
  const [paper = '', ...more] = site.papers()
  expect(more).toEqual([])
  const { text } = readPaper(paper)
  for (const words of ['個人事項証明書', 'とおやま市長', '【名】一葉']) expect(text).toContain(words)
  for (const words of ['二葉', '三葉', '九郎']) expect(text).not.toContain(words)

  const accounts = await site.accounts()
  expect(ofKind(accounts, 'registered')).toHaveLength(1)
  expect(ofKind(accounts, 'pinTried').filter(({ of }) => of === 'checkNumber').map(({ outcome }) => outcome)).toEqual(['wrong', 'right'])
  expect(ofKind(accounts, 'refused').map(({ reason }) => reason)).toEqual(['card.swapped'])
  expect(accounts.total).toEqual({ inserted: 500, kept: 450, returned: 50, owed: 0 })
  expect(accounts.outcomes).toEqual(['交付済'])
})

test('本籍地: in work, and refused by the officer: ⑤ says so, and lets apply again', async ({ site }) => {
  const { screen, board } = site
  await comesIn(site, 'tomihon-futaba')
  await expect(screen.body).toContainText(said('origin.inWork'))
  await expect(screen.page.getByTestId('register')).toHaveCount(0)
  await leaves(site)
  board.do({ kind: 'officer', decision: 'refuse' })
  await comesIn(site, 'tomihon-futaba')
  await expect(screen.body).toContainText(said('origin.refused'))
  await expect(screen.page.getByTestId('register')).toContainText(words.ja['origin.again'])
  await screen.turnsTo('certificate-koseki')
  await screen.touches('certificate-koseki')
  await screen.sees('why')
  await expect(screen.question).toHaveText(words.ja['refusal.origin.refused.what'])
  await screen.touches('cancel')
  await screen.sees('ready')
  expect(ofKind(await site.accounts(), 'applied')).toEqual([])
})
