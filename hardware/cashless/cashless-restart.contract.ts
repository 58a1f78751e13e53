import { describe, expect, test } from 'vitest'
import { nowhere, reference } from './cashless-rig.fixture.ts'
import type { Rig, Started, Whereabouts } from './cashless-rig.fixture.ts'
import type { Cashless } from './cashless.ts'

/** What every cashless terminal promises to a kiosk that was killed. */
export function restartContract(start: () => Promise<Started>): void {
  describe('killed in the middle, the next start finds by reference what there is', () => {
    const stages: readonly (readonly [string, (started: Started) => Promise<unknown>, Whereabouts])[] = [
      ['before it asked', () => Promise.resolve(), nowhere],
      ['while it asks', ({ ask }) => ask(750), nowhere],
      ['when they refused', async ({ rig, ask }) => { await ask(750); await rig.refuse() }, nowhere],
      ['when they had paid', ({ paid }) => paid(750), { ...nowhere, setAside: 750 }],
      ['when they had paid, unheard', ({ rig, paid }) => { rig.lose('authorise', true); return paid(750) }, { ...nowhere, setAside: 750 }],
      ['when it was taken', async ({ cashless, paid }) => { await paid(750); await cashless.capture(reference, 300) }, { setAside: 0, captured: 300, released: 450 }],
      ['when it was taken, unheard', async ({ rig, cashless, paid }) => {
        await paid(750)
        rig.lose('capture', true)
        await cashless.capture(reference, 300)
      }, { setAside: 0, captured: 300, released: 450 }],
      ['when it was let go', async ({ cashless, paid }) => { await paid(750); await cashless.release(reference) }, { ...nowhere, released: 750 }],
      ['when it was let go, unheard', async ({ rig, cashless, paid }) => {
        await paid(750)
        rig.lose('release', true)
        await cashless.release(reference)
      }, { ...nowhere, released: 750 }],
    ]

    const killed = async (reach: (started: Started) => Promise<unknown>): Promise<{ readonly rig: Rig; readonly next: Cashless }> => {
      const started = await start()
      const { rig } = started
      await reach(started)
      for (const answer of ['authorise', 'capture', 'release'] as const) rig.lose(answer, false)
      return { rig, next: started.again() }
    }

    test.each(stages)('%s: let go, nothing is set aside any more, whoever pays then', async (_stage, reach, before) => {
      const { rig, next } = await killed(reach)
      expect(rig.whereabouts(reference)).toEqual(before)
      const taken = before.captured > 0
      for (const _ of [1, 2]) expect(await next.release(reference)).toBe(taken ? 'refused' : 'done')
      expect(rig.asking()).toBeNull()
      await rig.pay()
      const after = taken ? before : { setAside: 0, captured: 0, released: before.setAside + before.released }
      expect(rig.whereabouts(reference)).toEqual(after)
    })

    test.each(stages)('%s: taken, it is taken once or not at all', async (_stage, reach, before) => {
      const { rig, next } = await killed(reach)
      const can = before.setAside + before.captured > 0
      for (const _ of [1, 2]) expect(await next.capture(reference, 300)).toBe(can ? 'done' : 'refused')
      expect(rig.whereabouts(reference)).toEqual(can ? { setAside: 0, captured: 300, released: 450 } : before)
    })

    test('while it asks: who pays before it is let go is found too', async () => {
      const { rig, next } = await killed(({ ask }) => ask(300))
      await rig.pay()
      expect(await next.release(reference)).toBe('done')
      const { setAside, captured } = rig.whereabouts(reference)
      expect([setAside, captured, rig.asking()]).toEqual([0, 0, null])
    })
  })
}
