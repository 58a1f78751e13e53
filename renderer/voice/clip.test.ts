import { expect, test } from 'vitest'
import { languages } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import { addressOf, clipOf, clips, isClip, phraseOf } from './clip.ts'
import type { Clip } from './clip.ts'

test('a clip is made of words of ours, and is found by them', () => {
  expect(new Set(clips).size).toBe(clips.length)
  for (const clip of clips) expect(clipOf(phraseOf(clip))).toBe(clip)
})

test('every clip has an address of its own that any file system takes', () => {
  const addresses = languages.flatMap((language) => clips.map((clip) => addressOf(language, clip)))
  expect(new Set(addresses.map((address) => address.toLowerCase())).size).toBe(addresses.length)
  for (const address of addresses) expect(address).toMatch(/^voice\/[a-zA-Z-]+\/[a-zA-Z0-9.-]+\.ogg$/)
})

test('nothing that is open is a clip: the municipality’s words, a name, an amount, a number, a date', () => {
  expect(clipOf({ ja: '架空 太郎' })).toBeNull()
  expect(clipOf({ ja: 'pin.question' })).toBeNull()
  expect(clipOf(phrase('items.caution.question', { item: { ja: '架空 太郎' } }))).toBeNull()
  expect(clipOf(phrase('trouble.returned', { amount: { yen: 600 } }))).toBeNull()
  expect(clipOf(phrase('origin.number', { number: '98001-0427-0012' }))).toBeNull()
  expect(clipOf(phrase('outOfService.since', { when: new Date(0) }))).toBeNull()
  expect(clipOf(phrase('pin.certificate', { certificate: { ja: '架空 太郎' } }))).toBeNull()
  expect(clipOf(phrase('pin.triesLeft', { count: 1234 }))).toBeNull()
})

test('numbers stand only where something of the machine is counted: tries, copies, sizes of a setting', () => {
  const counted = clips.filter((clip) => /\d/.test(clip)).map((clip) => clip.replace(/\.\d+$/, ''))
  expect([...new Set(counted)]).toEqual(['voice.volume', 'pin.triesLeft', 'checkNumber.triesLeft', 'copies.count'])
})

test('no other string compiles as a clip', () => {
  const heard = (clip: Clip) => isClip(clip)
  // @ts-expect-error a digit that was typed
  expect(heard('pin.digit.4')).toBe(false)
  // @ts-expect-error more tries than are told
  expect(heard('pin.triesLeft.1234')).toBe(false)
  // @ts-expect-error a text with a blank
  expect(heard('trouble.returned')).toBe(false)
  // @ts-expect-error the municipality's words
  expect(heard({ ja: '架空 太郎' })).toBe(false)
})
