import { beforeEach, expect, test, vi } from 'vitest'
import { Ledger } from './ledger.ts'

let ledger: Ledger
beforeEach(() => { ledger = new Ledger(() => 0) })

function enter(session: string, transaction: string, told: { kind?: string; issuer?: string; copies?: number } = {}): void {
  const accepted = { application: 'digest', method: 'jpki', kind: 'juminhyo', issuer: '99001', residence: '99001', copies: 1, fee: 300, ...told } as const
  ledger.enter({ transaction, session, terminal: 'T-1', accepted })
}

test('copies are counted of one session, one issuer and one kind', () => {
  enter('s', 'a', { copies: 2 })
  enter('s', 'b', { copies: 3 })
  enter('s', 'c', { kind: 'inkan' })
  enter('s', 'd', { issuer: '98001' })
  enter('another', 'e')
  expect(ledger.copiesOf('s', '99001', 'juminhyo')).toBe(5)
  expect(ledger.copiesOf('nobody', '99001', 'juminhyo')).toBe(0)
})

test('what was never handed out does not count, what may have been does', () => {
  const reporter = { session: 's', terminal: 'T-1' }
  for (const [transaction, outcome] of [['a', '未交付返金済'], ['b', '未交付未収'], ['c', '交付済'], ['d', '不整合']] as const) {
    enter('s', transaction)
    ledger.conclude(reporter, transaction, outcome)
  }
  ledger.conclude(reporter, 'given up', '未交付未収')
  expect(ledger.copiesOf('s', '99001', 'juminhyo')).toBe(2)
})

test('to count them the ledger of all sessions is not looked through', () => {
  enter('s', 'a')
  const lines = vi.spyOn(ledger, 'lines')
  expect(ledger.copiesOf('s', '99001', 'juminhyo')).toBe(1)
  expect(lines).not.toHaveBeenCalled()
})
