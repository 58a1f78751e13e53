import { expect, test } from 'vitest'
import { createFocusWords } from './focus-words.ts'

const look = { box: 'look', question: 'look.question' }

test('a choice is said with the row it stands in', () => {
  const said = createFocusWords()
  expect(said({ words: 'look.size look.size.large', dialogue: null })).toEqual(['look.size', 'look.size.large'])
})

test('a dialogue’s question is said as the focus comes into it, and not with each of its buttons', () => {
  const said = createFocusWords()
  expect(said({ words: 'look.button', dialogue: null })).toEqual(['look.button'])
  expect(said({ words: 'button.close', dialogue: look })).toEqual(['look.question', 'button.close'])
  expect(said({ words: 'button.next', dialogue: look })).toEqual(['button.next'])
})

test('left and entered again, or followed by another, it is said anew', () => {
  const said = createFocusWords()
  said({ words: 'button.close', dialogue: look })
  said({ words: 'look.button', dialogue: null })
  expect(said({ words: 'button.close', dialogue: look })).toEqual(['look.question', 'button.close'])
  expect(said({ words: 'button.close', dialogue: { box: 'voice', question: 'voice.question' } })).toEqual(['voice.question', 'button.close'])
})

test('a question in words that can’t be spoken is left out, and so is a control without words', () => {
  const said = createFocusWords()
  expect(said({ words: 'items.caution.accept', dialogue: { box: 'caution', question: undefined } })).toEqual(['items.caution.accept'])
  expect(said({ words: undefined, dialogue: look })).toEqual(['look.question'])
})
