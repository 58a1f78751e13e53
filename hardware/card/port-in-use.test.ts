import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { portInUse } from './port-in-use.ts'

async function held() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return { server, port: address.port }
}

test('names the first port that somebody has, and leaves the others free', async () => {
  const [free, first, second] = [await held(), await held(), await held()]
  free.server.close()
  await once(free.server, 'close')
  expect(await portInUse([free.port, first.port, second.port])).toBe(first.port)
  expect(await portInUse([free.port, second.port])).toBe(second.port)
  expect(await portInUse([free.port])).toBeNull()
})
