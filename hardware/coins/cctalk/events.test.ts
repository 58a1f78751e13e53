import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newEvents } from './events.ts'
import type { CountedEvent, EventBuffer, InletEvent, KnownEvents } from './events.ts'
import type { Inlet } from '../coins.ts'

const empty: InletEvent = { a: 0, b: 0 }

/** An inlet as the specification has it: five events, a counter that is 0 only after a reset and goes from 255 to 1. */
class CountingInlet {
  #counter = 0
  #events: readonly InletEvent[] = Array.from({ length: 5 }, () => empty)

  happen(event: InletEvent): CountedEvent {
    this.#counter = this.#counter === 255 ? 1 : this.#counter + 1
    this.#events = [event, ...this.#events.slice(0, 4)]
    return { ...event, counter: this.#counter }
  }

  reset(): void {
    this.#counter = 0
    this.#events = this.#events.map(() => empty)
  }

  get buffer(): EventBuffer {
    return { counter: this.#counter, events: this.#events }
  }
}

/** After so many coins of a kind that does not come any more. */
function inletAfter(count: number): CountingInlet {
  const inlet = new CountingInlet()
  for (let coin = 0; coin < count; coin += 1) inlet.happen({ a: 17, b: 0 })
  return inlet
}

const coin = fc.record({ a: fc.integer({ min: 1, max: 16 }), b: fc.integer({ min: 0, max: 8 }) })
const error = fc.record({ a: fc.constant(0), b: fc.integer({ min: 1, max: 255 }) })
const event = fc.oneof(coin, error)
/** Of notes (0, 0) is an event: one was put in while all were inhibited. */
const eventOf = { coins: event, notes: fc.oneof(event, fc.constant(empty)) } satisfies Record<Inlet, fc.Arbitrary<InletEvent>>
const kinds: readonly Inlet[] = ['coins', 'notes']

describe.each(kinds)('events of %s', kind => {
  test('whoever asks at least every five events is told all of them once, in their order, past any wrap', () => {
    fc.assert(fc.property(fc.nat({ max: 600 }), fc.array(fc.array(event, { maxLength: 5 }), { maxLength: 30 }), (first, lots) => {
      const inlet = inletAfter(first)
      let known: KnownEvents = inlet.buffer
      for (const lot of lots) {
        const happened = lot.map(one => inlet.happen(one))
        expect(newEvents(known, inlet.buffer, kind)).toEqual({ kind: 'all', events: happened })
        known = inlet.buffer
      }
    }))
  })

  test('and so is whoever has started anew, and knows the counter alone', () => {
    fc.assert(fc.property(fc.nat({ max: 600 }), fc.array(event, { maxLength: 5 }), (first, lot) => {
      const inlet = inletAfter(first)
      const known = { counter: inlet.buffer.counter }
      const happened = lot.map(one => inlet.happen(one))
      expect(newEvents(known, inlet.buffer, kind)).toEqual({ kind: 'all', events: happened })
    }), { numRuns: 1000 })
  })

  test('more than five are an overrun, and the last five of them are told', () => {
    fc.assert(fc.property(fc.nat({ max: 600 }), fc.array(event, { minLength: 6, maxLength: 249 }), (first, lot) => {
      const inlet = inletAfter(first + 5)
      const known = { counter: inlet.buffer.counter }
      const happened = lot.map(one => inlet.happen(one))
      expect(newEvents(known, inlet.buffer, kind)).toEqual({ kind: 'lost', why: 'overrun', events: happened.slice(-5) })
    }), { numRuns: 300 })
  })

  test('since it was switched on 255 events are an overrun too, and not none', () => {
    expect(newEvents({ counter: 0 }, inletAfter(255).buffer, kind)).toMatchObject({ kind: 'lost', why: 'overrun' })
  })

  test('a counter of 0 after any other is a reset, 255 not excepted', () => {
    for (let counter = 1; counter <= 255; counter += 1) {
      expect(newEvents({ counter }, new CountingInlet().buffer, kind)).toEqual({ kind: 'lost', why: 'reset', events: [] })
    }
    expect(newEvents({ counter: 0 }, new CountingInlet().buffer, kind)).toEqual({ kind: 'all', events: [] })
  })

  test('what happens after a reset is never told as if nothing had been lost, to who watched it before', () => {
    fc.assert(fc.property(fc.integer({ min: 6, max: 600 }), fc.array(eventOf[kind], { maxLength: 5 }), (first, lot) => {
      const inlet = inletAfter(first)
      const known = inlet.buffer
      inlet.reset()
      const happened = lot.map(one => inlet.happen(one))
      // Five events just at the wrap are told as they are: nothing of what was before is left to compare.
      fc.pre(known.counter !== 255 || happened.length !== 5)
      const told = newEvents(known, inlet.buffer, kind)
      expect(told.kind).toBe('lost')
      expect(told.events.length === 0 || told.events.length === happened.length).toBe(true)
    }), { numRuns: 1000 })
  })

  test('nothing is ever told that did not happen since, whatever was reset meanwhile', () => {
    const step = fc.oneof({ arbitrary: eventOf[kind], weight: 6 }, { arbitrary: fc.constant('reset' as const), weight: 1 })
    fc.assert(fc.property(fc.nat({ max: 300 }), fc.array(step, { maxLength: 14 }), fc.boolean(), (first, steps, remembers) => {
      const inlet = inletAfter(first)
      const known = remembers ? inlet.buffer : { counter: inlet.buffer.counter }
      const happened: CountedEvent[] = []
      for (const one of steps) {
        if (one === 'reset') inlet.reset()
        else happened.push(inlet.happen(one))
      }
      const { events } = newEvents(known, inlet.buffer, kind)
      const credits = events.filter(({ a }) => a > 0)
      expect(happened.filter(({ a }) => a > 0).slice(happened.filter(({ a }) => a > 0).length - credits.length)).toEqual(credits)
    }), { numRuns: 1000 })
  })
})

test('a note that was put in while all were inhibited is an event as others are', () => {
  fc.assert(fc.property(fc.nat({ max: 200 }), fc.array(eventOf.notes, { maxLength: 5 }), fc.boolean(), (first, lot, remembers) => {
    const inlet = inletAfter(first)
    const known = remembers ? inlet.buffer : { counter: inlet.buffer.counter }
    const happened = lot.map(one => inlet.happen(one))
    expect(newEvents(known, inlet.buffer, 'notes')).toEqual({ kind: 'all', events: happened })
  }))
})

test('a reset in mid-session shows where the counter alone would say that nothing is missing', () => {
  const inlet = inletAfter(0)
  for (const a of [1, 2, 3]) inlet.happen({ a, b: 0 })
  const known = inlet.buffer
  inlet.reset()
  const happened = [4, 5, 6, 7].map(a => inlet.happen({ a, b: 0 }))
  expect(newEvents({ counter: 3 }, inlet.buffer, 'coins'), 'after a restart only the counter is known').toMatchObject({ kind: 'all' })
  expect(newEvents(known, inlet.buffer, 'coins')).toEqual({ kind: 'lost', why: 'reset', events: happened })
})

test('a slot that is empty though something was counted shows a reset: of a counter that seems to have wrapped', () => {
  const inlet = new CountingInlet()
  const happened = [inlet.happen({ a: 1, b: 0 }), inlet.happen({ a: 2, b: 0 })]
  expect(newEvents({ counter: 254 }, inlet.buffer, 'coins')).toEqual({ kind: 'lost', why: 'reset', events: happened })
  expect(newEvents({ counter: 254 }, inlet.buffer, 'notes')).toEqual({ kind: 'lost', why: 'reset', events: happened })
})

test('an acceptor may note having been switched on as its first event, which is empty', () => {
  const inlet = new CountingInlet()
  const first = inlet.happen(empty)
  expect(newEvents({ counter: 0 }, inlet.buffer, 'coins')).toEqual({ kind: 'all', events: [first] })
  const second = inlet.happen({ a: 3, b: 0 })
  expect(newEvents({ counter: 1 }, inlet.buffer, 'coins')).toEqual({ kind: 'all', events: [second] })
  expect(newEvents({ counter: 255 }, { counter: 1, events: inlet.buffer.events.map(() => empty) }, 'coins'), 'but not after a wrap')
    .toMatchObject({ kind: 'lost', why: 'reset' })
})
