import { X509Certificate } from 'node:crypto'
import type { MutualTls } from '../../center/way.ts'
import type { CenterFinding, Validity } from './center-finding.ts'

const day = 24 * 60 * 60 * 1000

/** How long this terminal's own certificate lasts, and whose it is. `now`: ms since 1970. */
export function ownFinding({ authority, certificate }: MutualTls, now: number): CenterFinding {
  const [own, issuer] = [new X509Certificate(certificate), new X509Certificate(authority)]
  return { kind: 'own', validity: validityOf(own, now), issued: own.checkIssued(issuer) && own.verify(issuer.publicKey) }
}

export function validityOf({ validToDate: until }: X509Certificate, now: number): Validity {
  return { until, days: Math.floor((until.getTime() - now) / day) }
}
