import { connect } from 'node:net'
import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fault, ok, terminal, visitor } from '../../contract-visitor.ts'
import { openHttpCenter } from '../../http-center.ts'
import { Faults } from '../faults.ts'
import { openReferenceWorld } from '../reference-world.ts'
import { serve } from '../serve.ts'
import type { Center } from '../../center.ts'
import type { CenterUnderTest } from '../../contract-visitor.ts'
import type { Served } from '../serve.ts'

const presented = { medium: 'card', municipality: '99001' } as const
const lags: (() => void)[] = []
let faults: Faults
let served: Served
let center: Center
let world: CenterUnderTest
beforeEach(async () => {
  lags.length = 0
  faults = new Faults({ lag: () => new Promise<void>((resolve) => void lags.push(resolve)) })
  const { center: own, clock, card, prove } = await openReferenceWorld({ faults })
  served = await serve(own, randomBytes)
  center = openHttpCenter({ ...served, timeouts: { connect: 1_000, idle: 1_000, total: 10_000, pause: 1 } })
  world = {
    center, card, prove, faults, signingKey: own.signingKey, now: () => clock.now, passTime: () => {}, stop: () => {}, officer: () => {},
    runOutOfTime: () => {}, close: () => own.close(),
  }
})
afterEach(async () => {
  await center.close()
  await served.close()
})

test('cut: every connection breaks when half of the envelope’s piece has come; when the line is well again the very same comes', async () => {
  const { session, application } = await visitor(world, 'ordinary')
  ok(await center.apply(session, application))
  const seen: number[] = []
  faults.set('cut', true)
  const download = () => center.download(session, application.transaction, (received) => seen.push(received))
  expect(await download()).toEqual(fault('unreachable'))
  expect(seen).not.toEqual([])
  faults.set('cut', false)
  const { envelope } = ok(await download())
  expect(Math.max(...seen)).toBe(envelope.length)
  expect(Buffer.from(envelope).equals(ok(await download()).envelope)).toBe(true)
})

test('duplicate: the answer comes twice on its connection; who asked hears one, or that the connection is broken', async () => {
  faults.set('duplicate', true)
  // The second may be there before the first is read: then it is no answer that HTTP knows.
  const heard = await center.openSession(terminal, presented)
  expect(heard.kind === 'ok' || (heard.kind === 'fault' && heard.fault === 'unreachable')).toBe(true)
  const body = JSON.stringify({ terminal, presented })
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(served.url).port) })
  const head = [`POST /v1/openSession HTTP/1.1`, `Host: ${new URL(served.url).host}`, `Authorization: Bearer ${served.token}`, `Content-Length: ${body.length}`]
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  const said = await text(socket)
  expect(said.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2)
  const [, first, second] = said.split(/HTTP\/1\.1 200 OK[^]*?\r\n\r\n/)
  expect(second).toBe(first)
})

test('reorder: the second answer goes out before the first; nobody waits for ever', async () => {
  faults.set('reorder', true)
  const order: string[] = []
  const first = center.heartbeat(terminal).then(({ kind }) => order.push(`first ${kind}`))
  while (lags.length < 1) await new Promise((resolve) => setImmediate(resolve))
  const second = center.heartbeat(terminal).then(({ kind }) => order.push(`second ${kind}`))
  await second
  await first
  expect(order).toEqual(['second ok', 'first ok'])
  const alone = center.heartbeat(terminal)
  while (lags.length < 2) await new Promise((resolve) => setImmediate(resolve))
  for (const go of lags) go()
  expect(await alone).toMatchObject({ kind: 'ok' })
})
