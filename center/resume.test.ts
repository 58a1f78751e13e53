import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { pieceLength, pieceOf } from './envelope-pieces.ts'
import { openHttpCenter } from './http-center.ts'
import { asked } from './wire.ts'
import type { Server } from 'node:http'
import type { Answer } from './center.ts'
import type { Timer } from './post.ts'
import type { Sealed } from './protocol.ts'

const transaction = '0'.repeat(32)
const envelope = Buffer.alloc(3 * pieceLength, 'e')
const whole = { kind: 'ok', length: envelope.length }
const unreachable = { kind: 'fault', fault: 'unreachable' }

let server: Server | null = null
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** What becomes of each question in turn: answered, cut in the middle of its answer, broken before it, or not answered at all. */
type Fate = 'answered' | 'cut' | 'broken' | 'held'

/** ms. So long that no stall of this machine rings first: what has to ring is rung by hand. */
const timeouts = { connect: 10_000, idle: 20_000, total: 60_000, pause: 1 }

async function centerWith(fates: Fate[], timer?: Timer) {
  const questions: number[] = []
  server = createServer((request, response) => void text(request).then((body) => {
    const { from } = asked.download.parse(JSON.parse(body))
    questions.push(from)
    const answer = Buffer.from(JSON.stringify({ kind: 'ok', value: pieceOf(transaction, envelope, from) }))
    const fate = fates.shift() ?? 'answered'
    if (fate === 'held') return
    if (fate === 'broken') return void request.socket.destroy()
    response.writeHead(200, { 'content-length': answer.length })
    if (fate === 'cut') return void response.write(answer.subarray(0, answer.length / 2), () => response.destroy())
    response.end(answer)
  }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const center = openHttpCenter({ url, token: 't', timeouts, ...(timer === undefined ? {} : { timer }) })
  const received: number[] = []
  return { center, questions, received, download: () => center.download('s', transaction, (bytes) => received.push(bytes)) }
}

/** Short, for a test that fails. */
const told = (answer: Answer<Sealed>) => (answer.kind === 'ok' ? { kind: 'ok', length: envelope.equals(answer.value.envelope) && envelope.length } : answer)

test('three pieces, three questions, each where the last has ended', async () => {
  const { questions, download } = await centerWith([])
  expect(told(await download())).toEqual(whole)
  expect(questions).toEqual([0, pieceLength, 2 * pieceLength])
})

test('a cut download goes on where it was cut, and progress never goes backwards', async () => {
  const { questions, received, download } = await centerWith(['cut', 'answered', 'cut', 'broken', 'answered'])
  expect(told(await download())).toEqual(whole)
  expect(questions).toEqual([0, 0, pieceLength, pieceLength, pieceLength, 2 * pieceLength])
  expect(received).toEqual([...new Set(received)].toSorted((a, b) => a - b))
  expect(received.at(-1)).toBe(envelope.length)
})

test('cut a fourth time, it is given up', async () => {
  const { questions, download } = await centerWith(['cut', 'cut', 'cut', 'cut'])
  expect(await download()).toEqual(unreachable)
  expect(questions).toEqual([0, 0, 0, 0])
})

test('where nothing has come yet, nothing is tried again (I-15)', async () => {
  const { questions, download } = await centerWith(['broken'])
  expect(await download()).toEqual(unreachable)
  expect(questions).toEqual([0])
})

test('the total time is for all of it, and no timer is left', async () => {
  const running = new Map<() => void, number>()
  const { questions, download } = await centerWith(['answered', 'cut', 'held'], (delay, ring) => {
    const once_ = () => ring()
    running.set(once_, delay)
    // The pause before going on is over at once, and then the time for everything.
    const due = [timeouts.pause, timeouts.total]
    if (delay === timeouts.pause) queueMicrotask(() => [...running].filter(([, each]) => due.includes(each)).forEach(([each]) => each()))
    return () => running.delete(once_)
  })
  expect(await download()).toEqual({ kind: 'fault', fault: 'late' })
  expect(questions).toEqual([0, pieceLength])
  expect(running.size).toBe(0)
})

test('closed, it does not go on', async () => {
  const { center, questions, download } = await centerWith(['answered', 'cut'], (delay, ring) => {
    if (delay === timeouts.pause) queueMicrotask(() => void center.close())
    const timer = setTimeout(ring, delay === timeouts.pause ? 60_000 : delay)
    return () => clearTimeout(timer)
  })
  expect(await download()).toEqual(unreachable)
  expect(questions).toEqual([0, pieceLength])
})
