import { expect, test } from 'vitest'
import { languages } from '../electron/flow/language.ts'
import { everySample } from '../renderer/app/sample-views.ts'
import { galleryOptions } from './gallery-options.ts'

test('unless asked otherwise: everything, in every language, three looks and two sizes', () => {
  const { samples, series, board, whole } = galleryOptions([])
  expect([samples.length, series.length, board, whole]).toEqual([everySample.length, languages.length * 3 * 2, true, true])
})

test('a screen, a sample, the board and a dialogue can be asked for alone', () => {
  const { samples, board, whole } = galleryOptions(['--only', 'pin-wrong,scope,dialogue-look'])
  expect(samples.map(({ name }) => name)).toEqual(['pin-wrong', 'scope', 'scope-title', 'dialogue-look'])
  expect([board, whole]).toEqual([false, false])
  expect(galleryOptions(['--only', 'board'])).toMatchObject({ samples: [], board: true })
})

test('languages, sizes and looks are lists', () => {
  const { series } = galleryOptions(['--language', 'ko,pt', '--size', '1280x800', '--look', 'low,largest'])
  expect(series.map(({ language, size, aids }) => [language, size, aids])).toEqual([
    ['ko', '1280x800', { reach: 'low' }], ['ko', '1280x800', { textSize: 'largest' }],
    ['pt', '1280x800', { reach: 'low' }], ['pt', '1280x800', { textSize: 'largest' }],
  ])
})

test.each([['--language', 'fr'], ['--size', 'big'], ['--look', 'toString'], ['--only', 'nothing']])('%s %s is answered with what there is', (option, value) => {
  expect(() => galleryOptions([option, value])).toThrow(`${option} takes`)
})
