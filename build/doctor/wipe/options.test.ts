import { expect, test } from 'vitest'
import { readWipeOptions } from './options.ts'

test.each([
  [[], { transactions: 1, json: false }],
  [['--transactions', '50', '--json'], { transactions: 50, json: true }],
])('%j', (words, expected) => {
  expect(readWipeOptions(words)).toEqual(expected)
})

test.each([[['--transactions', '0']], [['--transactions', '1001']], [['--transactions', 'many']], [['--visits', '1']], [['all']]])('%j is refused', (words) => {
  expect(readWipeOptions(words)).toHaveProperty('wrong')
})
