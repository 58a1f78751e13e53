import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openHttpCenter } from './http-center.ts'
import { MemoryKeep } from './reference/keep.ts'
import { TlsAuthority } from './reference/tls-authority.ts'
import type { Timer } from './post.ts'

const identity = { terminal: 'T-1', build: 'test', configuration: 'c'.repeat(64), devices: [] }

function clock() {
  const running = new Set<() => void>()
  const timer: Timer = (_, ring) => {
    running.add(ring)
    return () => running.delete(ring)
  }
  return { running, timer }
}

test('keys that TLS will not use reach nobody, and leave no timer', async () => {
  const tls = new TlsAuthority(Date.now, randomBytes, new MemoryKeep())
  const { certificate } = await tls.terminal('T-1')
  const { key } = await tls.terminal('T-2')
  const { running, timer } = clock()
  const center = openHttpCenter({ url: 'https://127.0.0.1:1', authority: await tls.certificate(), certificate, key, timer })
  expect(await center.heartbeat(identity)).toEqual({ kind: 'fault', fault: 'unreachable' })
  expect(running.size).toBe(0)
})

test('an address that nothing may be sent to is a bug and throws; no timer is left even then', async () => {
  const { running, timer } = clock()
  const center = openHttpCenter({ url: 'http://127.0.0.1.example:1', token: 't', timer })
  await expect(center.heartbeat(identity)).rejects.toThrow('Invalid')
  expect(running.size).toBe(0)
})
