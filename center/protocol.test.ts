import { expect, test } from 'vitest'
import { certificateRequest, ledgerPage, mostLedgerLines, sessionMenu } from './protocol.ts'
import { daily } from './schedule.ts'
import { largestAnswer } from './wire.ts'

const text = { ja: '架空' }
const ids = (count: number) => Array.from({ length: count }, (_, index) => `question-${index}`)

const choices = [{ id: 'a', text, fee: null, unavailable: null }]
const entry = {
  id: 'e', kind: 'tax', issuer: { code: '99001', name: text }, description: null, fee: 300, copiesLimit: 1, unavailable: null,
  hours: daily('0:00', '24:00'), triesLeft: null,
}

function menuCarries(count: number): boolean {
  const questions = ids(count).map((id) => ({ screen: 'select', id, title: text, askedWhen: null, choices }))
  const menu = { municipality: text, municipalityCode: '99001', entries: [{ ...entry, questions }], origin: null, pinKey: null }
  return sessionMenu.safeParse(menu).success
}

function requestCarries(count: number): boolean {
  const answers = ids(count).map((question) => ({ question, choices: ['a'] }))
  return certificateRequest.safeParse({ municipalityCode: '99001', kind: 'tax', answers, copies: 1, fee: 300, language: 'ja' }).success
}

test('every question that a menu can carry can be answered', () => {
  expect([12, 13].map(menuCarries)).toEqual([true, false])
  expect([12, 13].map(requestCarries)).toEqual([true, false])
})

test('the fullest page of the ledger fits into an answer', () => {
  const accepted = { municipality: '99001', kind: '\u0001'.repeat(64), copies: 99, fee: 1_000_000 }
  const line = { transaction: 'f'.repeat(32), accepted, outcome: '交付不良要返金', at: 9_999_999_999_999 }
  const page = { lines: Array.from({ length: mostLedgerLines }, () => line), more: false }
  expect(ledgerPage.safeParse(page).success).toBe(true)
  expect(Buffer.byteLength(JSON.stringify({ kind: 'ok', value: page }))).toBeLessThan(largestAnswer.readLedger)
})
