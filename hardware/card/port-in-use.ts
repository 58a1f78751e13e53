import { createServer } from 'node:net'

/** The first of these TCP ports of this machine that can't be listened on, whoever has it: also a connection, to anywhere, that has ended less than a minute ago. Null: all can. */
export async function portInUse(ports: readonly number[]): Promise<number | null> {
  for (const port of ports) if (!await isFree(port)) return port
  return null
}

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', (error) => ('code' in error && error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
    server.listen({ port, host: '0.0.0.0' }, () => server.close(() => resolve(true)))
  })
}
