import type { Proof } from '../../center/center.ts'
import type { Holder } from '../../center/protocol.ts'
import type { VaultTold } from '../vault/vault.ts'

/** What the trusted side needs for one visit and the flow must not know. Made anew for every visit, thrown away with it (I-14). */
export interface Papers {
  readonly visit: string
  /** SHA-256 of the authentication certificate the visit began with. */
  certificateDigest: string | null
  session: string | null
  challenge: Uint8Array | null
  proof: Proof | null
  holder: Holder | null
  municipalityCode: string | null
  /** Figures of the certificate that the vault holds, for the journal. */
  held: Extract<VaultTold, { kind: 'held' }> | null
}

export function newPapers(visit: string): Papers {
  return { visit, certificateDigest: null, session: null, challenge: null, proof: null, holder: null, municipalityCode: null, held: null }
}
