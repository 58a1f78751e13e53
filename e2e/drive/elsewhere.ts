import { once } from 'node:events'
import { createServer } from 'node:http'

/** A server that a page of ours must never reach. It lets everybody in, so only the page itself can keep away. */
export interface Elsewhere {
  readonly origin: string
  /** Paths that were asked for. */
  readonly visits: readonly string[]
  close(): Promise<void>
}

export async function openElsewhere(): Promise<Elsewhere> {
  const visits: string[] = []
  const server = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/html' }).end('<title>elsewhere</title>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    visits,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
