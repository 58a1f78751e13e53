import { isSkewed } from '../../electron/terminal/clock.ts'
import type { CenterFault, CenterRefusal } from '../../center/center.ts'
import type { Sign } from '../../hardware/card/finding.ts'

/** One thing that an examination of the way to the center, and of the center, found out. */
export type CenterFinding =
  /** Something about certificates and key that keeps a terminal from starting, as it says it then, remedy included. */
  | { readonly kind: 'files'; readonly why: string }
  /** This terminal's own certificate, and whether the pinned authority has issued it. */
  | { readonly kind: 'own'; readonly validity: Validity; readonly issued: boolean }
  /** No address: the name is not known, or nobody was there to be asked. */
  | { readonly kind: 'name'; readonly host: string; readonly addresses: readonly string[] }
  | { readonly kind: 'reached'; readonly address: string; readonly ms: number }
  | { readonly kind: 'unreached'; readonly code: string }
  | { readonly kind: 'tls'; readonly protocol: string; readonly issuer: string; readonly validity: Validity; readonly ms: number }
  | { readonly kind: 'noTls'; readonly trouble: TlsTrouble; readonly code: string }
  /** After the handshake: it lets this terminal ask, or breaks off, or says this status. */
  | { readonly kind: 'admitted' }
  | { readonly kind: 'notAdmitted'; readonly code: string }
  | { readonly kind: 'heartbeat'; readonly ms: number }
  | { readonly kind: 'noHeartbeat'; readonly answer: CenterFault | CenterRefusal }
  | { readonly kind: 'build'; readonly approved: boolean }
  /** The center's clock minus ours, ms. */
  | { readonly kind: 'clock'; readonly difference: number }
  /** Signed by a pinned key; how many stops are in force. */
  | { readonly kind: 'stops'; readonly version: number; readonly inForce: number }
  | { readonly kind: 'foreignStops' }

/** A certificate's end; `days` are left until then, negative when it has run out. */
export interface Validity {
  readonly until: Date
  readonly days: number
}

/** Of an authority that is not the pinned one; for another host; run out; no TLS 1.3, or none at all; anything else. */
export type TlsTrouble = 'authority' | 'host' | 'expired' | 'version' | 'other'

/** With fewer days left than this, a certificate is to be renewed now. */
export const renewal = 30

/** An examination is well when none of its findings is bad. */
export function signOf(finding: CenterFinding): Sign {
  switch (finding.kind) {
    case 'own': return finding.issued && finding.validity.days >= renewal ? 'good' : 'bad'
    case 'name': return finding.addresses.length > 0 ? 'good' : 'bad'
    case 'tls': return finding.validity.days >= renewal ? 'good' : 'bad'
    case 'reached': case 'admitted': case 'heartbeat': return 'good'
    case 'files': case 'unreached': case 'noTls': case 'notAdmitted': case 'noHeartbeat': case 'foreignStops': return 'bad'
    case 'build': return finding.approved ? 'good' : 'bad'
    case 'clock': return isSkewed(finding.difference, 0) ? 'bad' : 'good'
    // The center works as it was told to.
    case 'stops': return finding.inForce === 0 ? 'good' : 'note'
  }
}
