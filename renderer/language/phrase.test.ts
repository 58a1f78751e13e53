import { expect, test } from 'vitest'
import { phrase } from './phrase.ts'

test('a wrong key or a forgotten placeholder does not compile', () => {
  // @ts-expect-error there is no such key
  expect(phrase('pin.nothing').key).toBe('pin.nothing')
  // @ts-expect-error the number is missing
  expect(phrase('pin.triesLeft').values).toEqual({})
  // @ts-expect-error the placeholder has another name
  expect(phrase('pin.triesLeft', { number: 1 }).values).toEqual({ number: 1 })
  // @ts-expect-error one placeholder of two is missing
  expect(phrase('print.sheet', { count: 1 }).values).toEqual({ count: 1 })
  // @ts-expect-error there is no such placeholder besides
  expect(phrase('pin.triesLeft', { count: 1, other: 2 }).values).toEqual({ count: 1, other: 2 })
  // @ts-expect-error a list is nothing that can stand in a sentence
  expect(phrase('pin.triesLeft', { count: [1] }).values).toEqual({ count: [1] })
  // @ts-expect-error this sentence has no placeholder
  expect(phrase('pin.wrong', { count: 1 }).values).toEqual({ count: 1 })
})
