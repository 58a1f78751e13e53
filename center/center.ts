import type {
  Application, CenterStanding, Claims, Holder, LedgerPage, LedgerSpan, Outcome, PinVerified, Registered, Registration, SessionMenu, SessionOpened, Sealed,
} from './protocol.ts'
import type { CenterRefusal } from './refusals.ts'

/**
 * The certificate center (証明書交付センター) as the terminal sees it. A client is a plug-in behind this port. It never
 * throws for what the network or the center can do: every call ends in a closed outcome, and every unknown fails closed.
 */
export interface Center {
  /** Sign of life both ways, and the center's standing: its clock, its hours, the stops in force. Needs no session and opens none. */
  heartbeat(terminal: TerminalIdentity): Promise<Answer<CenterStanding>>
  /** Says who the terminal is and what was presented; learns which methods that municipality accepts, and the challenge to be signed. */
  openSession(terminal: TerminalIdentity, presented: Presented): Promise<Answer<SessionOpened>>
  /** 公的個人認証: authentication certificate and its signature over the session's challenge. The center asks OCSP. */
  authenticate(session: string, proof: Proof): Promise<Answer<SessionMenu>>
  /** カードAP: names the 利用者ID the card holds. The menu comes; nothing is issued before the PIN of its type was right. */
  introduce(session: string, userId: string): Promise<Answer<SessionMenu>>
  /** カードAP: the PIN of one type, sealed to the municipality's server, which counts the tries. Never asked twice with one PIN. */
  verifyPin(session: string, kind: string, sealedPin: string): Promise<Answer<PinVerified>>
  /** 本籍地: 利用登録申請 with the card's signed 4情報. Idempotent by transaction. */
  register(session: string, registration: Registration): Promise<Answer<Registered>>
  /** Sends the application (⑩). Idempotent by transaction: the same again gets the same answer, another content is refused. */
  apply(session: string, application: Application): Promise<Answer<Accepted>>
  /**
   * Fetches the sealed envelope (⑪). `progress` tells bytes received so far, never less than before, and the total once known. Idempotent by
   * transaction, so that a cut download can go on: the same session gets the very same envelope again, until its outcome is reported or the
   * envelope has run out; never a document made anew. Each answer is a copy of its own, for whoever asked overwrites it.
   */
  download(session: string, transaction: string, progress: (received: number, total: number | null) => void): Promise<Answer<Sealed>>
  /**
   * The one outcome of a transaction (I-22), from any session of the terminal that applied: after a restart it has another. Idempotent.
   * 未交付未収 and 未交付返金済 are also noted of what was never accepted; nothing can be applied for under that id any more.
   */
  report(session: string, transaction: string, outcome: Outcome): Promise<Answer<Noted>>
  /**
   * The center's own lines about the asking terminal's transactions, of these days, a page at a time: what 日次・月次清算 is compared with (I-22).
   * A line moves to the end when its report comes, so a walk from page to page misses none; `wholeLedger` walks.
   */
  readLedger(session: string, span: LedgerSpan): Promise<Answer<LedgerPage>>
  close(): Promise<void>
}

export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly reason: CenterRefusal }
  | { readonly kind: 'fault'; readonly fault: CenterFault }

export type CenterFault = 'unreachable' | 'late' | 'invalidAnswer' | 'suspended'

export interface TerminalIdentity {
  readonly terminal: string
  /** Build identity: the center may refuse builds it has not approved (I-16). */
  readonly build: string
  /** SHA-256 of the configuration, hex (I-16). */
  readonly configuration: string
  /** Device and what drives it, e.g. `printer:ipp` (I-16). */
  readonly devices: readonly string[]
}

/** The two ways of A1: 公的個人認証 (JPKI) and 条例利用 (カードAP). */
export type Method = 'jpki' | 'cardAp'

/** What lies on the reader, as far as no PIN is needed. */
export interface Presented {
  readonly medium: 'card' | 'juki' | 'android' | 'iphone'
  /** 市区町村コード on the card (共通カード), 5 digits. */
  readonly municipality: string | null
}

export interface Proof {
  /** DER, base64url. */
  readonly certificate: string
  /** RSA PKCS#1 v1.5 with SHA-256 over the challenge's 32 bytes, base64url. */
  readonly signature: string
}

export interface Accepted { readonly transaction: string }
export interface Noted { readonly transaction: string }
export type { CenterRefusal, CenterStanding, Claims, Holder, SessionOpened }
