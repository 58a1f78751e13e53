/** The card reader as the terminal sees it. Bytes of the card protocol stay below; outcomes are closed; nothing throws for what a card can do. */
export interface CardReader {
  /** What the reader is at now; see `ReaderState`. */
  readonly state: ReaderState
  /** Tells of every change until the returned function is called. The state at subscription is told at once. */
  watch(listener: (change: CardChange) => void): () => void
  /** Reads what needs no PIN: kind, expiry, tries left, digest of the authentication certificate, 利用者ID. Holds no session afterwards. */
  identify(): Promise<Identified>
  /**
   * Shortens `prove` while the last digit is still to be typed: same card? -> tries left, and nothing held afterwards. What
   * comes of it is told by `prove`, which does all of it itself where this was not asked for, came to nothing or is seconds old.
   * @param expected as for `prove`.
   */
  prepare(expected: string): Promise<void>
  /**
   * One burst: same card? -> tries left -> VERIFY -> SIGN -> power off; what `prepare` has just done is not done again. `pin`
   * (ASCII digits) is overwritten before this settles, whatever the outcome. No retry is blind, it would burn the holder's tries: only
   * a card that was prepared, says that it has not heard the PIN, is the same and has as many tries left as before is told it once more.
   * @param pin null for a smartphone that has verified its owner by itself; then nothing is presented.
   * @param expected SHA-256 (hex) of the certificate that `identify` saw; null where it could not be read without the PIN.
   */
  prove(challenge: Uint8Array, pin: Uint8Array | null, expected: string | null): Promise<Proved>
  /**
   * 券面事項入力補助: same card? -> tries left -> VERIFY with 照合番号B -> reads the four facts and their signature -> power off.
   * 照合番号B opens the four facts only; there is no way through this port to the 個人番号.
   * @param number 14 ASCII digits (birth YYMMDD, expiry YYYY, security code); overwritten before this settles.
   * @param expected as for `prove`.
   */
  readFacts(number: Uint8Array, expected: string): Promise<FactsRead>
  close(): Promise<void>
}

/**
 * `noService`: no PC/SC service, or the card process is just being started. `noReader`: a service without our reader. `empty`
 * and `present`: a reader without and with a card. `session`: somebody talks with the card. `mustRemove`: the line to the card broke;
 * it is not talked to again until it was taken away.
 */
export type ReaderState = 'noService' | 'noReader' | 'empty' | 'present' | 'session' | 'mustRemove'

export type CardChange = { readonly kind: 'placed' } | { readonly kind: 'removed' } | { readonly kind: 'readerLost' } | { readonly kind: 'readerFound' }

export type Identified =
  | Readable
  /** None of ours: 通知カード, 印鑑登録証, 市民カード, a driving licence … */
  | { readonly kind: 'foreign' }
  /** No answer: upside down or badly placed. */
  | { readonly kind: 'mute' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly why: string }

export interface Readable {
  readonly kind: 'readable'
  readonly medium: Medium
  /** 市区町村コード, 5 digits, from the 共通カード file; null when there is none. */
  readonly municipality: string | null
  /** 利用者証明用; null when the card does not hold it: a 住基カード, or a 個人番号カード whose holder has declined it or is a small child. */
  readonly jpki: JpkiSeen | null
  /** 利用者ID of the 条例利用 application (カードAP); null when the card's free area holds none, or one this terminal has no profile for. */
  readonly userId: string | null
  /** For whoever examines a card: a terminal goes by `expired` alone. Absent where no card was read. */
  readonly dates?: CardDates | undefined
}

export interface CardDates {
  /** Until when the card itself is good, YYYYMMDD, from the 共通カード file; null when there is none. */
  readonly card: string | null
  /** Validity of the authentication certificate; null while it can't be seen. */
  readonly certificate: { readonly from: Date; readonly to: Date } | null
}

/** What was held to the reader: 個人番号カード, 住基カード, or a smartphone with the スマホ用電子証明書. */
export type Medium = 'card' | 'juki' | 'android' | 'iphone'

export interface JpkiSeen {
  /** Tries left of the 4-digit PIN; 0 = locked. A full counter is 3. */
  readonly triesLeft: number
  /** SHA-256 of the authentication certificate's DER, hex; null on phones that show it only after the PIN. */
  readonly certificateDigest: string | null
  /** The authentication certificate has run out; false while it can't be seen. */
  readonly expired: boolean
  /** The device has verified its owner itself (Face ID): no PIN is asked. */
  readonly ownerVerified: boolean
}

export type Proved =
  /** DER of the authentication certificate; RSA PKCS#1 v1.5 / SHA-256 signature over the challenge. */
  | { readonly kind: 'right'; readonly certificate: Uint8Array; readonly signature: Uint8Array }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'gone' }
  /** Another card than the one identified. */
  | { readonly kind: 'swapped' }
  | { readonly kind: 'failed'; readonly why: string }

export type FactsRead =
  /** Contents of the card's files, as they are: the four facts (0002), hashes and signature over them (0003), the certificate for it (0004). */
  | { readonly kind: 'right'; readonly facts: Uint8Array; readonly attestation: Uint8Array; readonly certificate: Uint8Array }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'swapped' }
  | { readonly kind: 'failed'; readonly why: string }
