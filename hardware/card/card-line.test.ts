import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNamed, readWhole, sign, verify } from './apdu.ts'
import { CardLine } from './card-line.ts'
import type { Carry } from './card-line.ts'
import { cardReply } from './card-message.ts'
import { failed, gone } from './exchange.ts'
import { digestInfo } from './jpki-files.ts'
import { digitsOf, hexOf, word } from './line.fixture.ts'
import { Reach } from './reach.ts'
import { saidOf } from './said.ts'
import type { Said } from './said.ts'

function open(carry: Carry) {
  const told: Said[] = []
  const sent: string[] = []
  const reach = new Reach()
  let now = 0
  const carried: Carry = (command) => {
    sent.push(hexOf(command))
    now += 40
    return carry(command)
  }
  const onSending = (extended: boolean) => sent.push(extended ? 'extended' : 'short')
  return { line: new CardLine(carried, { reach, onSending, onSaid: (said) => told.push(said), elapsed: () => now }), told, sent, reach }
}

describe('what is told of an exchange', () => {
  test('is the header, the lengths, the status word and the time', async () => {
    const { line, told } = open(async () => Uint8Array.of(1, 2, 3, 0x90, 0x00))
    await line.transmit(readNamed(0x8a, 256))
    expect(told).toEqual([{ header: '00B08A00', sent: 5, received: 5, word: '9000', ms: 40 }])
  })

  test('is never a PIN, what is signed, or what the card answers', () => {
    const digits = fc.constantFrom('1234', '0000', '55021720352285')
    fc.assert(fc.property(digits, fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uint8Array({ maxLength: 300 }), (pin, hash, answer) => {
      for (const command of [verify(digitsOf(pin)), verify(digitsOf(pin), 0x98), sign(digestInfo(hash))]) {
        const said = saidOf(command, answer, 1)
        const other = saidOf(command.map((byte, index) => (index < 4 ? byte : 0)), answer.map((byte, index) => (index < answer.length - 2 ? 0 : byte)), 1)
        expect(said).toEqual(other)
        expect(cardReply.safeParse({ kind: 'said', said }).success).toBe(true)
      }
    }))
  })

  test('begins before it goes to the card: whether it is extended, and nothing of it', async () => {
    const { line, sent } = open(async () => word(0x6700))
    await line.transmit(readWhole(0x8a))
    await line.transmit(verify(digitsOf('1234')))
    expect(sent).toEqual(['extended', '00b08a00000000', 'short', '002000800431323334'])
    const short = new Reach(false)
    const unsent: boolean[] = []
    const shortLine = new CardLine(async () => word(0x9000), { reach: short, onSending: (extended) => unsent.push(extended), onSaid: () => {}, elapsed: () => 0 })
    expect(hexOf(await shortLine.transmit(readWhole(0x8a)))).toBe('6700')
    expect(unsent).toEqual([])
  })

  test('includes the exchange that broke the line', async () => {
    const { line, told } = open(async () => gone)
    await line.transmit(readNamed(0x8a, 256))
    expect(told).toEqual([{ header: '00B08A00', sent: 5, received: 0, word: null, ms: 40 }])
  })
})

describe('a line that broke', () => {
  test.each([
    ['by an empty answer', new Uint8Array(0), gone], ['by half a status word', Uint8Array.of(0x90), gone], ['by a card that went', gone, gone],
    ['in the driver', failed('card reader: CommError'), failed('card reader: CommError')],
  ])('%s carries nothing more, and keeps its reason', async (_, answer, reason) => {
    const { line, sent } = open(async () => answer)
    expect((await line.transmit(readNamed(0x8a, 256))).length).toBeLessThan(2)
    expect(await line.transmit(readNamed(0x8a, 256))).toHaveLength(0)
    expect(sent).toHaveLength(2)
    expect(line.broken).toEqual(reason)
  })

  test('in an extended command twice in a row asks this reader for short answers from then on, telling nobody', async () => {
    const { line, reach, sent, told } = open(async () => failed('card reader: CommError'))
    await line.transmit(readWhole(0x8a))
    expect(reach.extended).toBe(true)
    const again = new CardLine(async () => gone, { reach, onSending: () => {}, onSaid: () => {}, elapsed: () => 0 })
    await again.transmit(readWhole(0x8a))
    expect(reach.extended).toBe(false)
    const next = new CardLine(async () => word(0x9000), { reach, onSending: () => {}, onSaid: (said) => told.push(said), elapsed: () => 0 })
    expect(hexOf(await next.transmit(readWhole(0x8a)))).toBe('6700')
    expect(hexOf(await next.transmit(readNamed(0x8a, 256)))).toBe('9000')
    expect(next.broken).toBeNull()
    expect(sent).toHaveLength(2)
    expect(told.map(({ header, sent: length }) => [header, length])).toEqual([['00B08A00', 7], ['00B08A00', 5]])
  })

  test('in a short command says nothing about extended ones', async () => {
    const { line, reach } = open(async () => gone)
    await line.transmit(readNamed(0x8a, 256))
    expect(reach.extended).toBe(true)
  })

  test('after an extended command was answered is no fault of the reader', async () => {
    const { line, reach } = open(async () => word(0x6700))
    await line.transmit(readWhole(0x8a))
    const next = new CardLine(async () => gone, { reach, onSending: () => {}, onSaid: () => {}, elapsed: () => 0 })
    await next.transmit(readWhole(0x8a))
    expect(reach.extended).toBe(true)
  })
})
