import { expect, test } from 'vitest'
import { request } from '../../hardware/coins/software/asking.fixture.ts'
import { SoftwareBus } from '../../hardware/coins/software/software-bus.ts'
import { lineOf, stateOf } from './bus-state.ts'
import { help, obey } from './hand.ts'

function hand() {
  const clock = { now: 0 }
  const bus = new SoftwareBus({ clock: () => clock.now })
  /** Opens the acceptor for all its coins, as a host does. */
  const open = () => {
    clock.now += 60
    bus.hear(request(2, 231, 255, 255))
    bus.hear(request(2, 228, 1))
  }
  return { bus, clock, open, say: (line: string) => obey(bus, line), state: () => stateOf(bus) }
}

test('money: what was put in, filled, collected and taken is said, and where it lies', () => {
  const { say, state, open } = hand()
  expect(say('insert 100 JP500B 1000')).toEqual({ said: 'returned returned returned' })
  expect(say('take')).toEqual({ said: '1600 yen taken' })
  open()
  expect(say('insert 100 JP500B 1000')).toEqual({ said: 'credited credited returned' })
  expect(say('string 50')).toEqual({ said: 'credited' })
  expect(say('fill 10=0 500=60')).toEqual({ said: '10 yen: 0, 500 yen: 60' })
  expect(say('insert 500')).toEqual({ said: 'credited' })
  expect(say('collect')).toEqual({ said: '500 yen collected' })
  expect(state()).toMatchObject({ tookIn: 1100, pulledBack: 50, tray: 1000, cashBox: 0, takes: [10, 50, 100, 500], counters: { coins: 7, notes: 2 } })
  expect(lineOf(state())).toBe('took in 1100, paid out 0, returned 2600 yen; pulled back 50; outside 1000; tubes 10×0 50×30 100×41 500×60; cash box 0; takes 10 50 100 500')
})

test.each([
  ['jam on', 'jam on 14'], ['jam on 15', 'jam on 15'], ['broken 30', 'broken 30'], ['hopper 100 jam 3', 'hopper 100 jam 3'], ['notes full', 'notes full'],
  ['notes jammed', 'notes jammed'], ['unplug', 'unplug 2 3 4 5 6 40'], ['unplug 3 4', 'unplug 3 4'], ['mute', 'mute'], ['mute 2', 'mute 2'], ['echo on', 'echo on'],
  ['slow 400', 'slow 400'], ['noise 7', 'noise'], ['busy 2', 'busy 2'], ['nack 1 228', 'nack 1 228'], ['lost 1 167 5', 'lost 1 167 5'], ['checksum 9', 'checksum 9'],
])('"%s" is done, seen in the state, and ended by "well"', (line, fault) => {
  const { say, state } = hand()
  expect(say(line)).toEqual({ said: expect.any(String) })
  expect(state().faults).toEqual([fault])
  expect(say('well')).toEqual({ said: 'all is well' })
  expect(state().faults).toEqual([])
})

test.each([['jam off'], ['broken off'], ['hopper 10 off'], ['notes well'], ['plug'], ['mute off'], ['echo off'], ['slow 0'], ['noise off']])('"%s" ends one fault', (line) => {
  const { say, state } = hand()
  for (const fault of ['jam on', 'broken 3', 'hopper 10 jam 0', 'notes full', 'unplug 2', 'mute 3', 'echo on', 'slow 1', 'noise 1']) say(fault)
  expect(state().faults).toHaveLength(9)
  say(line)
  expect(state().faults).toHaveLength(8)
})

test.each([['fraud', 1], ['fraud 16', 1], ['event 8 3', 3], ['overrun', 6], ['lever', 1]])('"%s" makes %i events', (line, events) => {
  const { say, state } = hand()
  say(line)
  expect(state().counters.coins).toBe(events)
  say('reset')
  expect(state().counters.coins).toBe(0)
})

test.each([
  ['shake', 'there are: insert, string'], ['insert', 'there are: 10 JP010A'], ['insert 100 7', '7 can’t be put in'], ['string 1000', '1000 can’t be put in'],
  ['fill', 'YEN=COINS'], ['fill 10=101', '10=0 to 10=100'], ['fill 5=1', 'YEN=COINS'], ['fill 10=1=2', 'YEN=COINS'], ['jam', 'on or off'], ['jam on 256', 'from 1 to 255'],
  ['fraud x', 'from 1 to 255'], ['event', 'from 1 to 255'], ['broken', 'or off'], ['hopper 20 off', '10, 50, 100 or 500'], ['hopper 10', 'jam N or off'],
  ['notes', 'jammed, full or well'], ['unplug 7', 'takes addresses'], ['mute x', 'takes addresses'], ['echo', 'on or off'], ['slow -1', 'from 0 to 600000'],
  ['noise', 'seed'], ['lost', 'how often'], ['lost 1 256', 'how often'], ['busy 1 2 3 4', 'how often'],
])('"%s" is not done: the allowed words are said', (line, why) => {
  const { say, state } = hand()
  const before = state()
  expect(say(line)).toEqual({ wrong: expect.stringContaining(why) })
  expect(state()).toEqual(before)
})

test('help has every word, and status changes nothing', () => {
  const { say } = hand()
  expect(say('help')).toEqual({ said: help })
  for (const word of ['insert', 'overrun', 'checksum', 'well', 'status']) expect(help).toMatch(new RegExp(`^  ${word} `, 'm'))
  expect(say(' status ')).toEqual({ said: 'as it is' })
})
