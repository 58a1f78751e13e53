import type { Server } from 'node:net'

export interface Listening {
  /** Address and port as a URL has them. */
  readonly host: string
  readonly port: number
}

/** Lets a server listen. @param port 0: a free one. Rejects when it can't. */
export async function listen(server: Server, port = 0, host = '127.0.0.1'): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('listens on no port')
  return { host: `${at.family === 'IPv6' ? `[${at.address}]` : at.address}:${at.port}`, port: at.port }
}

/** Ends a server of HTTP and whoever is connected to it. */
export function closing(server: Server & { closeAllConnections(): void }): () => Promise<void> {
  return () => new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
