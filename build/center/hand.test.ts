import { expect, test } from 'vitest'
import { Faults } from '../../center/reference/faults.ts'
import { Ledger } from '../../center/reference/ledger.ts'
import { figuresText, obey } from './hand.ts'

const center = () => ({ ledger: new Ledger(() => Date.parse('2030-04-01T01:00:00Z')) })
const accepted = { application: 'a'.repeat(64), method: 'jpki' as const, kind: 'juminhyo', issuer: '99001', residence: '99001', copies: 2, fee: 600 }
const ids = { transaction: '1'.repeat(32), session: 's-1', terminal: 'demo-1' }

test('`figures` gives statistics and settlement of what was issued', () => {
  const busy = center()
  busy.ledger.enter({ ...ids, accepted })
  busy.ledger.conclude(ids, ids.transaction, '交付済')
  const text = obey(new Faults(), busy, ' figures ')
  expect(text).toMatch(/2030-04-01 +99001 .*juminhyo +公的個人認証 +交付済 +1 +2 +600/)
  expect(text).toMatch(/2030-04 +99001 .* 2 +600 +/)
  expect(text).not.toContain('demo-1')
})

test('before anything was applied for it says so', () => {
  expect(figuresText(center())).toBe('figures   nothing was applied for yet')
})

test('a fault is set and unset by its name, and another word gets what there is', () => {
  const faults = new Faults()
  expect(obey(faults, center(), 'slow on')).toBe('fault     slow on')
  expect(faults.isOn('slow')).toBe(true)
  expect(obey(faults, center(), 'slow off')).toBe('fault     slow off')
  expect(faults.isOn('slow')).toBe(false)
  expect(obey(faults, center(), 'figurs')).toMatch(/^figures, NAME on or NAME off; names: .*slow/)
})
