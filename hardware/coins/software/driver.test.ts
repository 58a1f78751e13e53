import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { CoinAcceptor } from '../cctalk/acceptor.ts'
import { Bus } from '../cctalk/bus.ts'
import { newEvents } from '../cctalk/events.ts'
import { Hopper } from '../cctalk/hopper.ts'
import { memoryLine } from './memory-line.ts'
import { SoftwareBus } from './software-bus.ts'
import { VirtualTimer } from './virtual-timer.ts'
import type { EventBuffer } from '../cctalk/events.ts'

// The driver and these devices were written apart, each from the specification: here they meet.

function met() {
  const timer = new VirtualTimer()
  const devices = new SoftwareBus({ clock: () => timer.now() })
  const bus = new Bus({ open: memoryLine(devices, timer).open, timer })
  return { timer, devices, bus, acceptor: new CoinAcceptor(bus, 2), hundreds: new Hopper(bus, 5, timer) }
}

type Trouble =
  | { readonly kind: 'mishap'; readonly mishap: 'busy' | 'nack' | 'lost' | 'checksum'; readonly times: number; readonly header: number }
  | { readonly kind: 'noise'; readonly seed: number }
  | { readonly kind: 'slow' | 'jam' | 'cut' | 'mute'; readonly by: number }
  | { readonly kind: 'echo' }

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  fc.record({
    kind: fc.constant('mishap'), mishap: fc.constantFrom('busy', 'nack', 'lost', 'checksum'),
    times: fc.integer({ min: 1, max: 4 }), header: fc.constantFrom(167, 166, 164, 163, 172),
  }),
  fc.record({ kind: fc.constant('noise'), seed: fc.nat(9999) }),
  fc.record({ kind: fc.constantFrom('slow', 'jam', 'cut', 'mute'), by: fc.nat(6) }),
  fc.record({ kind: fc.constant('echo') }),
)

function bring({ devices, timer }: ReturnType<typeof met>, what: Trouble): void {
  switch (what.kind) {
    case 'mishap': return devices.faults.plan(what.mishap, what.times, { header: what.header })
    case 'noise': return devices.faults.noise(what.seed)
    case 'slow': return void (devices.faults.slowMs = what.by * 60)
    case 'jam': return devices.hopper(100).jamAfter(what.by)
    case 'cut': return void timer.after(what.by * 150, () => devices.reset([5]))
    case 'mute': return void timer.after(what.by * 150, () => {
      devices.faults.mute([5])
      timer.after(15_000, () => devices.faults.mute([]))
    })
    case 'echo': return void (devices.faults.echo = true)
  }
}

const payout = [fc.integer({ min: 1, max: 8 }), fc.array(trouble, { maxLength: 3 }), fc.nat(255)] as const

test('whatever happens on wire and hopper, no coin falls twice, and a sum that the driver is sure of is the one that fell', async () => {
  await fc.assert(fc.asyncProperty(...payout, async (count, troubles, counter) => {
    const together = met()
    const { timer, devices, hundreds } = together
    devices.hopper(100).windTo(counter)
    expect(await timer.until(hundreds.enable())).toBe('done')
    for (const one of troubles) bring(together, one)
    const { paid, unpaid, sure } = await timer.until(hundreds.payOut(count))
    await timer.pass(10_000)
    devices.run()
    const fell = devices.till.state.paidOut / 100
    expect(fell).toBeLessThanOrEqual(count)
    expect(paid + unpaid).toBe(count)
    expect(paid).toBeLessThanOrEqual(fell)
    if (sure) expect(paid).toBe(fell)
  }), { numRuns: 150 })
})

test('through wraps, resets and more coins than are remembered, the driver counts what went in, or says that it can’t', async () => {
  const coins = fc.array(fc.constantFrom(10, 50, 100, 500, 'JP500B'), { maxLength: 7 })
  const pause = fc.record({ coins, reset: fc.boolean() })
  await fc.assert(fc.asyncProperty(fc.array(pause, { maxLength: 12 }), fc.nat(255), async (pauses, counter) => {
    const { timer, devices, acceptor } = met()
    devices.acceptor.events.windTo(counter)
    const values = await timer.until(acceptor.channels())
    if (values.kind !== 'told') throw new Error('not told')
    const yenOf = (channel: number) => values.value.find((known) => known.channel === channel)?.yen ?? 0
    const read = async () => {
      const told = await timer.until(acceptor.events())
      if (told.kind !== 'told') throw new Error('not told')
      return told.value
    }
    let known: EventBuffer = await read()
    for (const { coins, reset } of pauses) {
      expect(await timer.until(acceptor.enable([1, 2, 3, 4, 5]))).toBe('done')
      const before = devices.till.state.tookIn
      for (const coin of coins) expect(devices.insert(coin)).toBe('credited')
      if (reset) devices.reset([2])
      const now = await read()
      const told = newEvents(known, now, 'coins')
      const credited = told.events.reduce((sum, { a }) => sum + (a > 0 ? yenOf(a) : 0), 0)
      const tookIn = devices.till.state.tookIn - before
      // Between 0 and 0 a counter can't tell of a reset; the masks do, which it empties (specification, 229 "event code at power-up").
      const inhibited = await timer.until(acceptor.inhibited())
      const sure = told.kind === 'all' && inhibited.kind === 'told' && inhibited.value.accepts.length === 5
      if (sure) expect(credited).toBe(tookIn)
      else expect(credited).toBeLessThanOrEqual(tookIn)
      expect(sure).toBe(!reset && coins.length <= 5)
      known = now
    }
  }), { numRuns: 100 })
})
