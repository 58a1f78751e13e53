import { z } from 'zod'
import { signOf } from './center-finding.ts'
import type { CenterFinding } from './center-finding.ts'

const whole = z.int()
const certificate = z.strictObject({ until: z.iso.datetime(), daysLeft: whole })

/** What `--json` prints, on one line: for programs that look after many terminals. Null: could not be learned. */
export const centerResult = z.strictObject({
  host: z.string().nullable(),
  addresses: z.array(z.string()),
  /** ms to connect, for the handshake, and for a heartbeat. */
  connectMs: whole.nullable(),
  handshakeMs: whole.nullable(),
  heartbeatMs: whole.nullable(),
  own: certificate.nullable(),
  center: certificate.extend({ protocol: z.string(), issuer: z.string() }).nullable(),
  buildApproved: z.boolean().nullable(),
  /** The center's clock minus ours. */
  clockDifferenceMs: whole.nullable(),
  stopsSigned: z.boolean().nullable(),
  stopsVersion: whole.nullable(),
  stopsInForce: whole.nullable(),
  /** What is bad, by the kind of finding; empty when all is well. */
  bad: z.array(z.string()),
})
export type CenterResult = z.infer<typeof centerResult>

const nothing: CenterResult = {
  host: null, addresses: [], connectMs: null, handshakeMs: null, heartbeatMs: null, own: null, center: null, buildApproved: null,
  clockDifferenceMs: null, stopsSigned: null, stopsVersion: null, stopsInForce: null, bad: [],
}

/** What an examination learned, for programs. */
export function centerResultOf(findings: readonly CenterFinding[]): CenterResult {
  const bad = findings.filter((finding) => signOf(finding) === 'bad').map(({ kind }) => kind)
  return findings.reduce<CenterResult>((result, finding) => ({ ...result, ...learned(finding) }), { ...nothing, bad })
}

function learned(finding: CenterFinding): Partial<CenterResult> {
  switch (finding.kind) {
    case 'own': return { own: { until: finding.validity.until.toISOString(), daysLeft: finding.validity.days } }
    case 'name': return { host: finding.host, addresses: [...finding.addresses] }
    case 'reached': return { connectMs: finding.ms }
    case 'tls': {
      const { protocol, issuer, ms, validity: { until, days } } = finding
      return { handshakeMs: ms, center: { until: until.toISOString(), daysLeft: days, protocol, issuer } }
    }
    case 'heartbeat': return { heartbeatMs: finding.ms }
    case 'build': return { buildApproved: finding.approved }
    case 'clock': return { clockDifferenceMs: finding.difference }
    case 'stops': return { stopsSigned: true, stopsVersion: finding.version, stopsInForce: finding.inForce }
    case 'foreignStops': return { stopsSigned: false }
    case 'files': case 'unreached': case 'noTls': case 'admitted': case 'notAdmitted': case 'noHeartbeat': return {}
  }
}
