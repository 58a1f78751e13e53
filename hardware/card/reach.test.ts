import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestData, propertiesCode, Reach } from './reach.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
/** As libccid answers: PIN verification, PIN modification, properties. */
const features = bytes('060442330006070442330007120442330012')
const request = 0x42000d48
const code = 0x42330012

/** Tags and values one after the other, as a driver writes them. */
const list = (entries: readonly (readonly [number, Uint8Array])[]) =>
  Uint8Array.from(entries.flatMap(([tag, value]) => [tag, value.length, ...value]))
const entries = fc.array(fc.tuple(fc.nat(255), fc.uint8Array({ maxLength: 20 })), { maxLength: 6 })

describe('the features of a reader', () => {
  test('name the code that asks for its properties, wherever it stands', () => {
    expect(propertiesCode(features)).toBe(code)
    fc.assert(fc.property(entries, entries, fc.integer({ min: 0, max: 0xffffffff }), (before, behind, value) => {
      const written = Buffer.alloc(4)
      written.writeUInt32BE(value)
      const others = before.filter(([tag]) => tag !== 0x12)
      expect(propertiesCode(list([...others, [0x12, written], ...behind]))).toBe(value)
    }))
  })

  test.each(['', '12', '1204', '1204423300', '120342330012', '060442330006', '06FF42'])('of the form %j name none', (hex) => {
    expect(propertiesCode(bytes(hex))).toBeNull()
  })
})

describe('the properties of a reader', () => {
  test('tell how long an APDU may be, little endian, wherever it stands', () => {
    expect(longestData(bytes('0102AABB0A0400000100'))).toBe(0x10000)
    expect(longestData(bytes('0A0400000000'))).toBe(0)
    fc.assert(fc.property(entries, entries, fc.integer({ min: 0, max: 0xffffffff }), (before, behind, value) => {
      const written = Buffer.alloc(4)
      written.writeUInt32LE(value)
      const others = before.filter(([tag]) => tag !== 0x0a)
      expect(longestData(list([...others, [0x0a, written], ...behind]))).toBe(value)
    }))
  })

  test.each(['', '0A', '0A00', '0A0400', '0A050000010000'])('of the form %j do not tell', (hex) => {
    expect(longestData(bytes(hex))).toBeNull()
  })

  test('that are hostile tell a number that fits, or nothing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 30 }), (hostile) => {
      for (const told of [longestData(hostile), propertiesCode(hostile)]) expect(told === null || (told >= 0 && told <= 0xffffffff)).toBe(true)
    }), { numRuns: 2000 })
  })
})

describe('the reach of a reader', () => {
  async function asked(properties: Uint8Array | null, told: Uint8Array | null = features) {
    const reach = new Reach()
    const codes: number[] = []
    const control = async (sent: number) => {
      codes.push(sent)
      return sent === request ? told : properties
    }
    await reach.ask(request, control)
    await reach.ask(request, control)
    return { reach, codes }
  }

  test('is asked of the driver once', async () => {
    const { reach, codes } = await asked(bytes('0A0400000100'))
    expect(codes).toEqual([request, code])
    expect(reach.extended).toBe(true)
  })

  test('is short where the driver says so, or carries less than everything', async () => {
    for (const properties of ['0A0400000000', '0A0405010000', '0A04FFFF0000']) {
      const { reach } = await asked(bytes(properties))
      expect(reach.extended).toBe(false)
      reach.carried()
      expect(reach.extended).toBe(false)
    }
  })

  test('is tried where the driver does not say, and short once two lines in a row have broken', async () => {
    for (const [properties, told] of [[null, null], [null, features], [bytes('0102AABB'), features], [null, bytes('060442330006')]] as const) {
      const { reach } = await asked(properties, told)
      expect(reach.extended).toBe(true)
      reach.broke()
      expect(reach.extended).toBe(true)
      reach.broke()
      expect(reach.extended).toBe(false)
    }
  })

  test('that hung before is short whatever its driver says, and whatever comes', async () => {
    const reach = new Reach(false)
    await reach.ask(request, () => { throw new Error('nobody asks') })
    reach.carried()
    expect(reach.extended).toBe(false)
  })

  test('once proved is not lost by a card that was pulled', async () => {
    const told = await asked(bytes('0A0400000100'))
    const tried = await asked(null)
    const late = await asked(null)
    tried.reach.carried()
    late.reach.broke()
    late.reach.carried()
    for (const { reach } of [told, tried, late]) for (const _ of [1, 2, 3]) reach.broke()
    expect([told, tried, late].map(({ reach }) => reach.extended)).toEqual([true, true, true])
  })
})
