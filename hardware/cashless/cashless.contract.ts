import { describe, expect, test } from 'vitest'
import { nowhere, reference, started } from './cashless-rig.fixture.ts'
import { restartContract } from './cashless-restart.contract.ts'
import type { Rig, Started } from './cashless-rig.fixture.ts'
import type { Authorised } from './cashless.ts'

/** What every cashless terminal promises, whatever it is made of. */
export function cashlessContract(name: string, make: () => Rig | Promise<Rig>): void {
  const start = (): Promise<Started> => started(make)

  describe(name, () => {
    test('asks, sets aside what was paid, and takes it when told', async () => {
      const { rig, cashless, ask } = await start()
      expect([await cashless.available(), rig.asking(), rig.whereabouts(reference)]).toEqual([true, null, nowhere])
      const { outcome } = await ask(300)
      expect(rig.whereabouts(reference)).toEqual(nowhere)
      await rig.pay()
      expect(await outcome).toEqual({ kind: 'authorised' })
      expect([rig.asking(), rig.whereabouts(reference)]).toEqual([null, { ...nowhere, setAside: 300 }])
      expect(await cashless.capture(reference, 300)).toBe('done')
      expect(rig.whereabouts(reference)).toEqual({ ...nowhere, captured: 300 })
    })

    test.each<[string, (started: Started) => void | Promise<void>, Authorised['kind']]>([
      ['they refuse', ({ rig }) => rig.refuse(), 'declined'],
      ['nobody comes', ({ rig }) => rig.nobodyComes(), 'declined'],
      ['it is called off', ({ cashless }) => cashless.cancel(), 'cancelled'],
      ['it is let go meanwhile', async ({ cashless }) => expect(await cashless.release(reference)).toBe('done'), 'cancelled'],
    ])('an asking ends when %s: nothing is set aside, nor by who pays too late', async (_how, end, kind) => {
      const started = await start()
      const { rig, cashless } = started
      const { outcome } = await started.ask(300)
      await end(started)
      expect(await outcome).toEqual({ kind })
      await rig.pay()
      expect([rig.asking(), rig.whereabouts(reference)]).toEqual([null, nowhere])
      expect([await cashless.capture(reference, 300), await cashless.release(reference)]).toEqual(['refused', 'done'])
      expect(await started.paid(200, 'visit-2'), 'and the next can pay').toEqual({ kind: 'authorised' })
    })

    test('who pays before it is called off has paid, and is found again', async () => {
      const { rig, cashless, ask } = await start()
      const { outcome } = await ask(300)
      await rig.pay()
      await cashless.cancel()
      expect(await outcome).toEqual({ kind: 'authorised' })
      expect(rig.whereabouts(reference).setAside).toBe(300)
      expect(await cashless.release(reference)).toBe('done')
    })

    test('who pays in the very moment in which it is called off has paid or has not, and the answer says which', async () => {
      const { rig, cashless, ask } = await start()
      for (const [index, order] of (['pay', 'cancel', 'pay', 'cancel'] as const).entries()) {
        const by = `race-${index}`
        const { outcome } = await ask(300, by)
        const pay = async (): Promise<void> => { await rig.pay() }
        await Promise.all(order === 'pay' ? [pay(), cashless.cancel()] : [cashless.cancel(), pay()])
        const { kind } = await outcome
        expect([['authorised', 300], ['cancelled', 0]]).toContainEqual([kind, rig.whereabouts(by).setAside])
      }
    })

    test('calling off where nobody is asked does nothing, also to the next asking', async () => {
      const { rig, cashless, paid } = await start()
      await cashless.cancel()
      expect(await paid(300)).toEqual({ kind: 'authorised' })
      await cashless.cancel()
      expect(rig.whereabouts(reference).setAside).toBe(300)
    })

    test('takes less than was set aside and lets the rest go; the same again is done, another amount never', async () => {
      const { rig, cashless, paid } = await start()
      await paid(750)
      const after = { setAside: 0, captured: 300, released: 450 }
      expect([await cashless.capture(reference, 300), rig.whereabouts(reference)]).toEqual(['done', after])
      expect([await cashless.capture(reference, 300), rig.whereabouts(reference)], 'not twice').toEqual(['done', after])
      for (const other of [450, 299, 750]) expect([await cashless.capture(reference, other), rig.whereabouts(reference)]).toEqual(['refused', after])
      expect([await cashless.release(reference), rig.whereabouts(reference)]).toEqual(['refused', after])
    })

    test('never takes more than was set aside', async () => {
      const { rig, cashless, paid } = await start()
      await paid(300)
      expect([await cashless.capture(reference, 301), rig.whereabouts(reference)]).toEqual(['refused', { ...nowhere, setAside: 300 }])
      expect(await cashless.capture(reference, 300)).toBe('done')
      expect(await cashless.capture('visit-2', 300), 'for which nobody was ever asked').toBe('refused')
    })

    test('lets all of it go, as often as it is told, and takes nothing afterwards', async () => {
      const { rig, cashless, paid } = await start()
      await paid(300)
      const after = { ...nowhere, released: 300 }
      for (const _ of [1, 2]) expect([await cashless.release(reference), rig.whereabouts(reference)]).toEqual(['done', after])
      expect([await cashless.capture(reference, 300), rig.whereabouts(reference)]).toEqual(['refused', after])
    })

    test('letting go what was never seen is done, and whoever is asked for it afterwards is asked in vain', async () => {
      const { rig, cashless } = await start()
      expect(await cashless.release(reference)).toBe('done')
      await expect(cashless.authorise(300, reference)).rejects.toThrow()
      await rig.pay()
      expect([rig.asking(), rig.whereabouts(reference), await cashless.capture(reference, 300)]).toEqual([null, nowhere, 'refused'])
    })

    test('one asking at a time: another is declined, and neither it nor what is done about other payments disturbs the first', async () => {
      const { rig, cashless, ask, paid } = await start()
      await paid(200, 'earlier')
      const { outcome } = await ask(300)
      expect(await cashless.authorise(500, 'visit-2')).toEqual({ kind: 'declined' })
      expect(await cashless.release('visit-2')).toBe('done')
      expect([await cashless.capture('earlier', 200), await cashless.capture(reference, 300), rig.asking()]).toEqual(['done', 'refused', 300])
      await rig.pay()
      expect(await outcome).toEqual({ kind: 'authorised' })
      expect([rig.whereabouts(reference), rig.whereabouts('visit-2')]).toEqual([{ ...nowhere, setAside: 300 }, nowhere])
    })

    test('a reference is never used twice', async () => {
      const { rig, cashless, ask, again } = await start()
      const refuses = async (terminal = cashless): Promise<void> => { await expect(terminal.authorise(300, reference)).rejects.toThrow() }
      const { outcome } = await ask(300)
      await refuses()
      await rig.pay()
      expect(await outcome).toEqual({ kind: 'authorised' })
      await refuses()
      await cashless.capture(reference, 300)
      await refuses()
      await refuses(again())
      expect([rig.asking(), rig.whereabouts(reference)]).toEqual([null, { ...nowhere, captured: 300 }])
    })

    test.each([0, -300, 0.5, Number.NaN, Infinity])('%d yen are no amount', async (yen) => {
      const { rig, cashless, paid } = await start()
      await expect(cashless.authorise(yen, 'visit-2')).rejects.toThrow(RangeError)
      await paid(300)
      await expect(cashless.capture(reference, yen)).rejects.toThrow(RangeError)
      expect([rig.asking(), rig.whereabouts(reference)]).toEqual([null, { ...nowhere, setAside: 300 }])
    })

    test('cut off it is not offered, and sets nothing aside', async () => {
      const { rig, cashless, paid } = await start()
      rig.cut()
      expect(await cashless.available()).toBe(false)
      expect(['declined', 'unknown']).toContain((await cashless.authorise(300, reference)).kind)
      await cashless.cancel()
      rig.mend()
      expect(await cashless.release(reference)).toBe('done')
      expect([await cashless.available(), rig.whereabouts(reference)]).toEqual([true, nowhere])
      expect(await paid(300, 'visit-2')).toEqual({ kind: 'authorised' })
    })

    test('cut off while it asks, nobody knows; who pays then is found once it is heard again', async () => {
      const { rig, cashless, ask } = await start()
      const { outcome } = await ask(300)
      rig.cut()
      expect(await outcome).toEqual({ kind: 'unknown' })
      await rig.pay()
      expect(await cashless.release(reference)).toBe('unknown')
      expect(rig.whereabouts(reference).setAside).toBe(300)
      rig.mend()
      expect(await cashless.release(reference)).toBe('done')
      expect(rig.whereabouts(reference)).toEqual({ ...nowhere, released: 300 })
    })

    test('cut off it neither takes nor lets go', async () => {
      const { rig, cashless, paid } = await start()
      await paid(300)
      rig.cut()
      expect([await cashless.capture(reference, 300), await cashless.release(reference)]).toEqual(['unknown', 'unknown'])
      expect(rig.whereabouts(reference)).toEqual({ ...nowhere, setAside: 300 })
      rig.mend()
      expect(await cashless.capture(reference, 300)).toBe('done')
    })

    test('whose answer is lost is asked again, and nothing happens twice', async () => {
      const { rig, cashless, paid } = await start()
      rig.lose('authorise', true)
      expect(await paid(300)).toEqual({ kind: 'unknown' })
      expect(rig.whereabouts(reference).setAside).toBe(300)
      rig.lose('release', true)
      expect(await cashless.release(reference)).toBe('unknown')
      rig.lose('release', false)
      expect([await cashless.release(reference), rig.whereabouts(reference)]).toEqual(['done', { ...nowhere, released: 300 }])
      rig.lose('authorise', false)
      await paid(750, 'visit-2')
      rig.lose('capture', true)
      expect(await cashless.capture('visit-2', 300)).toBe('unknown')
      rig.lose('capture', false)
      expect([await cashless.capture('visit-2', 300), rig.whereabouts('visit-2')]).toEqual(['done', { setAside: 0, captured: 300, released: 450 }])
    })

    test('closed while it asks, nobody knows; what was set aside stays so, and is found by the next', async () => {
      const { rig, cashless, ask, paid, again } = await start()
      await paid(200, 'earlier')
      const { outcome } = await ask(300)
      await cashless.close()
      expect(await outcome).toEqual({ kind: 'unknown' })
      const next = again()
      expect([await next.release(reference), rig.asking(), rig.whereabouts(reference)]).toEqual(['done', null, nowhere])
      expect([await next.capture('earlier', 200), rig.whereabouts('earlier')]).toEqual(['done', { ...nowhere, captured: 200 }])
    })

    restartContract(start)
  })
}
