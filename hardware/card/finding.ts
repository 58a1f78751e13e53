import type { CardDates, Medium } from './card.ts'

/** One thing that an examination found out. */
export type Finding =
  | { readonly kind: 'service'; readonly answers: boolean }
  | { readonly kind: 'reader'; readonly found: boolean }
  | { readonly kind: 'waiting'; readonly seconds: number }
  | { readonly kind: 'noCard'; readonly seconds: number }
  | { readonly kind: 'card'; readonly card: CardKind }
  /** 市区町村コード out of the 共通カード application; null when it tells none. */
  | { readonly kind: 'municipality'; readonly code: string | null }
  /** Until when the card itself is good, YYYYMMDD, to the end of that day. */
  | { readonly kind: 'expiry'; readonly expiry: string; readonly expired: boolean }
  /** No 利用者証明用電子証明書 is on it. */
  | { readonly kind: 'noCertificate' }
  /** @see JpkiSeen */
  | { readonly kind: 'certificate'; readonly digest: string | null; readonly validity: Validity | null; readonly expired: boolean }
  | { readonly kind: 'tries'; readonly left: number }
  /** The phone has verified its owner: there is no PIN and no counter. */
  | { readonly kind: 'ownerVerified' }
  | { readonly kind: 'notSigned'; readonly why: 'noPin' | 'lastTry' | 'locked' }
  | { readonly kind: 'signature'; readonly valid: boolean; readonly validity: Validity; readonly expired: boolean }
  | { readonly kind: 'wrongPin'; readonly triesLeft: number }
  | { readonly kind: 'swapped' }
  /** The conversation broke off. `pinUsed`: a PIN was under way, and nobody knows whether it was counted. */
  | { readonly kind: 'broken'; readonly at: Break; readonly why: string; readonly pinUsed: boolean }
  | { readonly kind: 'step'; readonly step: Step; readonly apdus: number; readonly ms: number }

export type Validity = NonNullable<CardDates['certificate']>

/** What lay on the reader: one of ours, `foreign` (a card of something else) or `mute` (no answer: upside down or badly placed). */
export type CardKind = Medium | 'foreign' | 'mute'

/**
 * Where a conversation broke: the card was taken away, the reader unplugged, the PC/SC service ended, somebody else holds the card,
 * card, driver or card process do not come back (`hungExtended`: from an extended command, which not every reader carries), or
 * anything else that the card or the driver said.
 */
export type Break = 'cardGone' | 'readerGone' | 'serviceGone' | 'held' | 'hung' | 'hungExtended' | 'refused'

/** Conversations that an examination has with the card, as a transaction of the terminal has them. */
export type Step = 'identify' | 'prepare' | 'prove'

/** `good` and `bad` are judgements; `note` says something without one. */
export type Sign = 'good' | 'bad' | 'note'

/** An examination is well when none of its findings is bad. */
export function signOf(finding: Finding): Sign {
  switch (finding.kind) {
    case 'service': return finding.answers ? 'good' : 'bad'
    case 'reader': return finding.found ? 'good' : 'bad'
    case 'card': return finding.card === 'foreign' || finding.card === 'mute' ? 'bad' : 'good'
    case 'expiry': return finding.expired ? 'bad' : 'good'
    // A terminal goes on without it: only カードAP is chosen by it.
    case 'municipality': return finding.code === null ? 'note' : 'good'
    case 'certificate': return finding.expired ? 'bad' : finding.digest === null ? 'note' : 'good'
    case 'tries': return finding.left > 1 ? 'good' : 'bad'
    case 'ownerVerified': return 'good'
    case 'notSigned': return finding.why === 'noPin' ? 'note' : 'bad'
    case 'signature': return finding.valid && !finding.expired ? 'good' : 'bad'
    case 'noCard':
    case 'noCertificate':
    case 'wrongPin':
    case 'swapped':
    case 'broken': return 'bad'
    case 'waiting':
    case 'step': return 'note'
  }
}
