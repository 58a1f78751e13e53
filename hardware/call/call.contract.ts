import { describe, expect, test } from 'vitest'
import type { Call } from './call.ts'

/** A lamp for the contract, and what is seen of it from outside. */
export interface Rig {
  readonly call: Call
  readonly lit: () => boolean
  /** It takes no order any more. */
  readonly unplug: () => void
  readonly plug: () => void
}

/** What every signal promises, whatever it is made of. */
export function callContract(name: string, make: () => Rig): void {
  describe(name, () => {
    test('is dark until somebody calls, lit while somebody calls, and dark again', async () => {
      const { call, lit } = make()
      expect(lit()).toBe(false)
      expect([await call.signal(true), lit()]).toEqual(['done', true])
      expect([await call.signal(false), lit()]).toEqual(['done', false])
    })

    test('told twice, it is as it was told', async () => {
      const { call, lit } = make()
      await call.signal(false)
      expect([await call.signal(false), lit()]).toEqual(['done', false])
      await call.signal(true)
      expect([await call.signal(true), lit()]).toEqual(['done', true])
    })

    test('obeys in the order in which it is told', async () => {
      const { call, lit } = make()
      expect(await Promise.all([call.signal(true), call.signal(false), call.signal(true), call.signal(false)])).toEqual(['done', 'done', 'done', 'done'])
      expect(lit()).toBe(false)
    })

    test('says what it does not take, and takes it once it is mended', async () => {
      const { call, lit, unplug, plug } = make()
      unplug()
      expect(await call.signal(true)).toBe('failed')
      expect(await call.signal(false)).toBe('failed')
      plug()
      expect(lit()).toBe(false)
      expect([await call.signal(true), lit()]).toEqual(['done', true])
    })

    test('goes on calling when the terminal goes', async () => {
      const { call, lit } = make()
      await call.signal(true)
      await call.close()
      expect(lit()).toBe(true)
    })
  })
}
