import { expect, test } from 'vitest'
import demo from './demo.json' with { type: 'json' }
import { parseConfiguration } from './read-configuration.ts'

const line = { kind: 'cctalk', path: '/dev/ttyUSB0', tubes: [] }
const tube = { value: 100, address: 3, capacity: 300, low: 20 }

function read(coins: unknown) {
  const parsed = parseConfiguration({ ...demo, coins }, 'terminal.json')
  return parsed.kind === 'read' ? parsed.configuration.coins : parsed.why
}

test('a demo device holds a till’s worth of change, and takes coins and a note', () => {
  expect(read(demo.coins)).toMatchObject({ kind: 'demo', values: [10, 50, 100, 500, 1_000], mostOfAKind: 20 })
  const coins = read(demo.coins)
  const stock = typeof coins === 'object' && coins.kind === 'demo' ? coins.tubes.map(({ value, count }) => [value, count]) : []
  expect(stock).toEqual([[10, 50], [50, 20], [100, 40], [500, 10]])
})

test('what is usual of a ccTalk bus need not be said', () => {
  expect(read(line)).toEqual({ ...line, acceptor: 2, notes: null, mostOfAKind: 20 })
  expect(read({ ...line, notes: {} })).toMatchObject({ notes: { address: 40 } })
})

test.each([
  { kind: 'demo', values: [100, 500], tubes: [{ value: 100, count: 3, capacity: 3, low: 3 }], mostOfAKind: 10 },
  { kind: 'demo', values: [1_000], tubes: [], mostOfAKind: 1 },
  { kind: 'cctalk', path: '/dev/ttyUSB0', acceptor: 2, takes: ['JP5001', 'JP500B'], tubes: [tube], notes: null, mostOfAKind: 20 },
  {
    kind: 'cctalk', path: 'COM3', acceptor: 11, takes: ['JP010A', 'JP100A', 'JP500A', 'JP500B', 'JP1000A'],
    tubes: [tube, { ...tube, address: 4 }, { value: 1, address: 255, capacity: 1, low: 0 }], notes: { address: 41 }, mostOfAKind: 15,
  },
])('%j is taken as it is written', coins => {
  expect(read(coins)).toEqual(coins)
})

test.each<[string, object, string]>([
  ['no device', { kind: 'mdb' }, "coins.kind: Invalid discriminator value. Expected 'demo' | 'cctalk'"],
  ['no serial device', { ...line, path: 'ttyUSB0' }, 'coins.path: must be a serial device, e.g. /dev/ttyUSB0 or COM3'],
  ['the address of all', { ...line, acceptor: 0 }, 'coins.acceptor: must be from 2 to 255'],
  ['the terminal’s own address', { ...line, tubes: [{ ...tube, address: 1 }] }, 'coins.tubes.0.address: must be from 2 to 255: 0 and 1 are nobody’s device'],
  ['an address beyond all', { ...line, notes: { address: 256 } }, 'coins.notes.address: must be from 2 to 255'],
  ['two tubes at one address', { ...line, tubes: [tube, { ...tube, value: 10 }] }, 'coins.tubes.1.address: 3 is the address of tubes.0.address already'],
  ['a tube at the acceptor’s', { ...line, tubes: [{ ...tube, address: 2 }] }, 'coins.tubes.0.address: 2 is the address of acceptor already'],
  ['notes at a tube’s', { ...line, tubes: [tube], notes: { address: 3 } }, 'coins.notes.address: 3 is the address of tubes.0.address already'],
  ['a coin that is not struck', { ...line, tubes: [{ ...tube, value: 200 }] }, 'coins.tubes.0.value: must be one of 1, 5, 10, 50, 100, 500'],
  ['a note in a tube', { ...line, tubes: [{ ...tube, value: 1_000 }] }, 'coins.tubes.0.value: must be one of 1, 5, 10, 50, 100, 500'],
  ['few that are more than fit', { ...line, tubes: [{ ...tube, low: 301 }] }, 'coins.tubes.0.low: must not be above capacity'],
  ['no room at all', { ...line, tubes: [{ ...tube, capacity: 0 }] }, 'coins.tubes.0.capacity: '],
  ['a tube without a threshold', { ...line, tubes: [{ value: 100, address: 3, capacity: 300 }] }, 'coins.tubes.0.low: is missing: fewer coins than this are few'],
  ['a tube without an end', { ...line, tubes: [{ value: 100, address: 3, low: 1 }] }, 'coins.tubes.0.capacity: is missing: how many coins fit in'],
  ['a threshold in words', { ...line, tubes: [{ ...tube, low: 'few' }] }, 'coins.tubes.0.low: must be a number of coins'],
  ['nothing said of tubes', { kind: 'cctalk', path: '/dev/ttyUSB0' }, 'coins.tubes: must list the tubes that pay out, each with value, address, capacity and low; [] where there are none'],
  ['a note without a note acceptor', { ...line, takes: ['JP100A', 'JP1000A'] }, 'coins.takes: names the note JP1000A, but notes says that no note acceptor is fitted'],
  ['money of others', { ...line, takes: ['EU200A'] }, 'coins.takes.0: must be a coin or note of yen as the device names it, e.g. JP500A'],
  ['nothing that is taken', { ...line, takes: [] }, 'coins.takes: at least one'],
  ['a coin taken twice', { ...line, takes: ['JP500A', 'JP500A'] }, 'coins.takes: names one twice'],
  ['more of a kind than have to be taken', { ...line, mostOfAKind: 21 }, 'coins.mostOfAKind: must be at most 20 (通貨法7条)'],
  ['none of a kind', { kind: 'demo', mostOfAKind: 0 }, 'coins.mostOfAKind: '],
  ['a demo’s tube of another value', { kind: 'demo', tubes: [{ value: 5, count: 0, capacity: 9, low: 1 }] }, 'coins.tubes.0.value: must be one of 10, 50, 100, 500'],
  ['a demo’s two tubes of one value', { kind: 'demo', tubes: [10, 20].map(count => ({ value: 10, count, capacity: 90, low: 1 })) }, 'coins.tubes: the demo device has one tube of each value'],
  ['a demo’s tube that overflows', { kind: 'demo', tubes: [{ value: 10, count: 10, capacity: 9, low: 1 }] }, 'coins.tubes.0.count: must not be above capacity'],
  ['a demo’s value of nothing', { kind: 'demo', values: [2_000] }, 'coins.values.0: must be one of 10, 50, 100, 500, 1000'],
  ['a key nobody knows', { ...line, baud: 9_600 }, '"baud"'],
])('%s is wrong, and said with file and key', (_, coins, why) => {
  expect(read(coins)).toContain('terminal.json: coins')
  expect(read(coins)).toContain(why)
})

test('no object at all: the kinds there are', () => {
  expect(read('cctalk')).toContain('(kinds: demo, cctalk)')
})

test('a line that the receipt printer is on is no line for coins', () => {
  const receipt = (path: string) => ({ kind: 'escpos', line: { kind: 'serial', path } })
  const parsed = parseConfiguration({ ...demo, coins: line, receipt: receipt(line.path) }, 'terminal.json')
  expect(parsed).toEqual({ kind: 'wrong', why: 'terminal.json: coins.path: is the line of the receipt printer already (receipt.line.path); each has its own' })
  expect(parseConfiguration({ ...demo, coins: line, receipt: receipt('/dev/ttyUSB1') }, 'terminal.json').kind).toBe('read')
})
