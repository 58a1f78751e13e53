import { createServer } from 'node:http'
import ipp from 'ipp'
import { z } from 'zod'
import type { ServerResponse } from 'node:http'

/** One answer: an IPP status and attributes, silence (the line is cut), or nothing for ever: at once, or byte by byte. */
export type ScriptedAnswer =
  | 'silence' | 'nothing' | 'drip'
  | { readonly status: string; readonly job?: object; readonly printer?: object; readonly unsupported?: readonly string[] }

export interface ScriptedPrinter {
  readonly uri: string
  /** Operations asked for, in order. */
  readonly asked: readonly string[]
  /** What jobs were asked to be, in order. */
  readonly orders: readonly object[]
  close(): void
}

const request = z.object({ operation: z.string(), 'job-attributes-tag': z.record(z.string(), z.unknown()).optional() })

// The library's tables do not know the counter and the trays of PWG 5100.13, and it fails at what may be told or not (`no-value`).
const table = (name: string): object => z.custom<object>().parse(Reflect.get(ipp.attributes, name))
Reflect.set(table('Printer Description'), 'printer-impressions-completed', { type: 'integer', tag: 0x21 })
Reflect.set(table('Printer Description'), 'printer-input-tray', { type: '1setOf octetString', tag: 0x30, setof: true })
Reflect.set(table('Printer Description'), 'media-col-ready', {
  type: 'collection', tag: 0x34, setof: true,
  members: { 'media-source': { type: 'keyword', tag: 0x44 }, 'media-size-name': { type: 'keyword', tag: 0x44 } },
})
Reflect.set(table('Job Description'), 'time-at-processing', { type: 'integer', tag: 0x21, min: 0, max: 2_147_483_647 })

/** A printer that says what it is told to: for what no real one can be made to do on purpose. */
export async function startScriptedPrinter(answer: (operation: string, nth: number) => ScriptedAnswer): Promise<ScriptedPrinter> {
  const asked: string[] = []
  const orders: object[] = []
  const server = createServer((question, response) => {
    const chunks: Buffer[] = []
    question.on('data', (chunk: Buffer) => chunks.push(chunk))
    question.on('end', () => {
      const { operation, 'job-attributes-tag': order } = request.parse(ipp.parse(Buffer.concat(chunks)))
      asked.push(operation)
      if (order !== undefined) orders.push(order)
      const scripted = answer(operation, asked.filter(other => other === operation).length)
      if (scripted === 'silence') return void question.socket.destroy()
      if (scripted === 'nothing') return
      if (scripted === 'drip') return drip(response)
      response.end(encode(scripted))
    })
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return {
    uri: `ipp://127.0.0.1:${address.port}/ipp/print`,
    asked,
    orders,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** An answer that is never quiet for long, and never ends. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/ipp' })
  const dripping = setInterval(() => response.write(Buffer.from([2])), 20)
  response.once('close', () => clearInterval(dripping))
}

function encode(scripted: Exclude<ScriptedAnswer, string>): Buffer {
  const bytes = ipp.serialize({
    version: '2.0',
    statusCode: scripted.status,
    'operation-attributes-tag': { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'en' },
    ...(scripted.job === undefined ? {} : { 'job-attributes-tag': scripted.job }),
    ...(scripted.printer === undefined ? {} : { 'printer-attributes-tag': scripted.printer }),
  })
  // The library does not encode the group of unsupported attributes (0x05, each of them an empty 'unsupported' value 0x10).
  const unsupported = (scripted.unsupported ?? []).map(name => {
    return Buffer.concat([Buffer.from([0x10, 0, name.length]), Buffer.from(name), Buffer.from([0, 0])])
  })
  if (unsupported.length === 0) return bytes
  return Buffer.concat([bytes.subarray(0, -1), Buffer.from([0x05]), ...unsupported, Buffer.from([0x03])])
}
