import type { RawData, WebSocket } from 'ws'
import type { ZodType } from 'zod'
import { sealedLine } from '../contract/sealed-line.ts'
import { messagePace } from './message-pace.ts'
import type { SealedLine } from '../contract/sealed-line.ts'

/** No intent is longer than a few hundred bytes. */
export const longestMessage = 16 * 1024
export const messagesPerSecond = 50

export interface PageChannelOptions<Message> {
  readonly schema: ZodType<Message>
  readonly now: () => number
  /** The page can be spoken to. */
  readonly joined: (page: Pick<SealedLine, 'say'>) => void
  readonly message: (message: Message) => void
  /** Why the page was not listened to: our own words, never its, which might carry anything. The connection is closed. */
  readonly refused: (why: string) => void
}

const parsed = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

const bytesOf = (data: RawData): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.isBuffer(data) ? data : [])

/**
 * One page's connection, sealed: the browser's network process, which outlives every customer, carries views and touches and can read
 * neither. Every message goes through the schema, and the first that does not open or does not pass ends the connection.
 */
export const openPageChannel = <Message>(socket: WebSocket, options: PageChannelOptions<Message>): void => {
  const { schema, now, joined, message, refused } = options
  const inPace = messagePace(messagesPerSecond, now)
  let listening = true
  const refuse = (why: string): void => {
    if (!listening) return
    listening = false
    refused(why)
    socket.close(1008)
  }
  const line = sealedLine({
    end: 'terminal',
    carry: (sealed) => socket.send(sealed),
    joined: () => {
      if (listening) joined(line)
    },
    heard: (text) => {
      if (!listening) return
      const result = schema.safeParse(parsed(text))
      if (!result.success) return refuse('not a message of this channel')
      message(result.data)
    },
    broken: () => refuse('a message that is not sealed'),
  })
  socket.on('message', (data, binary) => {
    if (!listening) return
    if (!inPace()) return refuse('too many messages')
    if (!binary) return refuse('a message in plain text')
    line.take(bytesOf(data))
  })
  // ws itself closes on what breaks the protocol or the length; without a listener the error would end the process.
  socket.on('error', (fault) => {
    const tooLong = 'code' in fault && fault.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'
    refuse(tooLong ? 'a message too long' : 'a broken frame')
  })
}
