import type { RawData, WebSocket } from 'ws'
import type { ZodType } from 'zod'
import { messagePace } from './message-pace.ts'

/** No intent is longer than a few hundred bytes. */
export const longestMessage = 16 * 1024
export const messagesPerSecond = 50

export interface PageChannelOptions<Message> {
  readonly schema: ZodType<Message>
  readonly now: () => number
  readonly message: (message: Message) => void
  /** Why the page was not listened to: our own words, never its, which might carry anything. The connection is closed. */
  readonly refused: (why: string) => void
}

const parsed = (data: RawData): unknown => {
  try {
    const value: unknown = JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : '')
    return value
  } catch {
    return undefined
  }
}

/** Reads one page's connection: every message goes through the schema, and the first that does not pass ends the connection. */
export const readPageChannel = <Message>(socket: WebSocket, { schema, now, message, refused }: PageChannelOptions<Message>): void => {
  const inPace = messagePace(messagesPerSecond, now)
  let listening = true
  const refuse = (why: string): void => {
    if (!listening) return
    listening = false
    refused(why)
    socket.close(1008)
  }
  socket.on('message', (data, binary) => {
    if (!listening) return
    if (!inPace()) return refuse('too many messages')
    if (binary) return refuse('a binary message')
    const result = schema.safeParse(parsed(data))
    if (!result.success) return refuse('not a message of this channel')
    message(result.data)
  })
  // ws itself closes on what breaks the protocol or the length; without a listener the error would end the process.
  socket.on('error', (fault) => {
    const tooLong = 'code' in fault && fault.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'
    refuse(tooLong ? 'a message too long' : 'a broken frame')
  })
}
