/** The card reader as the terminal sees it. Bytes of the card protocol stay below; outcomes are closed; nothing throws for what a card can do. */
export interface CardReader {
  /** Tells of every change until the returned function is called. The state at subscription is told at once. */
  watch(listener: (change: CardChange) => void): () => void
  /** Reads what needs no PIN: kind, expiry, tries left, digest of the authentication certificate. Holds no session afterwards. */
  identify(): Promise<Identified>
  /**
   * One burst: tries left -> same card? -> VERIFY -> SIGN -> power off. `pin` (ASCII digits) is overwritten before this
   * settles, whatever the outcome. Never tried a second time by the driver: a blind retry would burn the holder's tries.
   * @param expected SHA-256 (hex) of the certificate that `identify` saw.
   */
  prove(challenge: Uint8Array, pin: Uint8Array, expected: string): Promise<Proved>
  close(): Promise<void>
}

export type CardChange = { readonly kind: 'placed' } | { readonly kind: 'removed' } | { readonly kind: 'readerLost' } | { readonly kind: 'readerFound' }

export type Identified =
  | {
      readonly kind: 'jpki'
      /** 市区町村コード, 5 digits, from the 共通カード file; null when the card has none. */
      readonly municipality: string | null
      /** Tries left of the 4-digit PIN of 利用者証明用; 0 = locked. A full counter is 3. */
      readonly triesLeft: number
      /** SHA-256 of the authentication certificate's DER, hex. */
      readonly certificateDigest: string
      /** The authentication certificate has run out. */
      readonly expired: boolean
    }
  | { readonly kind: 'foreign' }
  /** No answer: upside down or badly placed. */
  | { readonly kind: 'mute' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly why: string }

export type Proved =
  /** DER of the authentication certificate; RSA PKCS#1 v1.5 / SHA-256 signature over the challenge. */
  | { readonly kind: 'right'; readonly certificate: Uint8Array; readonly signature: Uint8Array }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'gone' }
  /** Another card than the one identified. */
  | { readonly kind: 'swapped' }
  | { readonly kind: 'failed'; readonly why: string }
