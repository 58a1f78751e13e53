import type { ServerResponse } from 'node:http'
import type { Faults } from '../faults.ts'

type Headers = Readonly<Record<string, string | number>>

/** `cut`: promises all of it, sends half of it, and the connection breaks. */
export function sendHalf(response: ServerResponse, headers: Headers, body: Buffer): void {
  response.writeHead(200, headers)
  response.write(body.subarray(0, body.length / 2), () => response.destroy())
}

/** `duplicate`: once the answer has gone out, the same answer goes out again on its connection. */
export function sendAgain(response: ServerResponse, headers: Headers, body: Buffer): void {
  const { socket } = response
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  // Before Node's own listener, which closes the connection.
  response.prependListener('finish', () => socket?.write(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${lines.join('')}\r\n`), body])))
}

/** `reorder`: an answer lets the next one go first, but does not wait for it for ever. */
export async function overtaken(faults: Faults, send: () => void): Promise<void> {
  const place = faults.place('reorder')
  if (place === null) return send()
  const before = place.overtaken.shift()
  if (before !== undefined) {
    send()
    return before()
  }
  const { promise, resolve } = Promise.withResolvers<void>()
  place.overtaken.push(resolve)
  await Promise.race([promise, faults.lag()])
  if (place.overtaken.includes(resolve)) place.overtaken.splice(place.overtaken.indexOf(resolve), 1)
  send()
}
