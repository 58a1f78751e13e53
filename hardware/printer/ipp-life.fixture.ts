import http from 'node:http'

export interface LifeCounter {
  readonly uri: string
  close(): void
}

const getPrinterAttributes = 0x000b
const name = 'printer-impressions-completed'

/** Stands before a printer that does not count its life (the simulated one does not) and tells of it besides: so many sides. */
export async function countLife(uri: string, sides: () => number): Promise<LifeCounter> {
  const place = new URL(uri)
  const server = http.createServer((question, response) => {
    let operation: number | null = null
    question.once('data', (chunk: Buffer) => { operation = chunk.readUInt16BE(2) })
    const onward = http.request({
      host: place.hostname, port: place.port, path: question.url, method: question.method, headers: question.headers, agent: false,
    }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', () => response.destroy())
      answer.on('end', () => {
        const told = Buffer.concat(chunks)
        response.writeHead(answer.statusCode ?? 500, { 'content-type': 'application/ipp' })
        response.end(operation === getPrinterAttributes ? withCounter(told, sides()) : told)
      })
    })
    onward.on('error', () => response.destroy())
    // Who gives a question up gives it up with the printer, in the middle of a document as well.
    response.on('close', () => onward.destroy())
    question.pipe(onward)
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return {
    uri: `ipp://127.0.0.1:${address.port}${place.pathname}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** The printer's group is the last one of the answer; an integer (0x21) of RFC 8010 is put to its end. */
function withCounter(answer: Buffer, sides: number): Buffer {
  const value = Buffer.alloc(4)
  value.writeInt32BE(sides)
  const attribute = Buffer.concat([Buffer.from([0x21, 0, name.length]), Buffer.from(name), Buffer.from([0, 4]), value])
  return Buffer.concat([answer.subarray(0, -1), attribute, answer.subarray(-1)])
}
