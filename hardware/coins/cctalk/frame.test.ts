import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeFrame, FrameDecoder } from './frame.ts'
import type { Frame } from './frame.ts'

const byte = fc.integer({ min: 0, max: 255 })
const bytes = fc.array(byte, { maxLength: 40 })
const frame = fc.record({ destination: byte, source: byte, header: byte, data: fc.uint8Array({ maxLength: 60 }) })

/** Where to cut a stream into chunks. */
const cuts = fc.array(fc.nat({ max: 200 }), { maxLength: 6 })

function heard(stream: readonly number[], at: readonly number[]): Frame[] {
  const decoder = new FrameDecoder()
  const places = [0, ...at.filter(place => place < stream.length).toSorted((left, right) => left - right), stream.length]
  const frames = places.slice(1).flatMap((end, cut) => decoder.take(Uint8Array.from(stream.slice(places[cut], end))))
  return [...frames, ...decoder.gap()]
}

/** Where a frame stands in a stream, from `from` on. */
function placeOf(frame: Frame, stream: readonly number[], from: number): { readonly start: number; readonly end: number } {
  const wanted = encodeFrame(frame)
  for (let start = from; start + wanted.length <= stream.length; start += 1) {
    if (wanted.every((byte, offset) => stream[start + offset] === byte)) return { start, end: start + wanted.length }
  }
  throw new Error('A frame that nobody sent')
}

/** Each frame told, where it stands: throws if one was made up, told twice or out of order. */
function places(frames: readonly Frame[], stream: readonly number[]): { readonly start: number; readonly end: number }[] {
  let from = 0
  return frames.map(one => {
    const place = placeOf(one, stream, from)
    from = place.end
    return place
  })
}

test('frames are written as in the manual of a hopper', () => {
  const hex = (text: string): Uint8Array => Uint8Array.from(text.split(' ').map(pair => Number.parseInt(pair, 16)))
  expect(encodeFrame({ destination: 3, source: 1, header: 4, data: new Uint8Array() })).toEqual(hex('03 00 01 04 F8'))
  expect(encodeFrame({ destination: 3, source: 1, header: 164, data: Uint8Array.of(165) })).toEqual(hex('03 01 01 A4 A5 B2'))
  const answer = { destination: 1, source: 3, header: 0, data: hex('31 33 32 2D 49 54') }
  expect(new FrameDecoder().take(hex('01 06 03 00 31 33 32 2D 49 54 96'))).toEqual([answer])
})

test('more than a frame holds is a bug of ours', () => {
  expect(() => encodeFrame({ destination: 3, source: 1, header: 4, data: new Uint8Array(256) })).toThrow('255')
})

test('frames one after another are told as they were sent, at once, wherever the stream is cut', () => {
  fc.assert(fc.property(fc.array(frame, { maxLength: 6 }), cuts, (sent, at) => {
    const decoder = new FrameDecoder()
    const stream = sent.flatMap(one => [...encodeFrame(one)])
    const ends = [...at.filter(place => place < stream.length).toSorted((left, right) => left - right), stream.length]
    const told = ends.flatMap((end, cut) => decoder.take(Uint8Array.from(stream.slice(ends[cut - 1] ?? 0, end))))
    expect([told, decoder.waiting]).toEqual([sent, false])
  }))
})

test('noise before and after hides a frame only where it happens to make up one with a good checksum itself', () => {
  fc.assert(fc.property(bytes, frame, bytes, cuts, (before, sent, after, at) => {
    const sentBytes = [...encodeFrame(sent)]
    const stream = [...before, ...sentBytes, ...after]
    const told = places(heard(stream, at), stream)
    const mine = { start: before.length, end: before.length + sentBytes.length }
    const hidden = told.some(({ start, end }) => start < mine.end && end > mine.start)
    expect(hidden, 'there, or something with a good checksum lies across it').toBe(true)
  }), { numRuns: 1000 })
})

test('of anything at all only frames with a good checksum are told, in their order, and the same however it is cut', () => {
  fc.assert(fc.property(fc.array(byte, { maxLength: 300 }), cuts, (stream, at) => {
    const told = heard(stream, at)
    expect(() => places(told, stream)).not.toThrow()
    expect(told).toEqual(heard(stream, []))
  }), { numRuns: 1000 })
})

test('a corrupted byte never gives another frame in the place of the one sent, for one byte the checksum always sees', () => {
  fc.assert(fc.property(frame, fc.nat(), fc.integer({ min: 1, max: 255 }), (sent, where, change) => {
    const stream = [...encodeFrame(sent)]
    const at = where % stream.length
    stream[at] = ((stream[at] ?? 0) + change) % 256
    for (const { start, end } of places(heard(stream, []), stream)) expect([start, end]).not.toEqual([0, stream.length])
  }), { numRuns: 1000 })
})

test('a frame is found behind the beginning of one that never ends', () => {
  const decoder = new FrameDecoder()
  const sent = { destination: 1, source: 2, header: 0, data: Uint8Array.of(7) }
  expect(decoder.take(Uint8Array.of(1, 200, 2, 0, 9, ...encodeFrame(sent)))).toEqual([])
  expect([decoder.gap(), decoder.waiting]).toEqual([[sent], false])
  expect(decoder.take(encodeFrame(sent))).toEqual([sent])
})
