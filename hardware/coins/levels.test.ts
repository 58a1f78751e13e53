import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { levelsFile, nothingHeld } from './levels.ts'
import { OwnCount } from './own-count.ts'
import type { HeldMoney, Levels } from './levels.ts'
import type { TubeChoice } from './own-count.ts'

const ten: TubeChoice = { value: 10, address: 3, capacity: 3, low: 2 }
const hundred: TubeChoice = { value: 100, address: 4, capacity: 10, low: 2 }
const wider: TubeChoice = { value: 100, address: 5, capacity: 20, low: 2 }
const some: HeldMoney = {
  version: 1, cashbox: 1_500, counted: { coins: 7, notes: null }, payOut: null,
  tubes: [{ address: 3, value: 10, count: 1, order: null }, { address: 4, value: 100, count: 8, order: null }, { address: 5, value: 100, count: 12, order: null }],
}

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'levels-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'data', 'levels.json')
}

function count(levels: Levels, tubes: readonly TubeChoice[] = [ten, hundred, wider]) {
  const warned: string[] = []
  const own = new OwnCount({ levels, tubes, warn: line => warned.push(line) })
  return { own, warned, counts: () => own.tubes().map(tube => tube.count) }
}

function written(money: HeldMoney | string): Levels {
  const file = newFile()
  mkdirSync(join(file, '..'))
  writeFileSync(file, typeof money === 'string' ? money : JSON.stringify(money))
  return levelsFile(file)
}

test('what was written is read again, whole, also when a writer was cut off before its file was in place', () => {
  const levels = levelsFile(newFile())
  expect(levels.read()).toEqual({ kind: 'none' })
  levels.write(some)
  writeFileSync(`${levels.where}.new`, '{"version":1,"tub')
  expect(levels.read()).toEqual({ kind: 'read', money: some })
  levels.write(nothingHeld)
  expect(levels.read()).toEqual({ kind: 'read', money: nothingHeld })
  expect(existsSync(`${levels.where}.new`)).toBe(false)
})

test.each<[string, string, string]>([
  ['no JSON', '{', 'the whole'],
  ['nothing', '', 'the whole'],
  ['another version', JSON.stringify({ ...some, version: 2 }), 'version'],
  ['half a coin', JSON.stringify({ ...some, tubes: [{ address: 3, value: 10, count: 0.5, order: null }] }), 'tubes.0.count'],
  ['one tube twice', JSON.stringify({ ...some, tubes: [some.tubes[0], some.tubes[0]] }), 'names a tube twice'],
  ['a debt', JSON.stringify({ ...some, cashbox: -10 }), 'cashbox'],
])('%s is broken: said with the file, kept, and everything counts as empty', (_, text, why) => {
  const levels = written(text)
  expect(levels.read()).toMatchObject({ kind: 'broken', why: expect.stringContaining(`${levels.where}: is not what a terminal wrote`) })
  const { own, warned, counts } = count(levels)
  expect([counts(), own.cashbox]).toEqual([[0, 0, 0], 0])
  expect(own.tubes().map(({ level }) => level)).toEqual(['empty', 'empty', 'empty'])
  expect(warned).toEqual([expect.stringContaining('only exact money is taken until they are counted')])
  expect(warned[0]).toContain(why)
  expect(own.payOut).toBe('forgotten')
  own.credited({ inlet: 'coins', yen: 10, counter: 1 })
  expect(readFileSync(`${levels.where}.broken`, 'utf8')).toBe(text)
  const again = count(levels)
  expect([again.warned, again.own.payOut], 'said once, and not forgotten that it is').toEqual([[], 'forgotten'])
  again.own.begun('b', 10)
  expect(count(levels).own.payOut).toMatchObject({ order: 'b' })
})

test('where there is no file, nobody knows whether there was one', () => {
  const { own, warned } = count(levelsFile(newFile()))
  expect([own.payOut, warned]).toEqual(['forgotten', []])
})

test('a folder in its place is broken too', () => {
  const file = newFile()
  mkdirSync(file, { recursive: true })
  expect(levelsFile(file).read()).toEqual({ kind: 'broken', why: `${file}: can’t be read (EISDIR)` })
})

test('a coin is counted to the tube of its value that is emptiest for its size, then to the cash box; a note always there', () => {
  const levels = written(some)
  const { own, counts } = count(levels)
  own.credited({ inlet: 'coins', yen: 100, counter: 8 })
  expect([counts(), own.counted('coins')]).toEqual([[1, 8, 13], 8])
  for (const counter of [9, 10, 11]) own.credited({ inlet: 'coins', yen: 10, counter })
  expect([counts(), own.cashbox]).toEqual([[3, 8, 13], 1_510])
  own.credited({ inlet: 'notes', yen: 1_000, counter: 1 })
  own.reached({ inlet: 'coins', counter: 15 })
  expect(own.tubes().map(({ level }) => level)).toEqual(['full', 'enough', 'enough'])
  const again = count(levels)
  expect([again.counts(), again.own.cashbox, again.own.counted('coins'), again.own.counted('notes')], 'as on disk').toEqual([[3, 8, 13], 2_510, 15, 1])
})

test('what was paid is taken off, and added to its pay-out; a tube that is empty before its count is, is empty, and that is said', () => {
  const levels = written(some)
  const { own, warned, counts } = count(levels)
  const tube = (address: number) => {
    const found = own.tubes().find(tube => tube.address === address)
    if (found === undefined) throw new Error('no such tube')
    return found
  }
  expect([own.payOut, own.begun('a', 700)]).toEqual([null, true])
  own.ordered(4, { of: 'a', coins: 5, before: 254 })
  expect(tube(4)).toMatchObject({ count: 8, order: { coins: 5, before: 254 } })
  expect(count(levels).own.payOut, 'on disk').toEqual({ order: 'a', yen: 700, paid: 0, blurred: false })
  own.paid(4, 5, false)
  own.ordered(5, { of: 'a', coins: 2, before: 0 })
  expect([tube(4).count, tube(4).order, own.payOut]).toEqual([3, null, { order: 'a', yen: 700, paid: 500, blurred: false }])
  own.begun('b', 100)
  own.blurred(5)
  expect([tube(5).count, own.payOut], 'of another pay-out').toEqual([10, { order: 'b', yen: 100, paid: 0, blurred: false }])
  own.ordered(4, { of: 'b', coins: 1, before: 0 })
  own.paid(4, 1, true)
  own.ordered(3, { of: 'b', coins: 1, before: 0 })
  own.blurred(3)
  expect([counts(), own.payOut]).toEqual([[0, 0, 10], { order: 'b', yen: 100, paid: 100, blurred: true }])
  expect(warned).toEqual([
    'coins: nobody knows what the tube of 100 yen at 5 paid of 2 coins; they are counted as gone',
    'coins: the tube of 100 yen at 4 is empty; 2 more coins had been counted',
    'coins: nobody knows what the tube of 10 yen at 3 paid of 1 coins; they are counted as gone',
  ])
  own.paid(3, 5, false)
  expect(counts(), 'never below nothing').toEqual([0, 0, 10])
})

test('a tube that holds another value now is another tube; what lay in the old one is not forgotten', () => {
  const levels = written(some)
  const { own, counts } = count(levels, [{ ...hundred, value: 500 }])
  expect(counts()).toEqual([0])
  own.credited({ inlet: 'coins', yen: 500, counter: 8 })
  expect(count(levels).counts()).toEqual([1, 8, 12])
})

test('a disk that refuses is said once, and the count goes on', () => {
  const levels = { ...written(some), write: () => { throw new Error('ENOSPC') } }
  const { own, warned, counts } = count(levels)
  own.credited({ inlet: 'coins', yen: 10, counter: 8 })
  own.credited({ inlet: 'coins', yen: 10, counter: 9 })
  expect([counts(), own.counted('coins'), own.begun('a', 10)]).toEqual([[3, 8, 12], 9, false])
  expect(warned).toEqual([expect.stringContaining('ENOSPC')])
})
