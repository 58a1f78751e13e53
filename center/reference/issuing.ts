import { generateKeyPair } from 'jose'
import { documentDigest, holderBinding, requestDigest } from '../digests.ts'
import { makeVaultKey, seal } from '../envelope.ts'
import { pageDigests } from '../pages.ts'
import { filledIn } from './fault/form.ts'
import { collected } from './fault/linkage.ts'
import { posted } from './fault/posting.ts'
import { approvedBuild } from './issuing-server.ts'
import { sameHolder } from './registry.ts'
import type { CryptoKey } from 'jose'
import type { Claims, VaultKey } from '../protocol.ts'
import type { CenterRefusal } from '../refusals.ts'
import type { Drawn } from './fault/shared-place.ts'
import type { FaultName, Faults } from './faults.ts'
import type { IssuingServer, Rendered, ResidentRecord } from './issuing-server.ts'
import type { IssueRequest } from './sessions.ts'

/** Seconds an envelope is good for: download and payment, no more. */
const validity = 10 * 60
/** ms; what the fault adds to a register's age. */
const staleBy = 72 * 60 * 60 * 1000

export interface ToIssue {
  readonly request: IssueRequest
  /** Transaction of who is to get it: the request's own but for the fault that mixes people up. */
  readonly asker: string
  /** What the issuing server is told to draw: the request's own but for the fault that mixes people up. */
  readonly drawn: { readonly record: ResidentRecord; readonly request: IssueRequest }
  /** The vault that will open it. */
  readonly vaultKey: VaultKey
  readonly signingKey: CryptoKey
  readonly faults: Faults
  readonly issuers: readonly IssuingServer[]
  /** Milliseconds since 1970. */
  readonly now: number
}

export type Issued =
  | { readonly kind: 'sealed'; readonly envelope: string }
  /** The document made is about somebody else than who asked, or was made for another application of his. */
  | { readonly kind: 'wrongHolder' | 'wrongOrder' }
  /** An issuing system made it that is not the approved one. */
  | { readonly kind: 'wrongBuild' }
  | { readonly kind: 'refused'; readonly reason: CenterRefusal }

/**
 * Has the document drawn, compares by whom, for whom and for which application it was drawn with who asked (I-06), and how old its register
 * is with what the municipality allows (I-20), signs and seals it. Works on its arguments alone: two requests at the same moment have
 * nothing in common that one could overwrite (I-14). But for `sealed` nothing was signed.
 */
export async function issue({ request, asker, drawn, vaultKey, signingKey, faults, issuers, now }: ToIssue): Promise<Issued> {
  const made = await render(drawn.record, drawn.request, issuers, now)
  if (made.kind === 'refused') return made
  const { transaction } = request.application
  const rendered = await collected(made, { faults, transaction: asker, now })
  if (rendered.build !== approvedBuild) return { kind: 'wrongBuild' }
  if (!sameHolder(rendered.holderReference, request.applicant.holder)) return { kind: 'wrongHolder' }
  if (rendered.orderReference !== issueNumber(transaction)) return { kind: 'wrongOrder' }
  const registryAt = rendered.registryAt - (struck('staleRegistry') ? staleBy : 0)
  if (registryAt < now - drawn.record.municipality.limits.registryAge) return { kind: 'refused', reason: 'record.stale' }
  const issuedAt = Math.floor(now / 1000) - (struck('expired') ? validity : 0)
  const claims = filledIn(await claimsFor(request, rendered, Math.floor(registryAt / 1000), issuedAt), asker, faults)
  const key = struck('wrongKey') ? (await generateKeyPair('ES256')).privateKey : signingKey
  const delivered = struck('tampered') ? altered(rendered.pdf) : rendered.pdf
  const recipient = struck('wrongSeal') ? (await makeVaultKey()).publicKey : vaultKey
  const envelope = await seal({ claims, pdf: delivered, vaultKey: recipient, signingKey: key })
  return { kind: 'sealed', envelope: posted(envelope, asker, faults) }

  function struck(name: FaultName): boolean {
    if (faults.isOn(name)) faults.strike(name, asker)
    return faults.isOn(name)
  }
}

async function render(record: ResidentRecord, { application }: IssueRequest, issuers: readonly IssuingServer[], now: number): Promise<Rendered> {
  const { kind, answers } = application.request
  const server = issuers.find(({ kinds }) => kinds.includes(kind))
  if (server === undefined) throw new Error(`no server issues ${kind}`)
  return server.render({ record, kind, answers, issueNumber: issueNumber(application.transaction), issuedAt: new Date(now) })
}

async function claimsFor(
  { application, applicant }: IssueRequest,
  { pdf, sheet, build }: Drawn,
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
export function issueNumber(transaction: string): string {
  return (documentDigest(Buffer.from(transaction)).slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-')
}

function altered(pdf: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(pdf)
  const middle = Math.floor(copy.length / 2)
  copy[middle] = (copy[middle] ?? 0) ^ 1
  return copy
}
