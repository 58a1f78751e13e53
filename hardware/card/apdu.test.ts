import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askTriesLeft, encode, parseCommand, parseResponse, readBinary, readNamed, readRecord } from './apdu.ts'
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

  test('survive being written and read', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    const commands = fc.record({
      cla: byte, ins: byte, p1: byte, p2: byte, data: fc.uint8Array({ maxLength: 255 }), le: fc.option(fc.integer({ min: 1, max: 256 })),
    })
    fc.assert(fc.property(commands, (command) => {
      const read = parseCommand(encode(command))
      expect({ ...read, data: [...(read?.data ?? [])] }).toEqual({ ...command, data: [...command.data] })
    }))
  })

  test('that are hostile are read as null or in full, never past their end', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 24 }), (bytes) => {
      const command = parseCommand(bytes)
      if (command !== null) expect(hex(encode(command))).toBe(hex(bytes))
    }), { numRuns: 2000 })
  })

  test('longer than a short APDU are a bug', () => {
    expect(() => verify(new Uint8Array(256))).toThrow(RangeError)
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
