import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askTriesLeft, encode, isExtended, parseCommand, parseResponse, readBinary, readNamed, readRecord, readWhole } from './apdu.ts'
import { selectApplication, selectFile, shortIdOf, sign, verify } from './apdu.ts'
import { digestInfo, jpkiAid } from './jpki-files.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase()
const statusOf = (word: number) => {
  const response = parseResponse(Uint8Array.of(word >> 8, word & 0xff))
  return response === 'gone' ? 'gone' : response.status
}

describe('commands', () => {
  test('are written as the cards want them', () => {
    expect(hex(selectApplication(jpkiAid))).toBe('00A4040C0AD392F000260100000001')
    expect(hex(selectFile(0x000a))).toBe('00A4020C02000A')
    expect(hex(readBinary(0, 256))).toBe('00B0000000')
    expect(hex(readBinary(0x0123, 0x45))).toBe('00B0012345')
    expect(hex(readRecord(1))).toBe('00B2010400')
    expect(hex(readRecord(1, 0x81))).toBe('00B2010C00')
    expect(hex(readWhole(0x8a))).toBe('00B08A00000000')
    expect(hex(askTriesLeft())).toBe('00200080')
    expect(hex(verify(Buffer.from('1234')))).toBe('002000800431323334')
    expect(hex(readNamed(0x8a, 256))).toBe('00B08A0000')
    expect(hex(askTriesLeft(0x98))).toBe('00200098')
    expect(hex(verify(Buffer.from('1234'), 0x98))).toBe('002000980431323334')
    expect(hex(sign(digestInfo(new Uint8Array(32))))).toBe(`802A0080333031300D060960864801650304020105000420${'00'.repeat(32)}00`)
  })

  test('name a file by its short id where it has one', () => {
    expect([0x0001, 0x000a, 0x0018, 0x001e].map(shortIdOf)).toEqual([0x81, 0x8a, 0x98, 0x9e])
    expect([0x0000, 0x001f, 0x0020, 0x0101, 0x2f01].map(shortIdOf)).toEqual([null, null, null, null, null])
  })

  const byte = fc.integer({ min: 0, max: 255 })
  const datas = fc.oneof(fc.uint8Array({ maxLength: 255 }), fc.integer({ min: 0, max: 0xffff }).map((length) => new Uint8Array(length).fill(7)))
  const les = fc.option(fc.oneof(fc.integer({ min: 1, max: 256 }), fc.integer({ min: 1, max: 0x10000 })))

  test('survive being written and read, short and extended', () => {
    fc.assert(fc.property(fc.record({ cla: byte, ins: byte, p1: byte, p2: byte, data: datas, le: les }), (command) => {
      const written = encode(command)
      const read = parseCommand(written)
      expect({ ...read, data: null }).toEqual({ ...command, data: null })
      expect(Buffer.compare(read?.data ?? Buffer.of(1), command.data)).toBe(0)
      expect(isExtended(written)).toBe(command.data.length > 255 || (command.le ?? 0) > 256)
    }))
  })

  test('that are hostile are read as null or in full, never past their end', () => {
    const extended = fc.tuple(fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.uint8Array({ maxLength: 24 })).map(([head, tail]) =>
      Uint8Array.from([...head, 0x00, 0x00, ...tail]))
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 24 }), extended), (bytes) => {
      const command = parseCommand(bytes)
      if (command === null) return
      // An extended command that would have fitted a short one says the same in fewer bytes; a short one says it as it stood.
      expect(parseCommand(encode(command))).toEqual(command)
      if (isExtended(bytes)) expect(encode(command).length).toBeLessThanOrEqual(bytes.length)
      else expect(hex(encode(command))).toBe(hex(bytes))
    }), { numRuns: 2000 })
  })

  test.each(['00B08A0000', '00B08A000000', '00B08A0000000000', '00B08A000000000000', '00B08A00000001', '00A40000000001', '00A4000000000101FF', '00A40000000002AA'])(
    'in the extended form are told by their length: %s', (text) => {
      const read = { '00B08A0000': 256, '00B08A00000001': 1, '00A40000000001': 1 }[text]
      expect(parseCommand(Uint8Array.from(Buffer.from(text, 'hex')))?.le).toBe(read)
    },
  )

  test('longer than any APDU are a bug', () => {
    expect(() => verify(new Uint8Array(0x10000))).toThrow(RangeError)
  })
})

describe('status words', () => {
  test.each([
    [0x9000, { kind: 'ok' }],
    [0x6282, { kind: 'endOfFile' }],
    [0x6100, { kind: 'more', length: 256 }],
    [0x6110, { kind: 'more', length: 16 }],
    [0x6c00, { kind: 'otherLength', length: 256 }],
    [0x6c20, { kind: 'otherLength', length: 32 }],
    [0x63c0, { kind: 'triesLeft', triesLeft: 0 }],
    [0x63c3, { kind: 'triesLeft', triesLeft: 3 }],
    [0x6983, { kind: 'blocked' }],
    [0x6984, { kind: 'blocked' }],
    [0x6982, { kind: 'notAuthorised' }],
    [0x6a82, { kind: 'notFound' }],
    [0x6a83, { kind: 'notFound' }],
    [0x6300, { kind: 'other', word: '6300' }],
    [0x6f00, { kind: 'other', word: '6F00' }],
    [0x0000, { kind: 'other', word: '0000' }],
  ])('%i is understood', (word, status) => {
    expect(statusOf(word)).toEqual(status)
  })

  test('only 9000 is success and only 63Cx counts tries, of all 65536', () => {
    const all = Array.from({ length: 0x10000 }, (_, word) => word)
    const wordsOf = (kind: string) => all.filter((word) => {
      const status = statusOf(word)
      return status !== 'gone' && status.kind === kind
    })
    expect(wordsOf('ok')).toEqual([0x9000])
    expect(wordsOf('triesLeft')).toEqual(Array.from({ length: 16 }, (_, tries) => 0x63c0 + tries))
  })

  test('missing means that the card is gone; whatever stands before them is data', () => {
    expect(parseResponse(new Uint8Array(0))).toBe('gone')
    expect(parseResponse(Uint8Array.of(0x90))).toBe('gone')
    fc.assert(fc.property(fc.uint8Array({ minLength: 2, maxLength: 300 }), (bytes) => {
      const response = parseResponse(bytes)
      expect(response === 'gone' ? null : response.data.length).toBe(bytes.length - 2)
    }))
  })
})
