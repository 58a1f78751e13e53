import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { answer, says, ScriptedLine } from './scripted-line.fixture.ts'
import { Bus } from './bus.ts'
import { encodeFrame } from './frame.ts'
import { VirtualTimer } from '../software/virtual-timer.ts'
import type { Answer, Request } from './bus.ts'
import type { Saying } from './scripted-line.fixture.ts'

const poll: Request = { to: 2, header: 229, repeatable: true, answers: [11] }
const memory = [7, 3, 0, 2, 0, 0, 6, 1, 0, 1, 0]
const told: Answer = { kind: 'data', bytes: Uint8Array.from(memory) }

function start(script: ScriptedLine['script'], { echoes = false } = {}) {
  const timer = new VirtualTimer()
  const line = new ScriptedLine(timer)
  line.echoes = echoes
  line.script = script
  const bus = new Bus({ open: line.open, timer })
  onTestFinished(async () => await bus.close())
  /** When the last answer came, ms. */
  const last = { at: 0 }
  const ask = async (request: Request): Promise<Answer> => await timer.until(bus.request(request).finally(() => { last.at = timer.now() }))
  return { timer, line, bus, last, ask }
}

test.each([['a line', false], ['a single wire, which echoes', true]])('over %s each kind of answer is heard', async (_, echoes) => {
  const answers: Record<number, readonly Saying[]> = {
    229: says(2, memory), 231: says(2), 228: says(2, [], 5), 1: says(2, [], 6),
  }
  const { ask } = start(({ header }) => answers[header] ?? [], { echoes })
  expect(await ask(poll)).toEqual(told)
  expect(await ask({ to: 2, header: 231, data: [255, 255], repeatable: true, answers: [0] })).toEqual({ kind: 'ack' })
  expect(await ask({ to: 2, header: 228, data: [1], repeatable: true, answers: [0] })).toEqual({ kind: 'nack' })
  expect(await ask({ to: 2, header: 1, repeatable: false, answers: [0] })).toEqual({ kind: 'busy' })
})

test('whatever noise comes with it, and however it is cut: the answer, or nothing where noise has drowned it, never another', async () => {
  const noise = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 20 })
  await fc.assert(fc.asyncProperty(noise, noise, fc.nat({ max: 40 }), fc.boolean(), async (before, after, cut, echoes) => {
    const bytes = [...before, ...answer(2, memory), ...after]
    const { ask } = start(() => [{ afterMs: 5, bytes: bytes.slice(0, cut) }, { afterMs: 15, bytes: bytes.slice(cut) }], { echoes })
    const heard = await ask(poll)
    expect([told, { kind: 'silent' }]).toContainEqual(heard)
    if (before.length === 0) expect(heard).toEqual(told)
  }), { numRuns: 300 })
})

test('noise that looks like the beginning of a long frame costs the line a moment of quiet, and not the answer', async () => {
  const { ask, last } = start(() => [{ afterMs: 10, bytes: [1, 250, 2, 0, ...answer(2, memory)] }])
  expect(await ask(poll)).toEqual(told)
  expect(last.at).toBe(10 + 50)
})

test('a gap of more than 50 ms ends a frame: what follows is not put behind it', async () => {
  const whole = answer(2, memory)
  const slow = [{ afterMs: 10, bytes: whole.slice(0, 6) }, { afterMs: 65, bytes: whole.slice(6) }]
  const { ask, line } = start((_, nth) => nth === 1 ? slow : says(2, memory))
  expect(await ask(poll)).toEqual(told)
  expect(line.count(229), 'asked again').toBe(2)
})

test('who is silent is asked three times, 250 ms each, where it may be repeated, and once where it may not', async () => {
  const { ask, line, last } = start(() => [])
  expect(await ask(poll)).toEqual({ kind: 'silent' })
  expect(line.heard.map(({ at }) => at)).toEqual([0, 300, 600])
  const begun = last.at
  expect(await ask({ to: 3, header: 167, data: [1, 2, 3, 5], repeatable: false, answers: [0, 1] })).toEqual({ kind: 'silent' })
  expect([line.count(167), last.at - begun]).toEqual([1, 300])
})

test('busy is asked again as often, and told if that is all there is', async () => {
  const { ask, line } = start(({ header }, nth) => header === 229 && nth > 2 ? says(2, memory) : says(2, [], 6))
  expect(await ask(poll)).toEqual(told)
  expect(await ask({ ...poll, header: 232 })).toEqual({ kind: 'busy' })
  expect(await ask({ ...poll, header: 167, repeatable: false })).toEqual({ kind: 'busy' })
  expect([line.count(229), line.count(232), line.count(167)]).toEqual([3, 3, 1])
})

test('answers of others, to others, or of another length are none', async () => {
  const toAnother = encodeFrame({ destination: 9, source: 2, header: 0, data: Uint8Array.from(memory) })
  const others = [...answer(3, memory), ...answer(2, [1]), ...answer(2), ...toAnother]
  const { ask, line } = start((_, nth) => nth === 3 ? says(2, memory) : [{ afterMs: 5, bytes: others }])
  expect(await ask(poll)).toEqual(told)
  expect(line.count(229)).toBe(3)
})

test('an answer that comes late is not taken for that to the next request', async () => {
  const stale = [1, ...memory.slice(1)]
  // Each try is answered, the first only when the second is under way; the next request is of the same kind.
  const { bus, timer } = start((_, nth) => [{ afterMs: nth === 1 ? 320 : 40, bytes: answer(2, nth <= 2 ? stale : memory) }])
  const both = Promise.all([bus.request(poll), bus.request(poll)])
  expect(await timer.until(both)).toEqual([{ kind: 'data', bytes: Uint8Array.from(stale) }, told])
})

test('requests wait for their turn, in their order', async () => {
  const { bus, timer, line } = start(({ data }) => says(2, [data[0] ?? 0]))
  const all = Promise.all([4, 5, 6].map(channel => bus.request({ to: 2, header: 184, data: [channel], repeatable: true, answers: [1] })))
  expect(await timer.until(all)).toEqual([4, 5, 6].map(channel => ({ kind: 'data', bytes: Uint8Array.of(channel) })))
  expect(line.heard.map(({ at }) => at)).toEqual([0, 10, 20])
})

test('unplugged in the middle of a request: silent at once, and asked no further; plugged in again it is open in a second', async () => {
  const { ask, bus, line, timer, last } = start(({ header }) => header === 229 ? says(2, memory) : [])
  timer.after(100, () => line.unplug())
  expect(await ask({ ...poll, header: 232 })).toEqual({ kind: 'silent' })
  expect([bus.connected, line.count(232), last.at]).toEqual([false, 1, 100])
  expect(await ask(poll)).toEqual({ kind: 'silent' })
  expect(line.count(229), 'there is nobody to ask').toBe(0)
  await timer.pass(10_000)
  expect([bus.connected, line.opened]).toEqual([false, 1])
  line.plugged = true
  await timer.pass(1000)
  expect([bus.connected, line.opened, await ask(poll)]).toEqual([true, 2, told])
})

test('without a line everything is silent, and a line that appears is used', async () => {
  const { ask, line, timer } = start(() => says(2, memory))
  line.unplug()
  await timer.pass(0)
  expect(await ask(poll)).toEqual({ kind: 'silent' })
  line.plugged = true
  await timer.pass(1000)
  expect(await ask(poll)).toEqual(told)
})

test('closed: everything is silent, who waits is told so, and the line is not opened again', async () => {
  const { bus, ask, line, timer } = start(() => [])
  const waiting = bus.request(poll)
  await timer.pass(20)
  await timer.until(bus.close())
  expect([await timer.until(waiting), await ask(poll)]).toEqual([{ kind: 'silent' }, { kind: 'silent' }])
  await timer.pass(5000)
  expect([line.opened, line.count(229), bus.connected]).toEqual([1, 1, false])
})

test.each([['found', true], ['not found', false]])('closed while a line is sought, which is %s: it stays closed', async (_, found) => {
  const timer = new VirtualTimer()
  const line = new ScriptedLine(timer)
  line.plugged = found
  const { promise, resolve } = Promise.withResolvers<void>()
  let attempts = 0
  const bus = new Bus({ timer, open: async ear => {
    attempts += 1
    await promise
    return await line.open(ear)
  } })
  const closed = bus.close()
  resolve()
  await timer.until(closed)
  line.script = () => says(2, memory)
  expect([bus.connected, await timer.until(bus.request(poll))]).toEqual([false, { kind: 'silent' }])
  await timer.pass(5000)
  expect([attempts, line.isOpen]).toEqual([1, false])
})

test('a process that stood still past the time-out hears what came meanwhile before it gives up', async () => {
  const { bus, timer, line } = start(() => [])
  const asked = bus.request(poll)
  await timer.pass(1)
  // The clock jumps: the first half of the time is over, and only then the system hands over what has come.
  timer.after(200, () => timer.after(0, () => line.say(answer(2, memory))))
  expect(await timer.until(asked)).toEqual(told)
  expect(line.count(229)).toBe(1)
})
