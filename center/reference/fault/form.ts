import type { Claims } from '../../protocol.ts'
import type { Faults } from '../faults.ts'

/** Every field that ties a document to one application. */
const fields = ['transaction', 'terminal', 'nonce', 'holderBinding', 'requestDigest', 'document', 'pages'] as const satisfies readonly (keyof Claims)[]

/** The form as it is signed. With `staleForm` it is one that all requests share, and one field of it is not filled in anew. */
export function filledIn(claims: Claims, asker: string, faults: Faults): Claims {
  const place = faults.place('staleForm')
  if (place === null) return claims
  const before = place.form
  place.form = claims
  if (before === null) return claims
  const different = fields.filter((name) => String(before[name]) !== String(claims[name]))
  const stale = faults.choose(different)
  if (stale === undefined) return claims
  faults.strike('staleForm', asker)
  return { ...claims, [stale]: before[stale] }
}
