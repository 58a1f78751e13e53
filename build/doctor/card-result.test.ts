import { expect, test } from 'vitest'
import { cardResult, cardResultOf } from './card-result.ts'

const nothing = { kind: null, municipality: null, triesLeft: null, certificateSha256: null, signatureValid: null, apdus: 0, ms: 0, well: false }

test('has these keys and no other, whatever was learned', () => {
  const keys = ['reader', 'kind', 'municipality', 'triesLeft', 'certificateSha256', 'signatureValid', 'apdus', 'ms']
  expect(Object.keys(cardResultOf(null, nothing))).toEqual(keys)
  expect(cardResult.parse(cardResultOf(null, nothing))).toEqual({
    reader: null, kind: null, municipality: null, triesLeft: null, certificateSha256: null, signatureValid: null, apdus: 0, ms: 0,
  })
  const learned = {
    kind: 'card', municipality: '99901', triesLeft: 3, certificateSha256: 'a'.repeat(64), signatureValid: true, apdus: 11, ms: 480, well: true,
  } as const
  expect(JSON.stringify(cardResult.parse(cardResultOf('Desk 00 00', learned)))).toBe(
    `{"reader":"Desk 00 00","kind":"card","municipality":"99901","triesLeft":3,"certificateSha256":"${'a'.repeat(64)}","signatureValid":true,"apdus":11,"ms":480}`,
  )
})
