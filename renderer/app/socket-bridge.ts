import { readMessage } from './message.ts'
import { sealedSocket } from './sealed-socket.ts'
import type { TerminalBridge } from './bridge.ts'
import type { Socket } from './sealed-socket.ts'

export interface SocketSurroundings {
  readonly connect: () => Socket
  /** The connection is gone: what is drawn is no longer true. */
  readonly lost: () => void
  /** Throws this page away and loads a fresh one. */
  readonly replace: () => void
}

/** The bridge of a browser: views and touches over a socket of the page's own host. A lost connection is made again. */
export function socketBridge({ connect, lost, replace }: SocketSurroundings): TerminalBridge {
  let send: TerminalBridge['send'] = () => undefined
  return {
    send: (intent) => send(intent),
    onView: (draw) => {
      const say = sealedSocket({
        connect, lost,
        heard: (text) => {
          const message = readMessage(text)
          if (message?.kind === 'view') draw(message.view)
          if (message?.kind === 'replace') replace()
        },
      })
      send = (intent) => say(JSON.stringify(intent))
    },
  }
}
