import { SoftwareBus } from './software-bus.ts'
import { newTill } from './till.ts'
import type { SoftwareBusWish } from './software-bus.ts'

/** Bytes that a host of nobody's making would send: written out by hand, without anything of ours. */
export function request(to: number, header: number, ...data: readonly number[]): Uint8Array {
  const bytes = [to, data.length, 1, header, ...data]
  const sum = bytes.reduce((sum, byte) => sum + byte, 0)
  return Uint8Array.of(...bytes, (256 - (sum % 256)) % 256)
}

interface Heard { readonly header: number; readonly data: readonly number[] }

/** Devices, a clock that stands until it is moved, and questions to them by hand: `ask` gives the answer's header and data, or null. */
export function asking(wish: Partial<SoftwareBusWish> = {}) {
  const clock = { now: 1000 }
  const tubes = [10, 50, 100, 500].map((value) => ({ value, count: 10, capacity: 12 }))
  const bus = new SoftwareBus({ clock: () => clock.now, till: newTill(tubes), ...wish })
  const ask = (to: number, header: number, ...data: readonly number[]): Heard | null => {
    clock.now += 60
    const said = bus.hear(request(to, header, ...data))
    const answer = said.at(-1)?.bytes
    return answer === undefined ? null : { header: answer[3] ?? -1, data: Array.from(answer.subarray(4, -1)) }
  }
  const data = (to: number, header: number, ...more: readonly number[]): readonly number[] => ask(to, header, ...more)?.data ?? [-1]
  return {
    bus, clock, ask, data,
    /** Opens both inlets for everything; notes go through the escrow. */
    open: () => {
      for (const to of [2, 40]) {
        ask(to, 231, 255, 255)
        ask(to, 228, 1)
      }
      ask(40, 153, 3)
    },
    /** 167, as a host says it that knows the hopper's serial number. */
    dispense: (address: number, coins: number) => {
      ask(address, 164, 165)
      return ask(address, 167, ...data(address, 242), coins)
    },
  }
}
