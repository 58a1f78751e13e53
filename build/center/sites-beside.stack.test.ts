import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { OriginOffice } from '../../center/reference/origin-office.ts'
import { openSites } from './sites-beside.ts'

test('a port that nobody asked for may be in use: then the sites are on a free one', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  onTestFinished(() => void taken.close())
  const address = taken.address()
  const port = typeof address === 'object' ? address?.port ?? 0 : 0
  const origins = new OriginOffice((bytes) => new Uint8Array(bytes))
  await expect(openSites(origins, { port, orFree: false })).rejects.toThrow(`port ${port} is in use`)
  const sites = await openSites(origins, { port, orFree: true })
  expect(sites.url.port).not.toBe(String(port))
  expect((await fetch(sites.url)).status).toBe(200)
  await sites.close()
})
