import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('a day or a month, and what is to be made of it', () => {
  const plain = { config: null, csv: null, pdf: null, center: false, json: false }
  expect(readOptions(['--day', '2026-11-21'])).toEqual({ ...plain, period: { kind: 'day', from: '2026-11-21', to: '2026-11-21' } })
  expect(readOptions(['--month', '2027-02', '--config', 'c.json', '--csv', 'a.csv', '--pdf', 'a.pdf', '--center', '--json']))
    .toEqual({ period: { kind: 'month', from: '2027-02-01', to: '2027-02-28' }, config: 'c.json', csv: 'a.csv', pdf: 'a.pdf', center: true, json: true })
})

test.each([
  [[], 'which day, or which month? known: --day YYYY-MM-DD'],
  [['--day', '2026-11-21', '--month', '2026-11'], 'one of them'],
  [['--day', '2026-02-30'], '--day 2026-02-30: takes a day of the calendar as YYYY-MM-DD, e.g. 2026-11-21'],
  [['--day', '26-11-21'], '--day 26-11-21: takes a day'],
  [['--day', '2014-03-31'], '--day 2014-03-31: takes a day'],
  [['--month', '2026-13'], '--month 2026-13: takes a month as YYYY-MM, e.g. 2026-11'],
  [['--month', '2026-11-21'], '--month 2026-11-21: takes a month'],
  [['--day'], 'known: --day'],
  [['--year', '2026'], 'known: --day'],
  [['--day', '2026-11-21', '--csv', ''], '--csv: takes the name of a file'],
])('%j is refused, and what would be right is said', (argv, why) => {
  expect(readOptions(argv)).toEqual({ wrong: expect.stringContaining(why) })
})
