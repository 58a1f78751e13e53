import { documentDigest, holderBinding, requestDigest } from '../../center/digests.ts'
import { makeVaultKey, open } from '../../center/envelope.ts'
import { pageDigests } from '../../center/pages.ts'
import { sheetsOf } from '../../hardware/printer/printer.ts'
import { impose } from './impose.ts'
import type { Imposed } from './impose.ts'
import type { CryptoKey } from 'jose'
import type { Center } from '../../center/center.ts'
import type { Claims } from '../../center/protocol.ts'
import type { Printed, Printer } from '../../hardware/printer/printer.ts'
import type { Wipe } from '../../hardware/wipe/wipe.ts'
import type { FromVault } from './vault-message.ts'
import type { VaultJob } from './vault.ts'

export interface VaultParts {
  readonly job: VaultJob
  readonly center: Center
  /** Pinned public keys of the center. */
  readonly centerKeys: readonly CryptoKey[]
  /** It prints, and nothing else is asked of its printer. */
  readonly printer: Pick<Printer, 'print' | 'cancel' | 'close'>
  readonly wipe: Wipe
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly tell: (word: FromVault) => void
}

export interface CertificateVault {
  /** Prints what is held, once. Anything but one call after `held` is a bug and throws. */
  print(): void
  /**
   * Overwrites what is held, at any moment. While the printer has the bytes it is told to stop, and what is proven of the job is told
   * before they are overwritten.
   */
  erase(): void
  /** Fulfilled after `erased` was told, which happens exactly once; rejected only by a bug. */
  readonly over: Promise<void>
}

type Word = Exclude<FromVault, { kind: 'erased' }>
type Fetched = { readonly kind: 'envelope'; readonly envelope: Uint8Array } | Word
interface Certificate { readonly claims: Claims; readonly pdf: Uint8Array }

/**
 * Applies for one certificate, fetches, verifies and holds it; prints it if asked; ends with nothing of it left that opens or reads. What a
 * look into its memory still finds then is the envelope, sealed, in the strings it was read from; its key goes with the process.
 */
export function openCertificateVault({ job, center, centerKeys, printer, wipe, now, tell }: VaultParts): CertificateVault {
  const buffers: Uint8Array[] = []
  const leaving = Promise.withResolvers<'erase'>()
  const printing = Promise.withResolvers<'print'>()
  let stage: 'fetching' | 'held' | 'printing' | 'over' = 'fetching'
  let erasing = false

  async function live(): Promise<void> {
    try {
      const last = await issue()
      if (last !== null) tell(last)
    } finally {
      stage = 'over'
      tell({ kind: 'erased', bytes: wipe.overwrite(buffers) })
      await Promise.all([center.close(), printer.close()])
    }
  }

  /** The last word about the certificate; null when there is none because it was to be erased. */
  async function issue(): Promise<Word | null> {
    const key = await makeVaultKey()
    const fetched = await Promise.race([fetch(key.publicKey), leaving.promise])
    if (fetched === 'erase') return null
    if (fetched.kind !== 'envelope') return fetched
    // Opening is not raced: whatever it lays open must be known in order to be overwritten.
    const opened = await openEnvelope(fetched.envelope, key.privateKey)
    if (erasing) return null
    if ('kind' in opened) return opened
    stage = 'held'
    const { claims } = opened
    tell({
      kind: 'held', pages: claims.pages.length, sheets: sheetsOf(claims.pages.length) * claims.copies, fee: claims.fee, document: claims.document,
      holderBinding: claims.holderBinding, requestDigest: claims.requestDigest,
    })
    if ((await Promise.race([printing.promise, leaving.promise])) === 'erase') return null
    return await putOut(opened)
  }

  async function fetch(vaultKey: Awaited<ReturnType<typeof makeVaultKey>>['publicKey']): Promise<Fetched> {
    const { session, transaction, terminal, nonce, request } = job
    const accepted = await center.apply(session, { transaction, terminal, nonce, request, vaultKey })
    if (accepted.kind !== 'ok') return accepted
    if (accepted.value.transaction !== transaction) return { kind: 'mismatch', claim: 'transaction' }
    if (erasing) return { kind: 'fault', fault: 'late' }
    const sealed = await center.download(session, transaction, (received, total) => {
      if (stage === 'fetching' && !erasing) tell({ kind: 'progress', received, total })
    })
    if (sealed.kind !== 'ok') return sealed
    if (sealed.value.transaction !== transaction) return { kind: 'mismatch', claim: 'transaction' }
    return { kind: 'envelope', envelope: sealed.value.envelope }
  }

  async function openEnvelope(envelope: Uint8Array, vaultPrivateKey: CryptoKey): Promise<Certificate | Word> {
    const { request, transaction, terminal, nonce, holder } = job
    const expected = {
      transaction, terminal, nonce,
      holderBinding: holderBinding(holder, transaction, nonce),
      requestDigest: requestDigest(request),
      municipalityCode: request.municipalityCode, kind: request.kind, copies: request.copies, fee: request.fee,
    }
    const opened = await open({ envelope, vaultPrivateKey, centerKeys, expected, now: now() })
    buffers.push(envelope, ...opened.used)
    envelope.fill(0)
    if (opened.kind === 'mismatch') return { kind: 'mismatch', claim: opened.claim }
    // Sealed to another vault or signed by another hand is no less foreign than a wrong claim (I-07).
    if (opened.kind === 'invalid') return { kind: 'mismatch', claim: opened.why }
    // No money may be taken for what can't be put on paper.
    const imposed = await layOut(opened.pdf)
    return imposed.kind === 'refused' ? { kind: 'mismatch', claim: 'sheet' } : { claims: opened.claims, pdf: opened.pdf }
  }

  async function layOut(pdf: Uint8Array): Promise<Imposed> {
    const imposed = await impose(pdf)
    if (imposed.kind === 'imposed' && imposed.pdf !== pdf) buffers.push(imposed.pdf)
    return imposed
  }

  async function putOut({ claims, pdf }: Certificate): Promise<Word | null> {
    const imposed = await layOut(pdf)
    if (imposed.kind === 'refused') return { kind: 'mismatch', claim: 'sheet' }
    const pages = await pageDigests(pdf)
    if (pages === null || pages.join() !== claims.pages.join()) return { kind: 'mismatch', claim: 'pages' }
    if (erasing) return null
    // The last thing before the bytes leave, with nothing awaited in between (I-07).
    if (documentDigest(pdf) !== claims.document) return { kind: 'mismatch', claim: 'document' }
    const { copies } = claims
    const name = `certificate ${job.transaction}`
    const out = await printer.print({ name, pdf: imposed.pdf, pages: imposed.pages, copies }, (sheets) => {
      if (stage === 'printing') tell({ kind: 'sheet', sheets })
    })
    return counted(out, sheetsOf(imposed.pages) * copies)
  }

  const over = live()
  return {
    over,
    print() {
      if (stage !== 'held' || erasing) throw new Error(`print() while ${erasing ? 'erasing' : stage}`)
      stage = 'printing'
      printing.resolve('print')
    },
    erase() {
      erasing = true
      leaving.resolve('erase')
      if (stage === 'printing') void printer.cancel()
    },
  }
}

/** "Printed" is believed only when as many sheets came out as the envelope has (I-09). */
function counted(out: Printed, sheets: number): Printed {
  return out.kind === 'printed' && out.sheets !== sheets ? { kind: 'unknown', sheetsOut: out.sheets, fault: 'other' } : out
}
