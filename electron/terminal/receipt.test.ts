import { describe, expect, test } from 'vitest'
import type { Order } from '../flow/flow.ts'
import { nothingHeld } from '../flow/holding.ts'
import type { Item, Money } from '../flow/holding.ts'
import { certificateKinds } from '../flow/menu.ts'
import { owedLines, receiptLines, slipLines } from './receipt.ts'

const answers = [{ question: 'members', choices: ['hanako'] }]
const order: Order = { entry: 'juminhyo', kind: 'juminhyo', issuer: '99901', answers, copies: 2, fee: 300, due: 600 }
const tax: Order = { ...order, entry: 'tax', kind: 'tax', copies: 1, fee: 450, due: 450 }
const issue = { place: '架空市役所', at: Date.parse('2026-11-21T01:05:00Z'), reference: 'ABCD-EFAB' }
const item = (of: Order, change: Partial<Item> = {}): Item => ({ order: of, data: 'none', issue: 'printed', sheets: 1, failed: null, ...change })
const money = (inserted: number, kept: number, change: Partial<Money> = {}): Money => ({ inserted, kept, returned: 0, owed: 0, ...change })
const printed = (sum: Money, items: readonly Item[] = [item(order)]) =>
  receiptLines(items.filter((each) => each.issue === 'printed').map((each) => each.order), { ...nothingHeld, money: sum, items }, issue)

test('says place, time in Japan, kind, copies, fee, received, change and number', () => {
  expect(printed(money(1_600, 600))).toEqual([
    '領収書', '架空市役所', '2026年11月21日 10:05', '住民票の写し　2部', '手数料　300円 × 2', '合計　600円', '支払方法　現金', 'お預り　1,600円', 'お釣り　1,000円',
    '証明書交付手数料は消費税が課されません。', 'お問い合わせ番号　ABCD-EFAB',
  ])
})

test('several certificates stand one beneath the other, over one sum', () => {
  expect(printed(money(1_100, 1_050), [item(order), item(tax)]).slice(3, 10)).toEqual([
    '住民票の写し　2部', '手数料　300円 × 2', '各種税証明書　1部', '手数料　450円 × 1', '合計　1,050円', '支払方法　現金', 'お預り　1,100円',
  ])
})

test('what was paid for a certificate that failed is a refund, and no change', () => {
  const lines = printed(money(1_100, 600), [item(order), item(tax, { issue: 'applied', failed: 'printer.jam' })])
  expect(lines.slice(5, 10)).toEqual(['合計　600円', '支払方法　現金', 'お預り　1,100円', 'お出しできなかった証明書の返金　450円', 'お釣り　50円'])
})

test('what is in doubt is neither: staff decides about it', () => {
  const lines = printed(money(1_100, 600, { owed: 450 }), [item(order), item(tax, { issue: 'unclear', failed: 'printer.jam' })])
  expect(lines.slice(5, 10)).toEqual(['合計　600円', '支払方法　現金', 'お預り　1,100円', 'お釣り　50円', '印刷を確かめられずお預りしている分　450円'])
})

test('nobody gets more back than was put in: what failed before it was paid was never charged', () => {
  const lines = printed(money(700, 600), [item(order), item(tax, { issue: 'applied', failed: 'service.stopped' })])
  expect(lines.slice(7, 10)).toEqual(['お預り　700円', 'お出しできなかった証明書の返金　100円', 'お釣り　0円'])
})

test('the change is the same before it is paid out, while it is, and when part of it stays owed', () => {
  const change = (returned: number, owed: number) => printed(money(700, 600, { returned, owed }))[8]
  expect([change(0, 0), change(100, 0), change(40, 60)]).toEqual(Array.from({ length: 3 }, () => 'お釣り　100円'))
})

describe('paid at the terminal beside', () => {
  const beside = (charged: number, sum: Money, items: readonly Item[] = [item(order)]) => receiptLines(
    items.filter(({ issue: of }) => of === 'printed').map((each) => each.order),
    { ...nothingHeld, money: sum, items, cashless: { state: 'capturing', yen: 1_050, charged, attempt: 1 } }, issue,
  ).slice(5, -2)

  test('it says so, what was taken, and nothing of money', () => {
    expect(beside(600, money(0, 0))).toEqual(['合計　600円', '支払方法　キャッシュレス', 'キャッシュレスでのお支払い　600円'])
  })

  test('of money that fell in all the same it says that it came back; what failed or is in doubt was not taken, and is no refund', () => {
    const lines = beside(600, money(100, 0), [item(order), item(tax, { issue: 'unclear', failed: 'printer.jam' })])
    expect(lines.slice(2)).toEqual(['キャッシュレスでのお支払い　600円', 'お預り　100円', 'お釣り　100円'])
    expect(beside(600, money(0, 0), [item(order), item(tax, { issue: 'applied', failed: 'printer.jam' })])).toHaveLength(3)
  })
})

test('what is withheld, because somebody has tampered with the money, is no change', () => {
  const holding = { ...nothingHeld, money: money(1_600, 600, { owed: 1_000 }), withheld: 1_000, items: [item(order)] }
  expect(receiptLines([order], holding, issue).slice(6, 10)).toEqual([
    '支払方法　現金', 'お預り　1,600円', 'お釣り　0円', 'お返しを見合わせてお預りしている分　1,000円',
  ])
})

test('返金のご案内 says how much is owed, under which number, since when and whom to ask', () => {
  expect(owedLines(1_200, issue)).toEqual([
    '返金のご案内', '架空市役所', '2026年11月21日 10:05', 'お返しする金額　1,200円', 'お問い合わせ番号　ABCD-EFAB', expect.stringContaining('係員'), expect.any(String),
  ])
})

test.each(certificateKinds)('%s has a name, and no place is left to fill in', (kind) => {
  const lines = receiptLines([{ ...order, kind }], { ...nothingHeld, money: money(600, 600) }, issue).join('\n')
  expect(lines).not.toMatch(/undefined|[{}]/)
})

test('nothing of what was asked for goes onto it', () => {
  expect(printed(money(600, 600)).join()).not.toContain('hanako')
})

test('the slip of a 利用登録 says number, municipality and day, and no name', () => {
  const applied = { number: 'ABCD-EFGH', municipality: 'みなと市', place: '架空市役所', at: Date.parse('2026-11-21T15:05:00Z'), statusSite: null }
  const lines = [
    '本籍地証明書　利用登録申請の控え', '架空市役所', '申請先　みなと市', '申請番号　ABCD-EFGH', '申請日　2026年11月22日', expect.any(String),
    expect.stringContaining('利用登録状況確認サイト'),
  ]
  expect(slipLines(applied)).toEqual(lines)
  const statusSite = 'https://status.example/registration'
  expect(slipLines({ ...applied, statusSite })).toEqual([...lines, statusSite])
})
