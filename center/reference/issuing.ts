import { generateKeyPair } from 'jose'
import { documentDigest, holderBinding, requestDigest } from '../digests.ts'
import { seal } from '../envelope.ts'
import { pageDigests } from '../pages.ts'
import { chosenOf } from './chosen.ts'
import { renderJuminhyo } from './juminhyo.ts'
import { Unprintable } from './mincho.ts'
import { sameHolder } from './registry.ts'
import type { CryptoKey } from 'jose'
import type { Claims, VaultKey } from '../protocol.ts'
import type { Faults } from './faults.ts'
import type { ResidentRecord, ToRender } from './juminhyo.ts'
import type { IssueRequest } from './sessions.ts'

const build = 'reference-center-0.1.0'
/** Seconds an envelope is good for: download and payment, no more. */
const validity = 10 * 60

export interface ToIssue {
  readonly request: IssueRequest
  /** What the issuing server read for this request. */
  readonly record: ResidentRecord
  /** The vault that will open it. */
  readonly vaultKey: VaultKey
  readonly signingKey: CryptoKey
  readonly faults: Faults
  /** Milliseconds since 1970. */
  readonly now: number
}

export type Issued =
  | { readonly kind: 'sealed'; readonly envelope: string }
  /** The document made is about somebody else than who asked. */
  | { readonly kind: 'wrongHolder' }
  /** A name or address that this center can't put on paper (B3). */
  | { readonly kind: 'unprintable' }

/**
 * Draws the document, compares whose it is with who asked (I-06), signs and seals it. Works on its arguments alone: two
 * requests at the same moment have nothing in common that one could overwrite. But for `sealed` nothing was signed.
 */
export async function issue({ request, record, vaultKey, signingKey, faults, now }: ToIssue): Promise<Issued> {
  const { application, applicant } = request
  const chosen = chosenOf(application.request.answers, record.household, record.applicant)
  const rendered = await render({ record, chosen, issueNumber: issueNumber(application.transaction), issuedAt: new Date(now) })
  if (rendered === null) return { kind: 'unprintable' }
  const { pdf, holderReference } = rendered
  if (!sameHolder(holderReference, applicant.holder)) return { kind: 'wrongHolder' }
  const claims = await claimsFor(request, pdf, Math.floor(now / 1000) - (faults.isOn('expired') ? validity : 0))
  const key = faults.isOn('wrongKey') ? (await generateKeyPair('ES256')).privateKey : signingKey
  const delivered = faults.isOn('tampered') ? altered(pdf) : pdf
  return { kind: 'sealed', envelope: await seal({ claims, pdf: delivered, vaultKey, signingKey: key }) }
}

async function render(what: ToRender) {
  try {
    return await renderJuminhyo(what)
  } catch (error) {
    if (error instanceof Unprintable) return null
    throw error
  }
}

async function claimsFor({ application, applicant }: IssueRequest, pdf: Uint8Array, issuedAt: number): Promise<Claims> {
  const { transaction, terminal, nonce, request } = application
  const pages = await pageDigests(pdf)
  if (pages === null) throw new Error('the document just made is no PDF')
  return {
    version: 1, transaction, terminal, nonce,
    holderBinding: holderBinding(applicant.holder, transaction, nonce),
    requestDigest: requestDigest(request),
    municipalityCode: request.municipalityCode, kind: request.kind, copies: request.copies, fee: request.fee,
    document: documentDigest(pdf), pages: [...pages], bytes: pdf.length, sheet: 'A4',
    build, registryAt: issuedAt, issuedAt, expiresAt: issuedAt + validity,
  }
}

/** Tells sheets of one issue from another; says nothing of the person, and nobody can guess the transaction from it. */
function issueNumber(transaction: string): string {
  return (documentDigest(Buffer.from(transaction)).slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-')
}

function altered(pdf: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(pdf)
  const middle = Math.floor(copy.length / 2)
  copy[middle] = (copy[middle] ?? 0) ^ 1
  return copy
}
