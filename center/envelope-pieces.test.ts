import { expect, test } from 'vitest'
import { sha256 } from './digests.ts'
import { EnvelopePieces, pieceLength, pieceOf } from './envelope-pieces.ts'
import type { EnvelopePiece } from './wire.ts'

const transaction = '0'.repeat(32)
const envelope = Buffer.from(Array.from({ length: 2 * pieceLength + 1000 }, (_, index) => (index % 36).toString(36)).join(''))
const piece = (from: number): EnvelopePiece => {
  const found = pieceOf(transaction, envelope, from)
  if (found === null) throw new Error('no piece')
  return found
}

function receiver() {
  const told: [number, number | null][] = []
  return { told, pieces: new EnvelopePieces((...said) => told.push(said)) }
}

test('piece by piece the whole is there, and progress only grows', () => {
  const { told, pieces } = receiver()
  pieces.receiving(100_000)
  // Cut, and from the beginning of the piece again.
  pieces.receiving(5_000)
  expect(pieces.take(piece(0))).toBe('more')
  expect(pieces.held).toBe(pieceLength)
  expect(pieces.take(piece(pieces.held))).toBe('more')
  expect(envelope.equals(wholeOf(pieces.take(piece(pieces.held))))).toBe(true)
  expect(told).toEqual([[99_488, null], [pieceLength, envelope.length], [2 * pieceLength, envelope.length], [envelope.length, envelope.length]])
})

const wholeOf = (taken: ReturnType<EnvelopePieces['take']>): Uint8Array => (typeof taken === 'string' ? new Uint8Array(0) : taken.whole)

test('however small it is, it lies in memory of its own, where it can be overwritten', () => {
  const small = Buffer.from('e30.e30')
  const only = pieceOf(transaction, small, 0)
  if (only === null) throw new Error('no piece')
  const whole = wholeOf(receiver().pieces.take(only))
  expect([Buffer.from(whole).toString(), whole.buffer.byteLength]).toEqual(['e30.e30', small.length])
})

test('there is nothing behind the end', () => {
  expect(pieceOf(transaction, envelope, envelope.length)).toBeNull()
})

test.each<[string, Partial<EnvelopePiece>]>([
  ['goes on elsewhere', { from: pieceLength + 1 }],
  ['begins again', { from: 0 }],
  ['belongs to a longer whole', { total: envelope.length + 1 }],
  ['belongs to another whole', { digest: sha256('another') }],
  ['is more than was promised', { piece: 'x'.repeat(envelope.length) }],
])('a piece that %s is none', (_, wrong) => {
  const { pieces } = receiver()
  pieces.take(piece(0))
  expect(pieces.take({ ...piece(pieceLength), ...wrong })).toBe('invalid')
})

test('pieces that are not the whole that was promised are none', () => {
  const { pieces } = receiver()
  const swapped = piece(0).piece.replace(/^../, 'xx')
  expect([pieces.take({ ...piece(0), piece: swapped }), pieces.take(piece(pieceLength)), pieces.take(piece(2 * pieceLength))]).toEqual(['more', 'more', 'invalid'])
})
