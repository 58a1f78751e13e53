import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { z } from 'zod'
import type { ClientRequest } from 'node:http'

const pem = z.string().max(100_000).regex(/-----BEGIN /)

/** To a center on this machine: a token instead of keys, for loopback is open to every program here and to nobody else. */
export const loopback = z.strictObject({ url: z.string().regex(/^http:\/\/127\.0\.0\.1:\d{1,5}$/), token: z.string().min(1).max(200) })

/** To a center anywhere: mutual TLS 1.3. `authority` is the only one believed; `certificate` and `key` are this terminal's. All in PEM. */
export const mutualTls = z.strictObject({ url: z.url({ protocol: /^https$/ }), authority: pem, certificate: pem, key: pem })

/** The two ways to a served center. */
export const way = z.union([loopback, mutualTls])
export type Way = z.infer<typeof way>
export type MutualTls = z.infer<typeof mutualTls>

/**
 * Begins one POST on a connection of its own, with no session of an earlier one. Over TLS the system's authorities count for nothing, and
 * the host's name has to be in the certificate. Throws when a token would leave this machine, or go anywhere unencrypted but here.
 */
export function beginPost(way: Way, path: string, length: number): ClientRequest {
  const headers = { 'content-type': 'application/json', 'content-length': length }
  const options = { method: 'POST', agent: false, headers } as const
  if ('token' in way) {
    const url = new URL(path, loopback.shape.url.parse(way.url))
    return plainRequest(url, { ...options, headers: { authorization: `Bearer ${way.token}`, ...headers } })
  }
  const { authority: ca, certificate: cert, key } = way
  const url = new URL(path, mutualTls.shape.url.parse(way.url))
  return secureRequest(url, { ...options, ca, cert, key, minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3', rejectUnauthorized: true })
}

/** What a connection says once it can be used: over TLS when both sides know each other. */
export const connectedEvent = (way: Way): 'connect' | 'secureConnect' => 'token' in way ? 'connect' : 'secureConnect'
