import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { OriginOffice } from '../../center/reference/origin-office.ts'
import { openSites, statusSiteFor } from './sites-beside.ts'

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

test('only terminals of this machine are told an address that is only this machine’s', () => {
  const sites = { url: new URL('http://127.0.0.1:8444/') }
  const told = ['127.0.0.1', 'localhost', '::1', '192.0.2.7', 'center.example', '127.example'].map((host) => statusSiteFor(host, sites))
  const own = 'http://127.0.0.1:8444/registration'
  expect(told).toEqual([own, own, own, null, null, null])
})
