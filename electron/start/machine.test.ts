import { expect, test } from 'vitest'
import type { Swap } from '../../hardware/wipe/host.ts'
import { objectionTo } from './machine.ts'

function objection(swap: Swap | null, production: boolean) {
  const said: string[] = []
  return { why: objectionTo({ swap: () => swap, warn: (line) => void said.push(line) }, production), said }
}

const swapping = { kind: 'possible', devices: ['/dev/sda2', '/swapfile'] } as const
const sentence: unknown = expect.stringMatching(/^swap is on \(\/dev\/sda2, \/swapfile\), .*swapoff -a.*MemorySwapMax=0$/)

test('swap that a certificate could reach: production does not start, and says what to do; others say it and start', () => {
  expect(objection(swapping, true)).toEqual({ why: sentence, said: [] })
  expect(objection(swapping, false)).toEqual({ why: null, said: [sentence] })
})

test.each([{ kind: 'none' }, { kind: 'denied' }, null] as const)('nothing to object to: %o', (swap) => {
  for (const production of [true, false]) expect(objection(swap, production)).toEqual({ why: null, said: [] })
})
