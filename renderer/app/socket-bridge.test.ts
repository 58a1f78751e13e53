import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { takenOver } from '../../electron/contract/socket.ts'
import type { View } from '../../electron/contract/view.ts'
import { viewOf } from './sample-views.ts'
import { socketBridge } from './socket-bridge.ts'
import type { Socket } from './socket-bridge.ts'

/** A socket of the browser, as far as the bridge uses it, with the other end in the test's hand. */
class HeldSocket implements Socket {
  static readonly OPEN = 1
  readonly sent: string[] = []
  readyState = HeldSocket.OPEN
  readonly listeners: Partial<Record<'message' | 'close', (event: { readonly data?: unknown; readonly code?: number }) => void>> = {}
  addEventListener(type: 'message' | 'close', listener: (event: { readonly data?: unknown; readonly code?: number }) => void) {
    this.listeners[type] = listener
  }
  send(text: string) {
    this.sent.push(text)
  }
  hear(message: unknown) {
    this.listeners.message?.({ data: JSON.stringify(message) })
  }
  end(code = 1006) {
    this.readyState = 3
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

const view = viewOf({ name: 'reading', screen: { name: 'reading', holding: null } }, { language: 'ja' }, 3)

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', HeldSocket)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('views are drawn, touches are sent', () => {
  const { bridge, sockets, drawn } = bridged()
  sockets[0]?.hear({ kind: 'view', view })
  bridge.send({ epoch: 3, touch: { kind: 'cancel' } })
  expect(drawn).toEqual([view])
  expect(sockets[0]?.sent).toEqual(['{"epoch":3,"touch":{"kind":"cancel"}}'])
})

test('the page is thrown away when the terminal says so, and only then', () => {
  const { sockets, happened } = bridged()
  sockets[0]?.hear({ kind: 'nonsense' })
  expect(happened).toEqual([])
  sockets[0]?.hear({ kind: 'replace' })
  expect(happened).toEqual(['replace'])
})

test('a lost connection is told, sends nothing, and is made again', () => {
  const { bridge, sockets, drawn, happened } = bridged()
  sockets[0]?.end()
  bridge.send({ epoch: 3, touch: { kind: 'cancel' } })
  expect(happened).toEqual(['lost'])
  expect(sockets[0]?.sent).toEqual([])
  vi.runOnlyPendingTimers()
  expect(sockets).toHaveLength(2)
  sockets[1]?.hear({ kind: 'view', view })
  expect(drawn).toEqual([view])
})

test('a page that a newer one has replaced stays closed, or the two would put each other out for ever', () => {
  const { sockets, happened } = bridged()
  sockets[0]?.end(takenOver)
  vi.runOnlyPendingTimers()
  expect(happened).toEqual(['lost'])
  expect(sockets).toHaveLength(1)
})
