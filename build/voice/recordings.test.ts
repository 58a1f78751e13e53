import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { oggSeconds } from './ogg-seconds.ts'
import { readRecordings } from './recordings.ts'

/** The least of an Ogg/Opus file: a head that skips 312 samples, and a last page that ends at the given one. */
function opus(samples: number): Buffer {
  const head = Buffer.alloc(28 + 19)
  head.write('OggS')
  head.write('OpusHead', 28)
  head.writeUInt16LE(312, 28 + 10)
  const last = Buffer.alloc(28)
  last.write('OggS')
  last.writeBigInt64LE(BigInt(samples), 6)
  return Buffer.concat([head, last])
}

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'recordings-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function record(path: string, bytes: Uint8Array = opus(48_312)): void {
  mkdirSync(join(root, 'locales/voice', path, '..'), { recursive: true })
  writeFileSync(join(root, 'locales/voice', path), bytes)
}

test('a recording replaces the clip of its name', () => {
  record('ja/pin.question.ogg')
  record('en/pin.triesLeft.1.opus')
  expect(readRecordings(root)).toEqual({
    files: new Map([
      ['voice/en/pin.triesLeft.1.ogg', join(root, 'locales/voice/en/pin.triesLeft.1.opus')],
      ['voice/ja/pin.question.ogg', join(root, 'locales/voice/ja/pin.question.ogg')],
    ]),
    wrong: [],
  })
})

test('without a studio there are none', () => expect(readRecordings(root)).toEqual({ files: new Map(), wrong: [] }))

test.each([
  ['a clip nobody asks for', 'ja/pin.qestion.ogg', 'no screen asks for a clip of this name'],
  ['a language nobody speaks', 'tlh/pin.question.ogg', 'no screen asks for a clip of this name'],
  ['another format', 'ja/pin.question.wav', 'no screen asks for a clip of this name'],
  ['a file beside the languages', 'pin.question.ogg', 'no screen asks for a clip of this name'],
])('%s is named', (_, path, why) => {
  record(path)
  expect(readRecordings(root)).toEqual({ files: new Map(), wrong: [`locales/voice/${path}: ${why}`] })
})

test('two recordings of one clip, and a file that only has the name of one, are named', () => {
  record('ja/pin.question.ogg')
  record('ja/pin.question.opus')
  record('ja/pin.wrong.ogg', Buffer.from('RIFF'))
  expect(readRecordings(root).wrong).toEqual([
    'locales/voice/ja/pin.question.opus: there are two recordings of this clip', 'locales/voice/ja/pin.wrong.ogg: is no Ogg/Opus file',
  ])
})

test('a clip is as long as its last page says, less what is skipped', () => {
  expect(oggSeconds(opus(48_312))).toBe(1)
  expect(oggSeconds(Buffer.from('OggS'))).toBeNull()
  expect(oggSeconds(Buffer.alloc(0))).toBeNull()
})
