import { expect, test } from 'vitest'
import { asking, request } from './asking.fixture.ts'

test('an answer that is lost was done all the same: the hopper has paid', () => {
  const { bus, clock, ask, data } = asking({ coinMs: 10 })
  const serial = data(3, 242)
  ask(3, 164, 165)
  bus.faults.plan('lost', 1, { header: 167 })
  expect(data(3, 166)).toEqual([0, 0, 0, 0])
  expect(ask(3, 167, ...serial, 2)).toBe(null)
  clock.now += 1000
  expect(data(3, 166)).toEqual([1, 0, 2, 0])
  expect(bus.till.state.paidOut).toBe(20)
})

test('BUSY and NACK were not done, a wrong checksum was; so often and to whom it was planned', () => {
  const { bus, ask, data } = asking()
  bus.faults.plan('busy', 2, { address: 2 })
  bus.faults.plan('nack', 1, { header: 228 })
  const answers = [ask(3, 254), ask(2, 231, 255, 255), ask(2, 254), ask(2, 228, 1), ask(2, 254)]
  expect(answers.map((answer) => answer?.header)).toEqual([0, 6, 6, 5, 0])
  expect([data(2, 230), data(2, 227), bus.faults.planned]).toEqual([[0, 0], [0], []])
  bus.faults.plan('checksum', 1)
  const [said] = bus.hear(request(2, 231, 1, 0))
  expect([...said?.bytes ?? []].reduce((sum, byte) => sum + byte, 0) % 256).not.toBe(0)
  expect(data(2, 230)).toEqual([1, 0])
})

test('the host hears itself first, and answers come late, when that is wished', () => {
  const { bus } = asking()
  bus.faults.echo = true
  bus.faults.slowMs = 400
  const asked = request(2, 254)
  expect(bus.hear(asked)).toEqual([{ bytes: asked, afterMs: 0 }, { bytes: Uint8Array.of(1, 0, 2, 0, 253), afterMs: 402 }])
})

test('noise spoils about the share it should, the same way for the same seed, and no spoiled request is done', () => {
  const spoiled = (seed: number) => {
    const { bus, ask } = asking()
    bus.faults.noise(seed, 0.2)
    return Array.from({ length: 500 }, () => ask(2, 254)?.data.length === 0)
  }
  const first = spoiled(7)
  expect(spoiled(7)).toEqual(first)
  expect(spoiled(8)).not.toEqual(first)
  const share = first.filter((heard) => !heard).length / first.length
  expect(share).toBeGreaterThan(0.1)
  expect(share).toBeLessThan(0.5)
})
