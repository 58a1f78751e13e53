import type { Presented, Proof } from '../../center/center.ts'
import type { CertificateRequest, Holder, SessionMenu } from '../../center/protocol.ts'
import type { Method, Order } from '../flow/flow.ts'
import type { Language } from '../flow/language.ts'
import type { VaultTold } from '../vault/vault.ts'
import { requestOf } from './request-of.ts'
import type { VaultDesk } from './vault-desk.ts'

/** What the trusted side needs for one visit and the flow must not know. Made anew for every visit, thrown away with it (I-14). */
export interface Papers {
  readonly visit: string
  /** What lay on the reader when the visit began. */
  presented: Shown | null
  session: string | null
  challenge: Uint8Array | null
  proof: Proof | null
  holder: Holder | null
  /** How the holder was let in; null before that. */
  method: Method | null
  /** As it was sent: hours of each entry, and the key of the municipality's server. */
  menu: SessionMenu | null
  /** 券面事項入力補助, from the card until it has been sent. */
  facts: CardFacts | null
  /** Certificates of this visit by their place in the flow. */
  readonly items: Map<number, ItemPapers>
}

/** What was presented, as far as it says so without a PIN. */
export interface Shown extends Presented {
  /** SHA-256 of the authentication certificate, hex; null where it can't be seen before the PIN. */
  readonly certificateDigest: string | null
  readonly userId: string | null
}

/** The card's files as they are: the four facts, their signature, and the certificate for it. */
export interface CardFacts { readonly facts: Uint8Array; readonly attestation: Uint8Array; readonly certificate: Uint8Array }

/** One certificate of the visit. */
export interface ItemPapers {
  /** Its transaction id at the center: 128 random bits, drawn for it alone (I-01). */
  readonly certificate: string
  /** 256 random bits, base64url (I-02). */
  readonly nonce: string
  readonly request: CertificateRequest
  /** Figures of what its vault holds, for the journal. */
  held: Extract<VaultTold, { kind: 'held' }> | null
  desk: VaultDesk | null
}

export type Random = (bytes: number) => Uint8Array

export function newPapers(visit: string): Papers {
  return {
    visit, presented: null, session: null, challenge: null, proof: null, holder: null, method: null, menu: null, facts: null, items: new Map(),
  }
}

/** Papers of the nth certificate as it was ordered. Ids are drawn once and never used again. */
export function openItem({ items }: Papers, item: number, order: Order, language: Language, random: Random): void {
  if (items.has(item)) throw new Error(`certificate ${item} of this visit has been applied for before`)
  items.set(item, {
    certificate: Buffer.from(random(16)).toString('hex'), nonce: Buffer.from(random(32)).toString('base64url'),
    request: requestOf(order, language), held: null, desk: null,
  })
}

/** Papers of the nth certificate; that there are none is a bug. */
export function itemOf(papers: Papers | null, item: number): ItemPapers {
  const found = papers?.items.get(item)
  if (found === undefined) throw new Error(`certificate ${item} of this visit has not been applied for`)
  return found
}

/** Overwrites what was read off the card. */
export function forgetFacts(papers: Papers): void {
  if (papers.facts !== null) overwriteFacts(papers.facts)
  papers.facts = null
}

export function overwriteFacts({ facts, attestation, certificate }: CardFacts): void {
  for (const bytes of [facts, attestation, certificate]) bytes.fill(0)
}
