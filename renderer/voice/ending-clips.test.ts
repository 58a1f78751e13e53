import { expect, test } from 'vitest'
import { endingClips } from './ending-clips.ts'

test.each(['printing', 'outlet', 'failed'] as const)('⑮ %s: what still lies there is said last', (receipt) => {
  const screen = { name: 'takeReceipt', receipt, paperStillThere: true, card: true, holding: 'card', reference: '' } as const
  expect(endingClips(screen).slice(-2)).toEqual(['takeReceipt.paperStillThere', 'refused.card'])
  expect(endingClips({ ...screen, holding: 'phone' }).at(-1)).toBe('refused.phone')
  expect(endingClips({ ...screen, card: false, paperStillThere: false }).filter((clip) => !clip.startsWith('takeReceipt'))).toEqual([])
})
