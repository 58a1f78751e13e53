import { expect, test } from 'vitest'
import { flipped, genuineAnswer } from './genuine.fixture.ts'
import { verdict } from './verdict.ts'

test('the genuine answer with a bit of any byte changed is no answer at all', async () => {
  const { genuine, asked, issuer } = await genuineAnswer()
  expect(verdict(genuine, asked, issuer)).toEqual({ kind: 'good' })
  const believed = Array.from(genuine.keys()).filter((place) => {
    const { kind } = verdict(flipped(genuine, place, 1 << (place % 8)), asked, issuer)
    return kind !== 'down'
  })
  expect(believed).toEqual([])
})
