import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { sealedLine } from '../../electron/contract/sealed-line.ts'
import type { SealedLine } from '../../electron/contract/sealed-line.ts'
import { takenOver } from '../../electron/contract/socket.ts'
import type { View } from '../../electron/contract/view.ts'
import { viewOf } from './sample-views.ts'
import type { Socket, SocketListener } from './sealed-socket.ts'
import { socketBridge } from './socket-bridge.ts'

/** A socket of the browser, as far as the bridge uses it, with the terminal's end in the test's hand. */
class HeldSocket implements Socket {
  readonly heard: string[] = []
  readonly carried: Uint8Array[] = []
  readonly listeners: Partial<Record<'open' | 'message' | 'close', SocketListener>> = {}
  readonly joined = Promise.withResolvers<void>()
  readonly #terminal: SealedLine = sealedLine({
    end: 'terminal', joined: this.joined.resolve, carry: (message) => this.carry(message), heard: (text) => this.heard.push(text),
    broken: () => undefined,
  })
  binaryType = ''
  closed = 0
  addEventListener(type: 'open' | 'message' | 'close', listener: SocketListener) {
    this.listeners[type] = listener
  }
  send(message: Uint8Array<ArrayBuffer>) {
    this.carried.push(message)
    this.#terminal.take(message)
  }
  close() {
    this.closed += 1
  }
  carry(message: Uint8Array<ArrayBuffer>) {
    this.listeners.message?.({ data: this.binaryType === 'arraybuffer' ? message.buffer : null })
  }
  async open() {
    this.listeners.open?.({})
    await this.joined.promise
  }
  say(message: unknown) {
    this.#terminal.say(JSON.stringify(message))
  }
  end(code = 1006) {
    this.listeners.close?.({ code })
  }
}

function bridged() {
  const sockets: HeldSocket[] = []
  const drawn: View[] = []
  const happened: string[] = []
  const bridge = socketBridge({
    connect: () => {
      const socket = new HeldSocket()
      sockets.push(socket)
      return socket
    },
    lost: () => happened.push('lost'),
    replace: () => happened.push('replace'),
  })
  bridge.onView((view) => drawn.push(view))
  return { bridge, sockets, drawn, happened }
}

async function opened() {
  const parts = bridged()
  const [socket] = parts.sockets
  if (socket === undefined) throw new Error('the bridge opened no socket')
  await socket.open()
  return { ...parts, socket }
}

const view = viewOf({ name: 'reading', screen: { name: 'reading', holding: null } }, { language: 'ja' }, 3)
const often = { ...patience, interval: 1 }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test('views are drawn, touches are sent', async () => {
  const { bridge, socket, drawn } = await opened()
  socket.say({ kind: 'view', view })
  await vi.waitFor(() => expect(drawn).toEqual([view]), often)
  bridge.send({ epoch: 3, touch: { kind: 'cancel' } })
  await vi.waitFor(() => expect(socket.heard).toEqual(['{"epoch":3,"touch":{"kind":"cancel"}}']), often)
})

test('the page is thrown away when the terminal says so, and only then', async () => {
  const { socket, happened, drawn } = await opened()
  socket.say({ kind: 'nonsense' })
  socket.say({ kind: 'view', view })
  await vi.waitFor(() => expect(drawn).toEqual([view]), often)
  expect(happened).toEqual([])
  socket.say({ kind: 'replace' })
  await vi.waitFor(() => expect(happened).toEqual(['replace']), often)
})

test('what nobody sealed for this page is not drawn, and the connection is given up', async () => {
  const { socket, drawn, happened } = await opened()
  socket.carry(new TextEncoder().encode('{"kind":"replace"}'))
  await vi.waitFor(() => expect(socket.closed).toBe(1), often)
  expect([drawn, happened]).toEqual([[], []])
})

test('a lost connection is told, sends nothing, and is made again', async () => {
  const { bridge, socket, sockets, drawn, happened } = await opened()
  socket.end()
  bridge.send({ epoch: 3, touch: { kind: 'cancel' } })
  expect(happened).toEqual(['lost'])
  vi.runOnlyPendingTimers()
  const [, again] = sockets
  await again?.open()
  again?.say({ kind: 'view', view })
  await vi.waitFor(() => expect(drawn).toEqual([view]), often)
  // Its key, and nothing else.
  expect(socket.carried).toHaveLength(1)
  expect(socket.heard).toEqual([])
})

test('a page that a newer one has replaced stays closed, or the two would put each other out for ever', async () => {
  const { socket, sockets, happened } = await opened()
  socket.end(takenOver)
  vi.runOnlyPendingTimers()
  expect(happened).toEqual(['lost'])
  expect(sockets).toHaveLength(1)
})
