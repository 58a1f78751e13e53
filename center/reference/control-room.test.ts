import { randomBytes } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { ClientRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importJWK } from 'jose'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { openHttpCenter } from '../http-center.ts'
import { readStops } from '../stops.ts'
import { openCardOffice } from './authority-folder.ts'
import { openControlRoom } from './control-room.ts'
import { fromCenter } from './control.ts'
import { cardHolders } from './card-holders.ts'
import type { FromCenter } from './control.ts'

const terminal = { terminal: 'T-1', build: 'b', configuration: '0'.repeat(64), devices: [] }
const now = () => Date.parse('2026-11-21T10:00:00+09:00')
const presented = { medium: 'card', municipality: '99001' } as const
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
    { now, random: randomBytes },
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
  expect(await center.openSession(terminal, presented)).toMatchObject({ kind: 'ok' })
  expect(await say({ kind: 'start' })).toEqual(ready)
})

test('the JPKI center is asked over loopback, and has its faults', async () => {
  const say = openRoom()
  const ready = await say({ kind: 'start' })
  if (ready.kind !== 'ready') throw new Error(ready.kind)
  const center = openHttpCenter(ready)
  const asked: string[] = []
  const note = (message: unknown) => {
    const { request } = z.object({ request: z.instanceof(ClientRequest) }).parse(message)
    asked.push(`${request.host} ${String(request.getHeader('content-type'))}`)
  }
  subscribe('http.client.request.start', note)
  onTestFinished(() => void unsubscribe('http.client.request.start', note))
  expect(await center.openSession(terminal, presented)).toMatchObject({ value: { methods: { jpki: null } } })
  expect(asked).toEqual(['127.0.0.1 application/json', '127.0.0.1 application/ocsp-request'])
  await say({ kind: 'fault', name: 'ocspDown', on: true })
  expect(await center.openSession(terminal, presented)).toMatchObject({ value: { methods: { jpki: 'method.unavailable' } } })
})

test('faults are switched on and off, and acknowledged', async () => {
  const say = openRoom()
  const ready = await say({ kind: 'start' })
  if (ready.kind !== 'ready') throw new Error(ready.kind)
  const center = openHttpCenter(ready)
  expect(await say({ kind: 'fault', name: 'down', on: true })).toEqual({ kind: 'fault', name: 'down', on: true })
  expect(await center.openSession(terminal, presented)).toEqual({ kind: 'fault', fault: 'unreachable' })
  await say({ kind: 'fault', name: 'down', on: false })
  expect(await center.openSession(terminal, presented)).toMatchObject({ kind: 'ok' })
})

test('cards are issued to who has one', async () => {
  const say = openRoom()
  await say({ kind: 'start' })
  expect(await say({ kind: 'issueCard', resident: 'mihon-hanako' })).toMatchObject({
    kind: 'card',
    resident: 'mihon-hanako',
    card: { medium: 'card', pin: '3456', municipality: '99001', userId: null, facts: { checkNumber: expect.stringMatching(/^\d{14}$/) } },
  })
  const juki = await say({ kind: 'issueCard', resident: 'kyu-saburo-juki' })
  expect(juki).toMatchObject({ card: { medium: 'juki', certificate: null, facts: null } })
  expect(await say({ kind: 'issueCard', resident: 'nobody' })).toEqual({ kind: 'card', resident: 'nobody', card: null })
})

test('the residents are known before anything is started, with all that who drives the demo has to type', async () => {
  const answer = await openRoom()({ kind: 'residents' })
  if (answer.kind !== 'residents') throw new Error(answer.kind)
  expect(answer.residents.map(({ id, medium, note }) => ({ id, medium, note }))).toEqual(
    cardHolders.map(({ id, medium, note }) => ({ id, medium, note })),
  )
  const rows = Object.fromEntries(answer.residents.map((row) => [row.id, row]))
  expect(rows['kaku-taro']).toMatchObject({ label: '架空　太郎', pin: '1234', pins: null, checkNumber: expect.stringMatching(/^\d{14}$/) })
  expect(rows['kaku-taro-iphone']).toMatchObject({ label: '架空　太郎', pin: null, checkNumber: null })
  expect(rows['shiokaze-haru']?.pins).toBe('住民票 8101　印鑑 8102　税 8103')
  expect(rows['kao-teru']?.pin).toBe('0000')
})

test('I-17 stops are put in force, and told with the next heartbeat', async () => {
  const say = openRoom()
  const ready = await say({ kind: 'start' })
  if (ready.kind !== 'ready') throw new Error(ready.kind)
  const center = openHttpCenter(ready)
  const answer = await say({ kind: 'stops', stops: [{ scope: 'all' }] })
  const standing = await center.heartbeat(terminal)
  const key = await importJWK({ ...ready.signingKey, alg: 'ES256' }, 'ES256')
  if (standing.kind !== 'ok' || key instanceof Uint8Array) throw new Error(standing.kind)
  const notice = await readStops(standing.value.stops, [key])
  expect(answer).toEqual({ kind: 'stops', version: notice?.version })
  expect(notice?.stops).toEqual([{ scope: 'all' }])
  await say({ kind: 'stops', stops: [] })
  expect(await center.openSession(terminal, presented)).toMatchObject({ kind: 'ok' })
})

test('an authority’s folder is shared with other processes; one that is broken is said with its remedy, and nothing starts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'control-room-'))
  const say = openRoom()
  expect(await say({ kind: 'start', authority: folder })).toMatchObject({ kind: 'ready' })
  const issued = await say({ kind: 'issueCard', resident: 'mihon-hanako' })
  const same = await (await openCardOffice(folder, now, randomBytes)).issue('mihon-hanako')
  expect(issued).toMatchObject({ card: { certificate: Buffer.from(same?.certificate ?? '').toString('base64url') } })
  await close()
  const file = join(folder, 'jpki', 'authority.1.json')
  writeFileSync(file, 'no JSON')
  const refused = openRoom()
  const why = expect.stringContaining(`${file} is broken: remove the folder ${folder}`)
  expect(await refused({ kind: 'start', authority: folder })).toEqual({ kind: 'refused', why })
  expect(await refused({ kind: 'issueCard', resident: 'mihon-hanako' })).toEqual({ kind: 'refused', why })
  rmSync(folder, { recursive: true })
})

test('the officers decide what is in work, once', async () => {
  const say = openRoom()
  await say({ kind: 'start' })
  expect(await say({ kind: 'officer', decision: 'approve' })).toEqual({ kind: 'officer', decided: 1 })
  expect(await say({ kind: 'officer', decision: 'refuse' })).toEqual({ kind: 'officer', decided: 0 })
})

test.each([
  ['hello'],
  [{ kind: 'start', fast: true }],
  [{ kind: 'fault', name: 'fire', on: true }],
  [{ kind: 'issueCard', resident: 'kaku-taro' }],
  [{ kind: 'stops', stops: [] }],
  [{ kind: 'stops', stops: [{ scope: 'weekday' }] }],
  [{ kind: 'officer', decision: 'approve' }],
  [{ kind: 'officer', decision: 'perhaps' }],
])('misunderstood, or too early: %j', async (message) => {
  expect(await openRoom()(message)).toEqual({ kind: 'misunderstood' })
})
