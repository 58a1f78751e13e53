import { sealedLine } from '../../electron/contract/sealed-line.ts'
import { takenOver } from '../../electron/contract/socket.ts'
import type { SealedLine } from '../../electron/contract/sealed-line.ts'

const retryMs = 1000

/** Hears `data` of a message, and the `code` of an end. */
export type SocketListener = (event: { readonly data?: unknown; readonly code?: number }) => void

/** What is used of a WebSocket. */
export interface Socket {
  binaryType: string
  send: (message: Uint8Array<ArrayBuffer>) => void
  close: () => void
  addEventListener: (type: 'open' | 'message' | 'close', listener: SocketListener) => void
}

export interface SealedSocketOptions {
  readonly connect: () => Socket
  readonly heard: (text: string) => void
  /** The connection is gone: what was heard is no longer true. */
  readonly lost: () => void
}

/** A page's end of its connection; a lost one is made again. Gives what says something to the terminal, if that is there to hear it. */
export function sealedSocket({ connect, heard, lost }: SealedSocketOptions): (text: string) => void {
  let joined: SealedLine | null = null
  const open = () => {
    const socket = connect()
    socket.binaryType = 'arraybuffer'
    socket.addEventListener('open', () => {
      const line = sealedLine({
        end: 'page', carry: (sealed) => socket.send(sealed), heard, broken: () => socket.close(),
        joined: () => {
          joined = line
        },
      })
      socket.addEventListener('message', ({ data }) => line.take(data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array()))
    })
    socket.addEventListener('close', ({ code }) => {
      joined = null
      lost()
      if (code !== takenOver) setTimeout(open, retryMs)
    })
  }
  open()
  return (text) => joined?.say(text)
}
