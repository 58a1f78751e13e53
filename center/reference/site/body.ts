import { buffer } from 'node:stream/consumers'
import type { IncomingMessage } from 'node:http'

/** Bytes of a refused body that are let run off, so that a browser that is still sending reads the refusal; of more it reads none. */
const mostDrained = 256 * 1024 * 1024

/** What was posted, as bytes; or why it is not read. It has to say how long it is, and to be no longer than `most` bytes. */
export async function bodyOf(request: IncomingMessage, most: number): Promise<Buffer | 'noLength' | 'tooLarge'> {
  const length = request.headers['content-length']
  if (length === undefined) return 'noLength'
  return Number(length) <= most ? buffer(request) : 'tooLarge'
}

/** Lets run off what nobody wants to read, within the request's time. Returns whether there is an end to it. */
export async function drained(request: IncomingMessage): Promise<boolean> {
  if (request.readableEnded) return true
  if (Number(request.headers['content-length'] ?? 0) > mostDrained) return false
  for await (const chunk of request) void chunk
  return true
}
