import { takenOver } from '../../electron/contract/socket.ts'
import { readMessage } from './message.ts'
import type { TerminalBridge } from './bridge.ts'

const retryMs = 1000

/** What is used of a WebSocket. */
export interface Socket {
  readonly readyState: number
  send: (text: string) => void
  addEventListener: (type: 'message' | 'close', listener: (event: { readonly data?: unknown; readonly code?: number }) => void) => void
}

export interface SocketSurroundings {
  readonly connect: () => Socket
  /** The connection is gone: what is drawn is no longer true. */
  readonly lost: () => void
  /** Throws this page away and loads a fresh one. */
  readonly replace: () => void
}

/** The bridge of a browser: views and touches over a socket of the page's own host. A lost connection is made again. */
export function socketBridge({ connect, lost, replace }: SocketSurroundings): TerminalBridge {
  let draw: Parameters<TerminalBridge['onView']>[0] = () => undefined
  let socket: Socket
  const open = () => {
    socket = connect()
    socket.addEventListener('message', ({ data }) => {
      const message = readMessage(data)
      if (message?.kind === 'view') draw(message.view)
      if (message?.kind === 'replace') replace()
    })
    socket.addEventListener('close', ({ code }) => {
      lost()
      if (code !== takenOver) setTimeout(open, retryMs)
    })
  }
  return {
    send: (intent) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(intent))
    },
    onView: (listener) => {
      draw = listener
      open()
    },
  }
}
