import type { Application, CenterHours, Claims, Holder, Outcome, SessionMenu, Sealed } from './protocol.ts'

/**
 * The certificate center (証明書交付センター) as the terminal sees it. A client is a plug-in behind this port. It never
 * throws for what the network or the center can do: every call ends in a closed outcome, and every unknown fails closed.
 */
export interface Center {
  /** Says who the terminal is, learns whether there is service, and gets the challenge that the card is to sign. */
  openSession(terminal: TerminalIdentity): Promise<Answer<SessionOpened>>
  /** JPKI proof: authentication certificate and its signature over the session's challenge. The center asks OCSP. */
  authenticate(session: string, proof: Proof): Promise<Answer<SessionMenu>>
  /** Sends the application (⑩). Idempotent by transaction: the same again gets the same answer, another content is refused. */
  apply(session: string, application: Application): Promise<Answer<Accepted>>
  /** Fetches the sealed envelope (⑪). `progress` tells bytes received so far, and the total once known. */
  download(session: string, transaction: string, progress: (received: number, total: number | null) => void): Promise<Answer<Sealed>>
  /** The one outcome of a transaction (I-22). Idempotent. */
  report(session: string, transaction: string, outcome: Outcome): Promise<Answer<Noted>>
  close(): Promise<void>
}

export type Answer<T> = { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'refused'; readonly reason: CenterRefusal } | { readonly kind: 'fault'; readonly fault: CenterFault }

/** Closed reasons why this person or this application is not served. */
export const centerRefusals = ['certificate.revoked', 'certificate.unknown', 'service.closed', 'service.notOffered', 'service.notEligible'] as const
export type CenterRefusal = (typeof centerRefusals)[number]

export type CenterFault = 'unreachable' | 'late' | 'invalidAnswer' | 'suspended'

export interface TerminalIdentity {
  readonly terminal: string
  /** Build identity: the center may refuse builds it has not approved (I-16). */
  readonly build: string
}

export interface SessionOpened {
  readonly session: string
  /** 32 random bytes, base64url. */
  readonly challenge: string
  readonly hours: CenterHours | null
}

export interface Proof {
  /** DER, base64url. */
  readonly certificate: string
  /** RSA PKCS#1 v1.5 with SHA-256 over the challenge's 32 bytes, base64url. */
  readonly signature: string
}

export interface Accepted { readonly transaction: string }
export interface Noted { readonly transaction: string }
export type { Claims, Holder }
