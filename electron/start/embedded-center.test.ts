import { expect, test } from 'vitest'
import type { FromCenter } from '../../center/reference/control.ts'
import type { Child } from '../process/child.ts'
import { CenterRefused, startEmbeddedCenter } from './embedded-center.ts'

const entry = new URL('file:///center.ts')
const authority = '/data/authority'
const signingKey = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const
const ready: FromCenter = { kind: 'ready', url: 'http://127.0.0.1:1', token: 't'.repeat(16), signingKey }
const hanako = { id: 'hanako', label: '架空 花子', medium: 'card', pin: '1234', pins: null, checkNumber: null, note: '' } as const
const residents: FromCenter = { kind: 'residents', residents: [hanako] }
const card = (resident: string): FromCenter => ({
  kind: 'card', resident,
  card: {
    medium: 'card', certificate: 'c', ca: 'a', privateKey: 'k', pin: '1234', municipality: '99901', expiry: '20350401',
    userId: resident.toUpperCase(), facts: null,
  },
})

/** A child process without a process: what it is sent stands in `orders`, and it says what it is told to say. */
class ChildDouble implements Child {
  readonly pid = 1
  readonly orders: object[] = []
  killed = false
  answers: (order: object) => readonly FromCenter[] = () => []
  #say: (message: unknown) => void = () => undefined
  #exit: (code: number | null) => void = () => undefined

  send(message: object): void {
    this.orders.push(message)
    for (const answer of this.answers(message)) this.#say(answer)
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#say = listener
  }

  onExit(listener: (code: number | null) => void): void {
    this.#exit = listener
  }

  kill(): void {
    this.killed = true
  }

  say(message: unknown): void {
    this.#say(message)
  }

  exit(code: number | null): void {
    this.#exit(code)
  }
}

const kindOf = (order: object): unknown => 'kind' in order ? order.kind : null

async function started(): Promise<{ child: ChildDouble; center: Awaited<ReturnType<typeof startEmbeddedCenter>> }> {
  const child = new ChildDouble()
  child.answers = (order) => kindOf(order) === 'start' ? [ready] : kindOf(order) === 'residents' ? [residents] : []
  return { child, center: await startEmbeddedCenter(() => child, entry, authority) }
}

test('is there once it is ready and has said who lives there', async () => {
  const { child, center } = await started()
  expect(center.ready).toEqual(ready)
  expect(center.residents.map(({ id }) => id)).toEqual(['hanako'])
  expect(child.orders).toEqual([{ kind: 'start', authority }, { kind: 'residents' }])
})

test.each([[1, '1'], [null, 'killed']])('a process that ends (%s) before it is ready is told, and not waited for', async (code, word) => {
  const child = new ChildDouble()
  const starting = startEmbeddedCenter(() => child, entry, authority)
  child.exit(code)
  await expect(starting).rejects.toThrow(`the reference center ended (${word})`)
})

test('a center that says why it can’t start is told with its reason, and not left running', async () => {
  const child = new ChildDouble()
  child.answers = () => [{ kind: 'refused', why: 'a file is broken' }]
  await expect(startEmbeddedCenter(() => child, entry, authority)).rejects.toThrow(new CenterRefused('a file is broken'))
  expect(child.killed).toBe(true)
})

test('two cards asked for at once go to whom they belong, in whatever order they come', async () => {
  const { child, center } = await started()
  const asked = [center.issue('hanako'), center.issue('taro')]
  child.say(card('taro'))
  child.say(card('hanako'))
  expect((await Promise.all(asked)).map(({ userId }) => userId)).toEqual(['HANAKO', 'TARO'])
})

test('who presents nothing is named', async () => {
  const { child, center } = await started()
  const asked = center.issue('baby')
  child.say({ kind: 'card', resident: 'baby', card: null })
  await expect(asked).rejects.toThrow('nobody presents baby')
})

test('a card is not waited for when the process has ended', async () => {
  const { child, center } = await started()
  const asked = center.issue('hanako')
  child.exit(null)
  await expect(asked).rejects.toThrow('the reference center ended (killed)')
  await expect(center.issue('hanako')).rejects.toThrow('the reference center ended (killed)')
})

test('stops and the officers’ decision are done when the center says so', async () => {
  const { child, center } = await started()
  const done: string[] = []
  const stopped = center.stops([{ scope: 'all' }]).then(() => done.push('stops'))
  const decided = center.officer('refuse').then(() => done.push('officer'))
  expect(child.orders.slice(-2)).toEqual([{ kind: 'stops', stops: [{ scope: 'all' }] }, { kind: 'officer', decision: 'refuse' }])
  child.say({ kind: 'officer', decided: 1 })
  await decided
  expect(done).toEqual(['officer'])
  child.say({ kind: 'stops', version: 7 })
  await stopped
  expect(done).toEqual(['officer', 'stops'])
})

test('faults and its end are passed on; what it says besides is nobody’s answer', async () => {
  const { child, center } = await started()
  center.fault('swap', true)
  child.say({ kind: 'fault', name: 'swap', on: true })
  center.stop()
  expect(child.orders.at(-1)).toEqual({ kind: 'fault', name: 'swap', on: true })
  expect(child.killed).toBe(true)
})
