import * as fc from 'fast-check'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { asking } from './asking.fixture.ts'
import { readKept, writeKept } from '../kept-file.ts'
import { newTill, tillState } from './till.ts'

type Deed =
  | { readonly kind: 'insert' | 'string'; readonly what: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'pay' | 'jam' | 'fill'; readonly value: number; readonly coins: number }
  | { readonly kind: 'route'; readonly code: number }
  | { readonly kind: 'open' | 'reset' | 'unplug' | 'plug' | 'take' | 'collect' | 'restart' }

const value = fc.constantFrom(10, 50, 100, 500)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constantFrom('insert', 'insert', 'string'), what: fc.constantFrom(10, 50, 100, 500, 1000) }),
  fc.record({ kind: fc.constant('wait'), ms: fc.nat(40_000) }),
  fc.record({ kind: fc.constantFrom('pay', 'jam', 'fill'), value, coins: fc.nat(12) }),
  fc.record({ kind: fc.constant('route'), code: fc.constantFrom(0, 1, 255) }),
  fc.record({ kind: fc.constantFrom('open', 'open', 'reset', 'unplug', 'plug', 'take', 'collect', 'restart') }),
)

test('no yen is lost or made, whatever is done', () => {
  fc.assert(fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
    let device = asking()
    const begun = device.bus.till.inTubes
    let taken = 0
    for (const deed of deeds) {
      const { bus, clock } = device
      switch (deed.kind) {
        case 'insert': bus.insert(deed.what); break
        case 'string': bus.insertOnString(deed.what); break
        case 'wait': clock.now += deed.ms; break
        case 'pay': device.dispense(3 + [10, 50, 100, 500].indexOf(deed.value), deed.coins); break
        case 'jam': bus.hopper(deed.value).jamAfter(deed.coins > 6 ? null : deed.coins); break
        case 'fill': bus.till.fill(deed.value, deed.coins); break
        case 'route': device.ask(40, 154, deed.code); break
        case 'open': device.open(); break
        case 'reset': bus.reset(); break
        case 'unplug': bus.unplug([3, 40]); break
        case 'plug': bus.plug(); break
        case 'take': taken += bus.till.take(); break
        case 'collect': bus.till.collect(); break
        case 'restart': device = asking({ till: bus.till.state }); break
      }
      device.bus.run()
      const { state, inTubes } = device.bus.till
      expect(state.tookIn + state.returned + state.held + state.pulledBack).toBe(state.inserted)
      expect(inTubes + state.cashBox).toBe(begun + state.tookIn + state.filled - state.emptied - state.paidOut)
      expect(state.tray + taken).toBe(state.returned + state.paidOut)
      for (const { count, capacity } of state.tubes) expect(count >= 0 && count <= capacity).toBe(true)
    }
  }), { numRuns: 200 })
})

test('each movement of money is kept before it can be heard of, and lies there after a restart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'software-coins-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'new', 'till.json')
  const fresh = newTill([{ value: 100, count: 3, capacity: 9 }])
  const kept: number[] = []
  const { bus, open, data } = asking({
    till: readKept(file, tillState, fresh),
    keep: (state) => {
      writeKept(file, state)
      kept.push(bus.acceptor.events.counter)
    },
  })
  open()
  bus.insert(100)
  expect([kept, data(2, 229)[0]]).toEqual([[0], 1])
  expect(readKept(file, tillState, fresh)).toEqual(bus.till.state)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ tookIn: 100 })
  writeFileSync(file, '{}')
  expect(() => readKept(file, tillState, fresh)).toThrow()
})
