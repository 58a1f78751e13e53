import { generateKeyPair } from 'jose'
import { documentDigest, holderBinding, requestDigest } from '../digests.ts'
import { seal } from '../envelope.ts'
import { pageDigests } from '../pages.ts'
import { issuingServerFor } from './issuing-servers.ts'
import { sameHolder } from './registry.ts'
import type { CryptoKey } from 'jose'
import type { Claims, VaultKey } from '../protocol.ts'
import type { CenterRefusal } from '../refusals.ts'
import type { Faults } from './faults.ts'
import type { Rendered, ResidentRecord } from './issuing-server.ts'
import type { IssueRequest } from './sessions.ts'

const build = 'reference-center-0.2.0'
/** Seconds an envelope is good for: download and payment, no more. */
const validity = 10 * 60
/** ms; what the fault adds to a register's age. */
const staleBy = 72 * 60 * 60 * 1000

export interface ToIssue {
  readonly request: IssueRequest
  /** What the issuing server is told to draw: the request's own but for the fault that mixes people up. */
  readonly drawn: { readonly record: ResidentRecord; readonly request: IssueRequest }
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
  | { readonly kind: 'refused'; readonly reason: CenterRefusal }

/**
 * Has the document drawn, compares whose it is with who asked (I-06) and how old its register is with what the municipality allows
 * (I-20), signs and seals it. Works on its arguments alone: two requests at the same moment have nothing in common that one could
 * overwrite (I-14). But for `sealed` nothing was signed.
 */
export async function issue({ request, drawn, vaultKey, signingKey, faults, now }: ToIssue): Promise<Issued> {
  const rendered = await render(drawn.record, drawn.request, now)
  if (rendered.kind === 'refused') return rendered
  if (!sameHolder(rendered.holderReference, request.applicant.holder)) return { kind: 'wrongHolder' }
  const registryAt = rendered.registryAt - (faults.isOn('staleRegistry') ? staleBy : 0)
  if (registryAt < now - drawn.record.municipality.limits.registryAge) return { kind: 'refused', reason: 'record.stale' }
  const issuedAt = Math.floor(now / 1000) - (faults.isOn('expired') ? validity : 0)
  const claims = await claimsFor(request, rendered, Math.floor(registryAt / 1000), issuedAt)
  const key = faults.isOn('wrongKey') ? (await generateKeyPair('ES256')).privateKey : signingKey
  const delivered = faults.isOn('tampered') ? altered(rendered.pdf) : rendered.pdf
  return { kind: 'sealed', envelope: await seal({ claims, pdf: delivered, vaultKey, signingKey: key }) }
}

async function render(record: ResidentRecord, { application }: IssueRequest, now: number): Promise<Rendered> {
  const { kind, answers } = application.request
  const server = issuingServerFor(kind)
  if (server === null) throw new Error(`no server issues ${kind}`)
  return server.render({ record, kind, answers, issueNumber: issueNumber(application.transaction), issuedAt: new Date(now) })
}

async function claimsFor(
  { application, applicant }: IssueRequest,
  { pdf, sheet }: Extract<Rendered, { kind: 'drawn' }>,
  registryAt: number,
  issuedAt: number,
): Promise<Claims> {
  const { transaction, terminal, nonce, request } = application
  const pages = await pageDigests(pdf)
  if (pages === null) throw new Error('the document just made is no PDF')
  return {
    version: 1, transaction, terminal, nonce,
    holderBinding: holderBinding(applicant.holder, transaction, nonce),
    requestDigest: requestDigest(request),
    municipalityCode: request.municipalityCode, kind: request.kind, copies: request.copies, fee: request.fee,
    document: documentDigest(pdf), pages: [...pages], bytes: pdf.length, sheet,
    build, registryAt, issuedAt, expiresAt: issuedAt + validity,
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
