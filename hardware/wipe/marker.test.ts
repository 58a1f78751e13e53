import { expect, test } from 'vitest'
import { bytesMarker, pinMarker, textMarker } from './marker.ts'

test('what is so short that it is met by chance is refused', () => {
  expect(() => textMarker('given name', '花')).toThrow('given name: too short')
  expect(() => bytesMarker('end', Buffer.from('%%EOF'))).toThrow('too short')
  expect(() => pinMarker('PIN', '1234')).not.toThrow()
})

test('a report can name a marker without telling it', () => {
  expect(textMarker('holder', '架空　太郎').name).toBe('holder')
})

test('no needle is there twice, or what it finds would be counted twice', () => {
  const keys = textMarker('holder', '架空　太郎').needles.map(({ bytes }) => Buffer.from(bytes).toString('hex'))
  expect(new Set(keys).size).toBe(keys.length)
})
