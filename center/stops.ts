import { CompactSign, compactVerify } from 'jose'
import type { CryptoKey } from 'jose'
import { z } from 'zod'
import { localText } from './local-text.ts'

/** How far a stop reaches (I-17): 公的個人認証 or 条例利用, a municipality, a type of certificate, there or everywhere. */
const stop = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('all') }),
  z.strictObject({ scope: z.literal('method'), method: z.enum(['jpki', 'cardAp']) }),
  z.strictObject({ scope: z.literal('municipality'), code: z.string().regex(/^\d{5}$/) }),
  z.strictObject({ scope: z.literal('type'), kind: z.string().min(1).max(64), code: z.string().regex(/^\d{5}$/).nullable() }),
])
export type Stop = z.infer<typeof stop>

/**
 * All stops in force, in one notice; an empty list resumes everything. Versions only go up: a terminal that has seen one takes
 * no older one, so nobody can lift a stop by replaying yesterday's notice.
 */
export const stopNotice = z.strictObject({
  version: z.number().int().min(0).max(9_999_999_999),
  /** Seconds since 1970. */
  issuedAt: z.number().int(),
  stops: z.array(stop).max(200),
  /** What is to be read on ①, if anything (A17-04). */
  text: localText.nullable(),
})
export type StopNotice = z.infer<typeof stopNotice>

const signing = { alg: 'ES256', typ: 'madoguchi-stops' } as const

/** Compact JWS by the center's key; the header's type keeps it from being taken for an envelope's claims. */
export async function signStops(notice: StopNotice, key: CryptoKey): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(notice))).setProtectedHeader(signing).sign(key)
}

/** The notice; null when no pinned key has signed it, or when it is none. */
export async function readStops(jws: string, keys: readonly CryptoKey[]): Promise<StopNotice | null> {
  for (const key of keys) {
    try {
      const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: [signing.alg] })
      if (protectedHeader.typ !== signing.typ) continue
      return stopNotice.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)))
    } catch {
      continue
    }
  }
  return null
}

/** What is about to be done; a field that is not settled yet is left out. */
export interface Undertaking {
  readonly method?: 'jpki' | 'cardAp'
  /** Code of the municipality that issues, or takes an application. */
  readonly municipality?: string
  /** Code of the 住所地, which may be another: whoever stops it means its residents too. */
  readonly residence?: string
  readonly kind?: string
}

/** Whether one of the stops forbids it. */
export function isStopped(stops: readonly Stop[], { method, municipality, residence, kind }: Undertaking): boolean {
  const places = [municipality, residence]
  return stops.some((each) => {
    switch (each.scope) {
      case 'all': return true
      case 'method': return each.method === method
      case 'municipality': return places.includes(each.code)
      case 'type': return each.kind === kind && (each.code === null || places.includes(each.code))
    }
  })
}
