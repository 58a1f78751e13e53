import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import ipp from 'ipp'
import { understand } from './ipp-exchange.ts'
import { isWellFormed } from './ipp-shape.ts'

const head = Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 0x04])
const end = Buffer.from([0x03])

function value(tag: number, name: string, content: Buffer, length = content.length): Buffer {
  const lengths = Buffer.alloc(2)
  lengths.writeInt16BE(length)
  return Buffer.concat([Buffer.from([tag, 0, name.length]), Buffer.from(name), lengths, content])
}

const answerOf = (...values: Buffer[]): Buffer => Buffer.concat([head, ...values, end])
const empty = Buffer.alloc(0)
const begin = value(0x34, 'media-col', empty)
const member = value(0x4a, '', Buffer.from('media-key'))
const content = value(0x44, '', Buffer.from('a4'))
const close = value(0x37, '', empty)
const collection = [begin, member, content, close]

test('answers as printers give them are well formed', () => {
  const serialized = ipp.serialize({
    version: '2.0',
    statusCode: 'successful-ok',
    'operation-attributes-tag': { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'en' },
    'printer-attributes-tag': {
      'printer-state': 'idle', 'printer-state-reasons': ['media-low', 'media-jam'], 'printer-is-accepting-jobs': true,
    },
  })
  expect(isWellFormed(serialized)).toBe(true)
  expect(understand(answerOf(...collection, value(0x44, 'printer-name', Buffer.from('窓口'))))).toMatchObject({
    printer: { 'media-col': { 'media-key': 'a4' } },
  })
})

describe('answers that would lead the library astray are not given to it', () => {
  test.each<[string, Buffer]>([
    ['a length that leads back to its own beginning', answerOf(value(0x44, 'a', empty, -6))],
    ['the same before as many bytes as the length seems to say', answerOf(
      value(0x44, 'a', empty, -6), ...[30_000, 30_000, 5_512].map(length => value(0x30, 'p', Buffer.alloc(length))),
    )],
    ['a length beyond the end', answerOf(value(0x44, 'a', empty, 9))],
    ['an integer of three bytes', answerOf(value(0x21, 'a', Buffer.alloc(3)))],
    ['a text whose inner lengths do not add up', answerOf(value(0x35, 'a', Buffer.from([0, 2, 0x65, 0x6e, 0xff, 0xf0])))],
    ['a collection that does not begin with a name', answerOf(begin, content, close)],
    ['a collection member without a value', answerOf(begin, member, close)],
    ['a collection without an end', answerOf(begin, member, content)],
    ['an end of no collection', answerOf(value(0x37, 'a', empty))],
    ['a named member', answerOf(begin, value(0x4a, 'n', Buffer.from('m')), content, close)],
    ['an extension tag', answerOf(value(0x7f, 'a', Buffer.alloc(8)))],
    ['nothing', empty],
    ['no end', head],
  ])('%s', (_what, bytes) => {
    expect(isWellFormed(bytes)).toBe(false)
    expect(understand(bytes)).toEqual({ kind: 'silent', sent: true, why: 'foreign' })
  })
})

test('bytes of any kind are understood or not, but always in time', () => {
  const tags = fc.constantFrom(
    0x02, 0x03, 0x04, 0x10, 0x13, 0x21, 0x22, 0x23, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x41, 0x44, 0x4a, 0x7f,
  )
  const piece = fc.oneof(
    fc.tuple(tags, fc.constantFrom('', 'a'), fc.uint8Array({ maxLength: 12 }), fc.integer({ min: -20, max: 20 }), fc.boolean())
      .map(([kind, name, content, length, honest]) => value(kind, name, Buffer.from(content), honest ? content.length : length)),
    fc.constant(Buffer.concat(collection)),
  )
  fc.assert(fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
    expect(['answered', 'silent']).toContain(understand(answerOf(...pieces)).kind)
  }), { numRuns: 2_000 })
})
