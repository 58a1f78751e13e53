import { expect, test } from 'vitest'
import { certificateKinds } from '../flow/menu.ts'
import { receiptLines } from './receipt.ts'

const order = { kind: 'juminhyo', answers: [{ question: 'members', choices: ['hanako'] }], copies: 2, fee: 300, due: 600 } as const
const at = Date.parse('2026-11-21T01:05:00Z')

test('says place, time in Japan, kind, copies, fee, received, change and number', () => {
  const money = { inserted: 1_600, kept: 600, returned: 0, owed: 0 }
  expect(receiptLines(order, money, '架空市役所', at, 'ABCD-EFAB')).toEqual([
    '領収書', '架空市役所', '2026年11月21日 10:05', '住民票の写し　2部', '手数料　300円 × 2', '合計　600円', 'お預り　1,600円', 'お釣り　1,000円',
    '証明書交付手数料は消費税が課されません。', '受付番号　ABCD-EFAB',
  ])
})

test('the change is the same before it is paid out, while it is, and when part of it stays owed', () => {
  const change = (returned: number, owed: number) => receiptLines(order, { inserted: 700, kept: 600, returned, owed }, '', at, '')[7]
  expect([change(0, 0), change(100, 0), change(40, 60)]).toEqual(Array(3).fill('お釣り　100円'))
})

test.each(certificateKinds)('%s has a name, and no place is left to fill in', (kind) => {
  const lines = receiptLines({ ...order, kind }, { inserted: 600, kept: 600, returned: 0, owed: 0 }, 'x', at, 'y').join('\n')
  expect(lines).not.toMatch(/undefined|[{}]/)
})

test('nothing of what was asked for goes onto it', () => {
  expect(receiptLines(order, { inserted: 600, kept: 600, returned: 0, owed: 0 }, 'x', at, 'y').join()).not.toContain('hanako')
})
