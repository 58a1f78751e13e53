import { randomBytes } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { openHttpCenter } from '../http-center.ts'
import { openControlRoom } from './control-room.ts'
import { fromCenter } from './control.ts'
import { cardHolders } from './residents.ts'
import type { FromCenter } from './control.ts'

let close = async () => {}
afterEach(() => close())

/** Both ends of a pipe in one process. */
function openRoom() {
  let hear: (message: unknown) => void = () => {}
  const answers: ((message: FromCenter) => void)[] = []
  close = openControlRoom(
    {
      send: (message) => answers.shift()?.(fromCenter.parse(message)),
      onMessage: (listener) => {
        hear = listener
      },
    },
    { now: () => Date.parse('2026-11-21T10:00:00+09:00'), random: randomBytes },
  )
  return (message: unknown) =>
    new Promise<FromCenter>((resolve) => {
      answers.push(resolve)
      hear(message)
    })
}

test('start: a center that can be called; again: the same one', async () => {
  const say = openRoom()
  const ready = await say({ kind: 'start' })
  if (ready.kind !== 'ready') throw new Error(ready.kind)
  const center = openHttpCenter(ready)
  expect(await center.openSession({ terminal: 'T-1', build: 'b' })).toMatchObject({ kind: 'ok' })
  expect(await say({ kind: 'start' })).toEqual(ready)
})

test('faults are switched on and off, and acknowledged', async () => {
  const say = openRoom()
  const ready = await say({ kind: 'start' })
  if (ready.kind !== 'ready') throw new Error(ready.kind)
  const center = openHttpCenter(ready)
  expect(await say({ kind: 'fault', name: 'down', on: true })).toEqual({ kind: 'fault', name: 'down', on: true })
  expect(await center.openSession({ terminal: 'T-1', build: 'b' })).toEqual({ kind: 'fault', fault: 'unreachable' })
  await say({ kind: 'fault', name: 'down', on: false })
  expect(await center.openSession({ terminal: 'T-1', build: 'b' })).toMatchObject({ kind: 'ok' })
})

test('cards are issued to who has one', async () => {
  const say = openRoom()
  await say({ kind: 'start' })
  expect(await say({ kind: 'issueCard', resident: 'mihon-hanako' })).toMatchObject({
    kind: 'card',
    resident: 'mihon-hanako',
    card: { pin: '3456', municipalityCode: '99001' },
  })
  expect(await say({ kind: 'issueCard', resident: 'nobody' })).toEqual({ kind: 'card', resident: 'nobody', card: null })
})

test('the residents are known before anything is started', async () => {
  const answer = await openRoom()({ kind: 'residents' })
  expect(answer).toMatchObject({ kind: 'residents', residents: cardHolders.map(({ id, pin, note }) => ({ id, pin, note })) })
  expect(answer.kind === 'residents' && answer.residents[0]?.label).toBe('架空　太郎')
})

test.each([
  ['hello'],
  [{ kind: 'start', fast: true }],
  [{ kind: 'fault', name: 'fire', on: true }],
  [{ kind: 'issueCard', resident: 'kaku-taro' }],
])('misunderstood, or too early: %j', async (message) => {
  expect(await openRoom()(message)).toEqual({ kind: 'misunderstood' })
})
