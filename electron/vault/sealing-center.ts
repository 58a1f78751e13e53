import { PDFDocument } from '@cantoo/pdf-lib'
import { generateKeyPair } from 'jose'
import { documentDigest, holderBinding, requestDigest } from '../../center/digests.ts'
import { seal } from '../../center/envelope.ts'
import { pageDigests } from '../../center/pages.ts'
import type { CryptoKey } from 'jose'
import type { Center } from '../../center/center.ts'
import type { Application, Claims } from '../../center/protocol.ts'
import type { VaultJob } from './vault.ts'

export const issueTime = Date.UTC(2030, 3, 1, 1)

/** What one test wants to be otherwise about the center's answer. */
export interface Twist {
  readonly claims?: Partial<Claims>
  readonly size?: readonly [number, number]
  readonly pages?: number
  /** The document that is sealed, when it is not the one that was signed. */
  readonly swap?: (pdf: Uint8Array) => Uint8Array
  readonly signingKey?: CryptoKey
  readonly vaultKey?: Application['vaultKey']
  /** Says when the answer to a call may go out. */
  readonly gate?: { readonly apply?: Promise<void>; readonly download?: Promise<void> }
  readonly answer?: Partial<Pick<Center, 'apply' | 'download'>>
}

/** A center for the tests of the vault: signs and seals like the real one, but any single thing about it can be made wrong. */
export async function openSealingCenter(job: VaultJob, twist: Twist = {}) {
  const keys = await generateKeyPair('ES256')
  const pdf = await certificate(twist.size ?? [595.2, 841.92], twist.pages ?? 2)
  const calls: string[] = []
  let applied: Application | null = null
  const center: Center = {
    async apply(_session, application) {
      calls.push('apply')
      await twist.gate?.apply
      applied = application
      calls.push('apply answered')
      return { kind: 'ok', value: { transaction: application.transaction } }
    },
    async download(_session, transaction, progress) {
      calls.push('download')
      if (applied === null) throw new Error('download before apply')
      progress(1, 2)
      await twist.gate?.download
      const signed = { ...(await claimsFor(job, pdf)), ...twist.claims }
      const envelope = await seal({
        claims: signed, pdf: twist.swap?.(pdf) ?? pdf,
        vaultKey: twist.vaultKey ?? applied.vaultKey, signingKey: twist.signingKey ?? keys.privateKey,
      })
      progress(2, 2)
      calls.push('download answered')
      return { kind: 'ok', value: { transaction, envelope: Buffer.from(envelope) } }
    },
    heartbeat: unasked,
    openSession: unasked,
    authenticate: unasked,
    introduce: unasked,
    verifyPin: unasked,
    register: unasked,
    report: unasked,
    readLedger: unasked,
    async close() {
      calls.push('close')
    },
    ...twist.answer,
  }
  return { center, calls, pdf, centerKeys: [keys.publicKey] }
}

function unasked(): never {
  throw new Error('a vault has no business asking this')
}

async function claimsFor({ transaction, terminal, nonce, request, holder }: VaultJob, pdf: Uint8Array): Promise<Claims> {
  return {
    version: 1, transaction, terminal, nonce,
    holderBinding: holderBinding(holder, transaction, nonce),
    requestDigest: requestDigest(request),
    municipalityCode: request.municipalityCode, kind: request.kind,
    document: documentDigest(pdf), pages: [...(await pageDigests(pdf)) ?? []], bytes: pdf.length, sheet: 'A4',
    copies: request.copies, fee: request.fee, build: 'test',
    registryAt: issueTime / 1000, issuedAt: issueTime / 1000, expiresAt: issueTime / 1000 + 600,
  }
}

async function certificate(size: readonly [number, number], pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (let side = 1; side <= pages; side += 1) document.addPage([...size]).drawText(`side ${side}`, { x: 40, y: 40 })
  return await document.save()
}
