import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { demoCashlessFaults, openDemoCashless } from '../cashless/demo-cashless.ts'
import { systemTimer } from '../printer/timer.ts'
import { Board } from './board.ts'
import type { CashlessHand } from '../cashless/demo-cashless.ts'

/** A board with nothing else on it. */
function boardWith(cashless: CashlessHand | null): Board {
  const nothing = (): void => undefined
  return new Board({
    residents: [], issue: () => Promise.reject(new Error('nobody lives here')), card: null, coins: null, cashless, printer: null, picture: async () => [],
    receipt: null, call: null, centerFault: nothing, officer: nothing, stops: nothing, serviceDone: nothing, answerCall: nothing, timer: systemTimer, pollMs: 1,
  })
}

function desk() {
  const folder = mkdtempSync(join(tmpdir(), 'board-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { cashless, hand } = openDemoCashless({ file: join(folder, 'cashless.json'), timer: () => () => undefined })
  const board = boardWith(hand)
  let changes = 0
  board.onChange(() => { changes += 1 })
  return { board, cashless, changes: () => changes }
}

test('who is asked to pay without money pays on the board, or will not; each change is told', async () => {
  const { board, cashless, changes } = desk()
  expect([board.view().cashless, changes()]).toEqual([{ asking: null, payments: [] }, 0])
  const asked = cashless.authorise(300, 'one')
  expect([board.view().cashless, changes()]).toEqual([{ asking: 300, payments: [] }, 1])
  board.payCashless()
  expect(await asked).toEqual({ kind: 'authorised' })
  const one = { reference: 'one', setAside: 300, captured: 0, released: 0 }
  expect([board.view().cashless, changes()]).toEqual([{ asking: null, payments: [one] }, 2])
  const askedAgain = cashless.authorise(200, 'two')
  board.refuseCashless()
  expect(await askedAgain).toEqual({ kind: 'declined' })
  expect([board.view().cashless?.payments, changes()]).toEqual([[{ reference: 'two', setAside: 0, captured: 0, released: 0 }, one], 4])
})

test('the last payments are shown, newest first: the book grows longer', async () => {
  const { board, cashless } = desk()
  for (let visit = 1; visit <= 6; visit += 1) await cashless.release(`visit-${visit}`)
  expect(board.view().cashless?.payments.map(({ reference }) => reference)).toEqual(['visit-6', 'visit-5', 'visit-4', 'visit-3'])
})

test('each of its faults is shown while it stands', async () => {
  const { board, cashless, changes } = desk()
  for (const fault of demoCashlessFaults) board.cashless(fault, true)
  expect([board.view().faults, changes()]).toEqual([demoCashlessFaults.map((fault) => `cashless.${fault}`), demoCashlessFaults.length])
  expect(await cashless.available()).toBe(false)
  for (const fault of demoCashlessFaults) board.cashless(fault, false)
  expect([board.view().faults, await cashless.available()]).toEqual([[], true])
})

test('where there is none, or a real one, nothing is shown and nothing happens', () => {
  const board = boardWith(null)
  board.payCashless()
  board.refuseCashless()
  board.cashless('offline', true)
  expect([board.view().cashless, board.view().faults]).toEqual([null, []])
})
