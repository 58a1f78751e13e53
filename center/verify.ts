import { documentDigest } from './digests.ts'
import { readPages } from './pages.ts'
import { claims as claimsSchema } from './protocol.ts'
import type { Page } from './pages.ts'
import type { Claims } from './protocol.ts'

/** What the terminal knows of its own transaction; the signed claims must say the same, word for word. */
export interface Expected {
  readonly transaction: string
  readonly terminal: string
  readonly nonce: string
  readonly holderBinding: string
  readonly requestDigest: string
  readonly municipalityCode: string
  readonly kind: string
  readonly copies: number
  readonly fee: number
}

export interface Mismatch {
  readonly kind: 'mismatch'
  readonly claim: keyof Claims
}
export interface Invalid {
  readonly kind: 'invalid'
  readonly why: (typeof invalidities)[number]
}
export const invalidities = [
  'seal',
  'frame',
  'signature',
  'claims',
  'notYetIssued',
  'stale',
  'expired',
  'staleRegistry',
  'unreadable',
] as const

const second = 1000
/** Clocks of two machines that are kept by NTP; more is not a skew but a wrong clock. */
const skew = 60 * second
/** An answer to a request of just now is not older than this (I-20). */
const freshness = 10 * 60 * second
/**
 * ms; age of the register's snapshot at issue that no terminal takes. The municipality's own limit is narrower and the center's to keep;
 * an outdated copy is what one of the known mis-issues was made of (I-20).
 */
export const oldestRegister = 48 * 60 * 60 * second
/** Tolerance of a page's edges: 1 mm in points. */
const tolerance = 72 / 25.4
const sheets = { A4: { width: 595.2, height: 841.92 }, A5: { width: 419.52, height: 595.32 } } as const

/** Names in which the claims must equal what is expected; the order is that of the report when several differ. */
const bound = ['transaction', 'terminal', 'nonce', 'holderBinding', 'requestDigest', 'municipalityCode', 'kind', 'copies', 'fee'] as const

export interface ToVerify {
  /** JSON of the claims as signed. */
  readonly payload: Uint8Array
  readonly pdf: Uint8Array
  readonly expected: Expected
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Checks signed claims against the transaction, the clock and the document itself. */
export async function verifyClaims({
  payload,
  pdf,
  expected,
  now,
}: ToVerify): Promise<{ readonly kind: 'held'; readonly claims: Claims; readonly pdf: Uint8Array } | Mismatch | Invalid> {
  const claims = parseClaims(payload)
  if (claims === null) return { kind: 'invalid', why: 'claims' }
  const foreign = bound.find((name) => claims[name] !== expected[name])
  if (foreign !== undefined) return { kind: 'mismatch', claim: foreign }
  const untimely = timeFault(claims, now)
  if (untimely !== null) return { kind: 'invalid', why: untimely }
  if (pdf.length !== claims.bytes) return { kind: 'mismatch', claim: 'bytes' }
  if (documentDigest(pdf) !== claims.document) return { kind: 'mismatch', claim: 'document' }
  const pages = await readPages(pdf)
  if (pages === null) return { kind: 'invalid', why: 'unreadable' }
  if (pages.length !== claims.pages.length || pages.some((page, index) => page.digest !== claims.pages[index]))
    return { kind: 'mismatch', claim: 'pages' }
  if (!pages.every((page) => fits(page, claims.sheet))) return { kind: 'mismatch', claim: 'sheet' }
  return { kind: 'held', claims, pdf }
}

function parseClaims(payload: Uint8Array): Claims | null {
  try {
    return claimsSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)))
  } catch {
    return null
  }
}

function timeFault(claims: Claims, now: number): Invalid['why'] | null {
  const issued = claims.issuedAt * second
  if (issued > now + skew) return 'notYetIssued'
  if (issued < now - freshness - skew) return 'stale'
  if (claims.expiresAt * second <= now) return 'expired'
  const registry = claims.registryAt * second
  return registry > issued + skew || registry < issued - oldestRegister ? 'staleRegistry' : null
}

function fits(page: Page, sheet: Claims['sheet']): boolean {
  const { width, height } = sheets[sheet]
  return (near(page.width, width) && near(page.height, height)) || (near(page.width, height) && near(page.height, width))
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= tolerance
}
