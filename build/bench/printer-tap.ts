import { once } from 'node:events'
import { connect, createServer } from 'node:net'

/** A line to an IPP printer that tells when the first byte of a document goes over it. */
export interface PrinterTap {
  readonly uri: string
  /** Fulfilled at the first byte of the next document, with the time as `performance.now()` tells it, ms. */
  firstByte(): Promise<number>
  close(): void
}

/** A PDF begins so; nothing else that is said to a printer holds it. */
const opening = Buffer.from('%PDF-')

/** Lays a line to a printer on this machine. @param uri its ipp address. */
export async function tapPrinter(uri: string): Promise<PrinterTap> {
  const { port, pathname } = new URL(uri)
  let waiting: ((at: number) => void) | null = null
  const server = createServer((client) => {
    const printer = connect(Number(port), 'localhost')
    client.on('data', (chunk: Buffer) => {
      if (!chunk.includes(opening)) return
      waiting?.(performance.now())
      waiting = null
    })
    client.pipe(printer).pipe(client)
    client.on('error', () => printer.destroy())
    printer.on('error', () => client.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return {
    uri: `ipp://127.0.0.1:${address.port}${pathname}`,
    firstByte: () => new Promise((resolve) => { waiting = resolve }),
    close: () => void server.close(),
  }
}
