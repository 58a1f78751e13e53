import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import demo from '../../electron/configuration/demo.json' with { type: 'json' }
import { openJournal } from '../../electron/journal/journal.ts'
import { levelsFile, nothingHeld } from '../../hardware/coins/levels.ts'
import { runFloat } from './run-float.ts'
import type { HeldMoney } from '../../hardware/coins/levels.ts'

const tubes = [
  { value: 10, address: 3, capacity: 100, low: 10 }, { value: 100, address: 4, capacity: 40, low: 5 }, { value: 100, address: 5, capacity: 40, low: 5 },
]
const held: HeldMoney = {
  ...nothingHeld, cashbox: 3_000, counted: { coins: 9, notes: 3 },
  tubes: [{ address: 3, value: 10, count: 7, order: null }, { address: 4, value: 100, count: 20, order: { of: 'a', coins: 2, before: 8 } }, { address: 9, value: 500, count: 1, order: null }],
  payOut: { order: 'a', yen: 500, paid: 100, blurred: false },
}

function terminal(money: HeldMoney | string | null = held) {
  const folder = mkdtempSync(join(tmpdir(), 'float-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const config = join(folder, 'terminal.json')
  writeFileSync(config, JSON.stringify({ ...demo, dataFolder: folder, coins: { kind: 'cctalk', path: '/dev/ttyUSB0', tubes } }))
  const levels = levelsFile(join(folder, 'levels.json'))
  if (typeof money === 'string') writeFileSync(levels.where, money)
  else if (money !== null) levels.write(money)
  const said: string[] = []
  const complained: string[] = []
  const run = (...argv: readonly string[]) => runFloat(['--config', config, ...argv], { say: line => said.push(line), complain: line => complained.push(line) })
  return { folder, levels, said, complained, run }
}

test('what is counted to lie in the tubes is shown, and nothing changed', () => {
  const { levels, said, run } = terminal()
  expect([run(), run('--json'), levels.read()]).toEqual([0, 0, { kind: 'read', money: held }])
  expect(said.slice(0, 5)).toEqual([
    '  10 yen at 3: 7 of 100 coins, 70 yen (low)', ' 100 yen at 4: 20 of 40 coins, 2000 yen (enough)', ' 100 yen at 5: 0 of 40 coins, 0 yen (empty)',
    'cash box: 3000 yen', 'change: 2070 yen',
  ])
  expect(JSON.parse(said[5] ?? '')).toEqual({
    tubes: [
      { value: 10, address: 3, count: 7, capacity: 100, level: 'low', yen: 70 }, { value: 100, address: 4, count: 20, capacity: 40, level: 'enough', yen: 2_000 },
      { value: 100, address: 5, count: 0, capacity: 40, level: 'empty', yen: 0 },
    ],
    cashbox: 3_000, float: 2_070,
  })
})

test('what was filled in is what lies there now; where two tubes hold a value, one is named', () => {
  const { levels, run } = terminal()
  expect(run('--fill', '10=50,100@5=40')).toBe(0)
  expect(levels.read()).toEqual({ kind: 'read', money: { ...held, tubes: [{ address: 3, value: 10, count: 50, order: null }, held.tubes[1], { address: 5, value: 100, count: 40, order: null }, held.tubes[2]] } })
})

test('emptied: tubes and cash box hold nothing, but for what is filled in again; how far events are counted stays, and an order in between is nobody’s', () => {
  const { levels, run } = terminal()
  expect(run('--empty', '--fill', '10=5')).toBe(0)
  expect(levels.read()).toEqual({
    kind: 'read',
    money: {
      ...held, cashbox: 0, payOut: { order: 'a', yen: 500, paid: 100, blurred: true },
      tubes: [{ address: 3, value: 10, count: 5, order: null }, { address: 4, value: 100, count: 0, order: null }, { address: 5, value: 100, count: 0, order: null }, held.tubes[2]],
    },
  })
})

test('the cash box alone was emptied, or counted: the tubes stay as they are', () => {
  const { levels, run } = terminal()
  expect([run('--cashbox', '0'), levels.read()]).toEqual([0, { kind: 'read', money: { ...held, cashbox: 0 } }])
  expect([run('--empty', '--cashbox', '1500'), levels.read()]).toMatchObject([0, { money: { cashbox: 1_500, tubes: [{ count: 0 }, { count: 0 }, { count: 0 }, { count: 1 }] } }])
})

test.each<[string | null, string]>([['{', 'broken'], [null, 'gone']])('where the count is %j (%s), nobody knows what was ordered last, also after people have counted', money => {
  const { levels, run } = terminal(money)
  expect([run('--empty', '--fill', '10=5'), levels.read()]).toMatchObject([0, { kind: 'read', money: { payOut: 'forgotten' } }])
  expect([run('--fill', '10=6'), levels.read()]).toMatchObject([0, { kind: 'read', money: { payOut: 'forgotten' } }])
})

test('a terminal that has never run has nothing in its tubes, and can be filled', () => {
  const { folder, levels, said, run } = terminal(null)
  expect([run(), said.at(-1), run('--fill', '10=5'), said.at(-1)]).toEqual([0, 'change: 0 yen', 0, 'change: 50 yen'])
  expect([levels.read().kind, existsSync(join(folder, 'journal'))]).toEqual(['read', false])
})

test('a broken count is said, and replaced only by a new one; it is kept beside', () => {
  const { levels, complained, run } = terminal('{')
  expect([run(), complained]).toEqual([2, [expect.stringContaining(`${levels.where}: is not what a terminal wrote`)]])
  expect([run('--fill', '10=5'), run('--cashbox', '0'), levels.read().kind], 'a part is not all').toEqual([2, 2, 'broken'])
  expect([run('--empty', '--fill', '10=5'), levels.read()]).toMatchObject([0, { kind: 'read', money: { tubes: [{ count: 5 }, { count: 0 }, { count: 0 }] } }])
  expect(existsSync(`${levels.where}.broken`)).toBe(true)
})

test.each<[readonly string[], string]>([
  [['--fill', '10'], '--fill 10: takes the value of coins and how many'],
  [['--fill', '10=50;100=4'], '--fill 10=50;100=4: takes'],
  [['--fill', '10=-5'], '--fill 10=-5: takes'],
  [['--fill', '10=5', '--fill', '10=6'], '--fill 10: is said twice'],
  [['--fill', '500=1'], '--fill 500: there is no such tube; there are 10@3, 100@4, 100@5'],
  [['--fill', '100@3=1'], '--fill 100@3: there is no such tube'],
  [['--fill', '100=1'], '--fill 100: there are several tubes of 100 yen; name one: 100@4 or 100@5'],
  [['--fill', '10=101'], '--fill 10=101: only 100 coins fit in'],
  [['--cashbox', '10.5'], '--cashbox 10.5: takes whole yen'],
  [['--cashbox', '-5'], 'known: --config FILE'],
  [['--refill'], 'known: --config FILE, --fill VALUE=COINS'],
  [['10=50'], 'known: --config FILE'],
  [['--config', ''], '--config: takes the name of a file'],
])('%j is wrong, and changes nothing', (argv, why) => {
  const { levels, complained, said, run } = terminal()
  expect(run(...argv)).toBe(2)
  expect(complained).toEqual([expect.stringContaining(why)])
  expect([levels.read(), said]).toEqual([{ kind: 'read', money: held }, []])
})

test('while the terminal runs nothing is counted; when it has ended, it is', () => {
  const { folder, levels, complained, run } = terminal()
  const start = () => {
    const opened = openJournal(join(folder, 'journal', 'journal.sqlite'), { now: () => ({ wall: 0, monotonic: 0 }) })
    if (opened.kind !== 'opened') throw new Error(opened.kind)
    return opened.journal
  }
  const journal = start()
  expect([run('--empty'), complained]).toEqual([1, ['the terminal is running, and counts by itself; stop it, count, and start it again']])
  expect(levels.read()).toEqual({ kind: 'read', money: held })
  journal.close()
  expect(run('--empty')).toBe(0)
  // It has let go of it.
  start().close()
})

test('the demo device is not counted by anybody', () => {
  const complained: string[] = []
  expect([runFloat([], { say: () => {}, complain: line => complained.push(line) }), complained]).toEqual([2, [expect.stringContaining('the demo device counts')]])
})
