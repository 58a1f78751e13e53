import { WebSocket } from 'ws'
import { sealedLine } from '../../electron/contract/sealed-line.ts'
import type { SealedLine } from '../../electron/contract/sealed-line.ts'

/** A connection to the terminal's pages' server, sealed as its own pages seal theirs. */
export interface SealedPage {
  readonly socket: WebSocket
  readonly say: (text: string) => void
}

/** Connects with what a page of this origin would show, and waits until it can speak. `heard` gets all that the terminal says. */
export async function openSealedPage(
  url: string, headers: Readonly<Record<string, string>>, heard: (text: string) => void,
): Promise<SealedPage> {
  const socket = new WebSocket(url, { headers: { ...headers } })
  const joined = Promise.withResolvers<SealedLine>()
  socket.once('open', () => {
    const line = sealedLine({
      end: 'page', carry: (sealed) => socket.send(sealed), heard,
      joined: () => joined.resolve(line), broken: () => joined.reject(new Error('the terminal does not seal')),
    })
    socket.on('message', (data: Buffer) => line.take(new Uint8Array(data)))
  })
  // Heard to the end: a terminal that is killed takes its end of the connection with it.
  socket.on('error', joined.reject)
  const line = await joined.promise
  return { socket, say: (text) => line.say(text) }
}
