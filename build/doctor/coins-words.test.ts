import { expect, test } from 'vitest'
import { signOfCoins } from './coins-finding.ts'
import type { CoinsFinding } from './coins-finding.ts'
import { coinsResult, coinsResultOf } from './coins-result.ts'
import { lineOfCoins } from './coins-words.ts'

const identity = { manufacturer: 'ACME', category: 'Coin Acceptor', product: 'CA1', serial: 7 }
const none = { counter: 0, remaining: 0, paid: 0, unpaid: 0 }

const bad: readonly CoinsFinding[] = [
  ...(['missing', 'denied', 'busy', 'notSerial', 'silent', 'other'] as const).map((why) => ({ kind: 'noLine', path: '/dev/x', why }) as const),
  { kind: 'lineLost' }, { kind: 'chatter', bytes: 4 },
  ...(['nothing', 'echo', 'noise'] as const).map((heard) => ({ kind: 'nobody', heard }) as const),
  ...(['coins', 'hopper', 'notes'] as const).map((role) => ({ kind: 'missing', address: 9, role }) as const),
  { kind: 'foreign', address: 2, role: 'coins', category: 'Payout' },
  { kind: 'mum', address: 2, about: 'its name', how: 'silent' }, { kind: 'mum', address: 2, about: 'its level', how: 'refused' },
  { kind: 'unknownMoney', id: 'JP500B' }, { kind: 'channels', address: 2, channels: [] }, { kind: 'channels', address: 2, channels: [{ channel: 1, id: 'EU200A', yen: null }] },
  { kind: 'selfCheck', address: 2, code: 3, detail: null }, { kind: 'selfCheck', address: 2, code: 2, detail: 4 }, { kind: 'sensors', address: 2, covered: [1] },
  { kind: 'gate', address: 2, takes: ['JP100A'] }, { kind: 'flags', address: 3, flags: ['overcurrent'] }, { kind: 'flags', address: 3, flags: ['encrypted'] },
  { kind: 'orders', address: 3, status: { ...none, remaining: 2 } }, { kind: 'quality', asked: 20, repeated: 3 },
]
const well: readonly CoinsFinding[] = [
  { kind: 'echo' }, { kind: 'noHopper' }, { kind: 'unused', address: 7 }, { kind: 'device', address: 2, role: 'coins', identity }, { kind: 'device', address: 55, role: 'other', identity },
  { kind: 'channels', address: 2, channels: [{ channel: 1, id: 'JP100A', yen: 100 }] }, { kind: 'selfCheck', address: 2, code: 0, detail: null },
  { kind: 'sensors', address: 2, covered: [] }, { kind: 'gate', address: 2, takes: [] }, { kind: 'events', address: 2, counter: 0, last: null, trouble: false },
  { kind: 'events', address: 2, counter: 9, last: 'inhibited', trouble: false }, { kind: 'flags', address: 3, flags: ['powerUp'] }, { kind: 'flags', address: 3, flags: [] },
  { kind: 'level', address: 3, level: { low: null, high: null } }, { kind: 'level', address: 3, level: { low: true, high: false } },
  { kind: 'level', address: 3, level: { low: false, high: true } }, { kind: 'level', address: 3, level: { low: false, high: false } },
  { kind: 'orders', address: 3, status: none }, { kind: 'orders', address: 3, status: { ...none, paid: 3, unpaid: 1 } },
  { kind: 'quality', asked: 20, repeated: 0 },
]

test.each(bad)('%j is bad, and says what to do', (finding) => {
  expect(lineOfCoins(finding)).toMatchObject({ sign: 'bad', text: expect.stringMatching(/\S/), remedy: expect.stringMatching(/\S/) })
})

test.each(well)('%j is not bad, and asks for nothing', (finding) => {
  expect(signOfCoins(finding)).not.toBe('bad')
  expect(lineOfCoins(finding)).toMatchObject({ text: expect.stringMatching(/\S/), remedy: null })
})

test('no two findings say the same', () => {
  const said = [...bad, ...well].map((finding) => Object.values(lineOfCoins(finding)).join(' '))
  expect(new Set(said).size).toBe(said.length)
})

test('trouble of the past and a few repeated questions are noted, with a hint', () => {
  const notes: readonly CoinsFinding[] = [{ kind: 'events', address: 2, counter: 9, last: 'coin on a string', trouble: true }, { kind: 'quality', asked: 80, repeated: 4 }]
  for (const finding of notes) expect(lineOfCoins(finding)).toMatchObject({ sign: 'note', remedy: expect.stringMatching(/\S/) })
})

test('for programs: each device with what was learned of it, and what is bad', () => {
  const all = coinsResultOf([...well, ...bad])
  expect(coinsResult.parse(all)).toEqual(all)
  expect(all.bad).toHaveLength(bad.length)
  expect(all.missing).toEqual([9, 9, 9])
  const fine = coinsResultOf([...well, { kind: 'device', address: 3, role: 'hopper', identity }, { kind: 'orders', address: 3, status: { ...none, paid: 3 } }])
  expect(fine).toMatchObject({ noLine: null, nobody: null, line: { asked: 20, repeated: 0 }, bad: [] })
  expect(fine.devices).toMatchObject([{ address: 2, channels: [{ yen: 100 }], selfCheck: 0, takes: [], eventCounter: 9, orders: null }, { address: 55 }, { address: 3, orders: { paid: 3 } }])
})
