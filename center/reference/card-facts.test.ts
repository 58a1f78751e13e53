import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFacts, sameFacts, writeFacts } from './card-facts.ts'
import type { CardFacts } from './card-facts.ts'

const taro: CardFacts = { name: '架空　太郎', address: '架空県みどり市（架空）見本町一丁目2番3号', born: '1980-04-01', sex: '男' }

test('the file is laid out as the survey of real cards has it', () => {
  const file = Buffer.from(writeFacts({ name: 'AB', address: 'CDE', born: '1980-04-01', sex: '女' }))
  expect(file.toString('hex')).toBe([
    'ff2025', 'df2108', '000e', '0013', '0019', '0024',
    `df2202${Buffer.from('AB').toString('hex')}`, `df2303${Buffer.from('CDE').toString('hex')}`,
    `df2408${Buffer.from('19800401').toString('hex')}`, 'df250132',
  ].join(''))
  for (const [index, tag] of ['df22', 'df23', 'df24', 'df25'].entries())
    expect(file.subarray(file.readUInt16BE(6 + index * 2)).subarray(0, 2).toString('hex')).toBe(tag)
})

test('what was written is read, however long', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
  fc.assert(fc.property(text, text, fc.constantFrom<CardFacts['sex']>('男', '女'), (name, address, sex) => {
    expect(readFacts(writeFacts({ name, address, born: '1926-12-25', sex }))).toEqual({ name, address, born: '1926-12-25', sex })
  }))
})

test.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['half of it', writeFacts(taro).subarray(0, 40)],
  ['more than it', new Uint8Array([...writeFacts(taro), 0])],
  ['another file', new Uint8Array([0xff, 0x10, 0x01, 0x00])],
  ['no name', writeFacts({ ...taro, name: '' })],
  ['no date', writeFacts({ ...taro, born: '1980-4-1' })],
])('%s is no such file', (_, file) => {
  expect(readFacts(file)).toBeNull()
})

const others: readonly Partial<CardFacts>[] = [{ name: '架空　次郎' }, { address: '架空県' }, { born: '1980-04-02' }, { sex: '女' }]
test.each(others)('%j is a difference', (other) => {
  expect(sameFacts(taro, { ...taro, ...other })).toBe(false)
  expect(sameFacts(taro, { ...taro })).toBe(true)
})
